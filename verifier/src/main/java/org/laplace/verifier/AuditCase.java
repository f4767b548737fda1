package org.laplace.verifier;

import com.google.protobuf.ByteString;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;

/**
 * A claimed result that is being checked.
 *
 * @param attempt of the job, counted from 1
 * @param openedHeight the block in which the result was claimed
 * @param deadlineHeight the last block whose attestations count
 * @param judgedRoot the claimed root where the result is judged by statistics; empty where it is
 *     run again
 * @param attestations at most one for each validator, in the order of their hot lanes
 */
public record AuditCase(
    Hash job,
    int attempt,
    long openedHeight,
    long deadlineHeight,
    Optional<Hash> judgedRoot,
    List<Attestation> attestations) {
  static final Codec<AuditCase> CODEC = new AuditCaseCodec();

  public AuditCase {
    attestations = List.copyOf(attestations);
  }

  public boolean hasAttested(Address hotLane) {
    return attestations.stream().anyMatch(attestation -> attestation.hotLane().equals(hotLane));
  }

  AuditCase with(Attestation attestation) {
    return new AuditCase(
        job,
        attempt,
        openedHeight,
        deadlineHeight,
        judgedRoot,
        Stream.concat(attestations.stream(), Stream.of(attestation))
            .sorted(Comparator.comparing(Attestation::hotLane))
            .toList());
  }

  private static final class AuditCaseCodec implements Codec<AuditCase> {
    private final ProtoCodec<org.laplace.proto.v1.AuditCase> wire =
        new ProtoCodec<>(org.laplace.proto.v1.AuditCase.parser());

    @Override
    public ByteString encode(AuditCase audit) {
      var builder =
          org.laplace.proto.v1.AuditCase.newBuilder()
              .setJobId(audit.job.bytes())
              .setAttempt(audit.attempt)
              .setOpenedHeight(audit.openedHeight)
              .setDeadlineHeight(audit.deadlineHeight);
      audit.judgedRoot.ifPresent(root -> builder.setJudgedRoot(root.bytes()));
      for (Attestation attestation : audit.attestations) {
        builder
            .addAttestationsBuilder()
            .setHotLane(attestation.hotLane().bytes())
            .setResultRoot(attestation.root().bytes())
            .setPower(attestation.power());
      }
      return wire.encode(builder.build());
    }

    @Override
    public AuditCase decode(ByteString bytes) {
      var record = wire.decode(bytes);
      return new AuditCase(
          new Hash(record.getJobId()),
          record.getAttempt(),
          record.getOpenedHeight(),
          record.getDeadlineHeight(),
          record.getJudgedRoot().isEmpty()
              ? Optional.empty()
              : Optional.of(new Hash(record.getJudgedRoot())),
          record.getAttestationsList().stream()
              .map(
                  attestation ->
                      new Attestation(
                          new Address(attestation.getHotLane()),
                          new Hash(attestation.getResultRoot()),
                          attestation.getPower()))
              .toList());
    }
  }
}
