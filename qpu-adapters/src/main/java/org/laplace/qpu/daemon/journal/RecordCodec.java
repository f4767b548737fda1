package org.laplace.qpu.daemon.journal;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.spi.RunTag;

/**
 * Records as bytes: the number of the kind, then the fields in order, big-endian; hashes and
 * addresses raw, text as {@link DataOutputStream#writeUTF} does it.
 */
final class RecordCodec {
  private RecordCodec() {}

  static byte[] encode(JournalRecord record) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Empty if the bytes are no record. Never throws. */
  static Optional<JournalRecord> decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      JournalRecord record = read(in);
      return in.read() < 0 ? Optional.of(record) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void write(JournalRecord record, DataOutputStream out) throws IOException {
    switch (record) {
      case JournalRecord.Founded(String chainId, Address provider) -> {
        out.writeByte(1);
        out.writeUTF(chainId);
        provider.bytes().writeTo(out);
      }
      case JournalRecord.Assigned assigned -> {
        out.writeByte(2);
        writeTag(assigned.run(), out);
        assigned.specHash().bytes().writeTo(out);
        out.writeLong(assigned.workUnits());
        out.writeLong(assigned.assignedHeight());
        out.writeLong(assigned.deadlineHeight());
      }
      case JournalRecord.Started(RunTag run) -> {
        out.writeByte(3);
        writeTag(run, out);
      }
      case JournalRecord.Computed(RunTag run, OutcomeKind outcome, Hash resultHash) -> {
        out.writeByte(4);
        writeTag(run, out);
        out.writeByte(outcome.getNumber());
        resultHash.bytes().writeTo(out);
      }
      case JournalRecord.Signed(PendingTransaction transaction, long height) -> {
        out.writeByte(5);
        writePurpose(transaction.purpose(), out);
        transaction.hash().bytes().writeTo(out);
        out.writeLong(transaction.sequence());
        out.writeLong(transaction.expiryHeight());
        out.writeLong(height);
      }
      case JournalRecord.Settled(Hash transaction, boolean effective, long height) -> {
        out.writeByte(6);
        transaction.bytes().writeTo(out);
        out.writeBoolean(effective);
        out.writeLong(height);
      }
      case JournalRecord.Submitted(RunTag run, long height) -> {
        out.writeByte(7);
        writeTag(run, out);
        out.writeLong(height);
      }
      case JournalRecord.Ended(RunTag run, Ending ending, long height) -> {
        out.writeByte(8);
        writeTag(run, out);
        out.writeByte(ending.number());
        out.writeLong(height);
      }
      case JournalRecord.Failed(RunTag run) -> {
        out.writeByte(10);
        writeTag(run, out);
      }
      case JournalRecord.Resumed(long height) -> {
        out.writeByte(11);
        out.writeLong(height);
      }
      case JournalRecord.Summary(long height, long offerLostHeight) -> {
        out.writeByte(9);
        out.writeLong(height);
        out.writeLong(offerLostHeight);
      }
    }
  }

  private static JournalRecord read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 -> new JournalRecord.Founded(in.readUTF(), new Address(raw(in, Address.SIZE_BYTES)));
      case 2 ->
          new JournalRecord.Assigned(
              readTag(in), readHash(in), in.readLong(), in.readLong(), in.readLong());
      case 3 -> new JournalRecord.Started(readTag(in));
      case 4 -> new JournalRecord.Computed(readTag(in), readOutcome(in), readHash(in));
      case 5 ->
          new JournalRecord.Signed(
              new PendingTransaction(readPurpose(in), readHash(in), in.readLong(), in.readLong()),
              in.readLong());
      case 6 -> new JournalRecord.Settled(readHash(in), in.readBoolean(), in.readLong());
      case 7 -> new JournalRecord.Submitted(readTag(in), in.readLong());
      case 8 -> new JournalRecord.Ended(readTag(in), readEnding(in), in.readLong());
      case 9 -> new JournalRecord.Summary(in.readLong(), in.readLong());
      case 10 -> new JournalRecord.Failed(readTag(in));
      case 11 -> new JournalRecord.Resumed(in.readLong());
      default -> throw new IllegalArgumentException("no record is of kind " + kind);
    };
  }

  private static void writePurpose(Purpose purpose, DataOutputStream out) throws IOException {
    switch (purpose) {
      case Purpose.SubmitResult(RunTag run) -> {
        out.writeByte(1);
        writeTag(run, out);
      }
      case Purpose.DeclineRun(RunTag run) -> {
        out.writeByte(2);
        writeTag(run, out);
      }
      case Purpose.PostOffer(Hash offer, PostOffer terms) -> {
        out.writeByte(3);
        offer.bytes().writeTo(out);
        out.writeShort(terms.getSerializedSize());
        terms.writeTo(out);
      }
      case Purpose.WithdrawOffer(Hash offer) -> {
        out.writeByte(4);
        offer.bytes().writeTo(out);
      }
    }
  }

  private static Purpose readPurpose(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 -> new Purpose.SubmitResult(readTag(in));
      case 2 -> new Purpose.DeclineRun(readTag(in));
      case 3 ->
          new Purpose.PostOffer(readHash(in), PostOffer.parseFrom(raw(in, in.readUnsignedShort())));
      case 4 -> new Purpose.WithdrawOffer(readHash(in));
      default -> throw new IllegalArgumentException("no purpose is of kind " + kind);
    };
  }

  private static void writeTag(RunTag tag, DataOutputStream out) throws IOException {
    tag.job().bytes().writeTo(out);
    out.writeInt(tag.attempt());
  }

  private static RunTag readTag(DataInputStream in) throws IOException {
    return new RunTag(readHash(in), in.readInt());
  }

  private static OutcomeKind readOutcome(DataInputStream in) throws IOException {
    OutcomeKind outcome = OutcomeKind.forNumber(in.readByte());
    if (outcome == null || outcome == OutcomeKind.OUTCOME_KIND_UNSPECIFIED) {
      throw new IllegalArgumentException("no outcome is of that kind");
    }
    return outcome;
  }

  private static Ending readEnding(DataInputStream in) throws IOException {
    int number = in.readByte();
    return Arrays.stream(Ending.values())
        .filter(ending -> ending.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ending has number " + number));
  }

  private static Hash readHash(DataInputStream in) throws IOException {
    return new Hash(raw(in, Hash.SIZE_BYTES));
  }

  private static ByteString raw(DataInputStream in, int sizeBytes) throws IOException {
    var bytes = new byte[sizeBytes];
    in.readFully(bytes);
    return ByteString.copyFrom(bytes);
  }
}
