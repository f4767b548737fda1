package org.laplace.qpu.daemon.journal;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Random;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.spi.RunTag;

/** Records of every kind, about few enough runs that they meet. */
final class JournalRecords {
  static final int KINDS = 11;

  private JournalRecords() {}

  static JournalRecord random(Random random) {
    return ofKind(random.nextInt(KINDS), random);
  }

  static JournalRecord ofKind(int kind, Random random) {
    RunTag run = new RunTag(hash(random.nextInt(8)), 1 + random.nextInt(3));
    long height = random.nextInt(1000);
    List<Ending> endings = List.of(Ending.values());
    return switch (kind) {
      case 0 -> new JournalRecord.Founded("chain-\u00e9", new Address(bytes(random, 20)));
      case 1 -> new JournalRecord.Assigned(run, hash(9), random.nextLong(), height, height + 30);
      case 2 -> new JournalRecord.Started(run);
      case 3 ->
          new JournalRecord.Computed(
              run, OutcomeKind.forNumber(1 + random.nextInt(4)), hash(random.nextInt(8)));
      case 4 ->
          new JournalRecord.Signed(
              new PendingTransaction(
                  purpose(random, run), hash(random.nextInt(20)), random.nextInt(9), height),
              height);
      case 5 -> new JournalRecord.Settled(hash(random.nextInt(20)), random.nextBoolean(), height);
      case 6 -> new JournalRecord.Submitted(run, height);
      case 7 -> new JournalRecord.Ended(run, endings.get(random.nextInt(endings.size())), height);
      case 8 -> new JournalRecord.Summary(height, random.nextInt(1000));
      case 9 -> new JournalRecord.Failed(run);
      case 10 -> new JournalRecord.Resumed(1 + height);
      default -> throw new IllegalArgumentException("kind " + kind);
    };
  }

  private static Purpose purpose(Random random, RunTag run) {
    return switch (random.nextInt(4)) {
      case 0 -> new Purpose.SubmitResult(run);
      case 1 -> new Purpose.DeclineRun(run);
      case 2 ->
          new Purpose.PostOffer(
              hash(11), PostOffer.newBuilder().setEngine("particles/1").setSlots(3).build());
      default -> new Purpose.WithdrawOffer(hash(12));
    };
  }

  private static Hash hash(int number) {
    return Hash.of(ByteString.copyFromUtf8("hash " + number));
  }

  private static ByteString bytes(Random random, int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
