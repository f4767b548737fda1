package org.laplace.node.gateway;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Refusal;

/**
 * Refusals as gRPC carries them: the status says what kind of failure it is, the trailer {@code
 * laplace-refusal-bin} holds the {@link Refusal} with code and places.
 */
final class Refusals {
  static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private Refusals() {}

  static StatusRuntimeException of(Code code, String text) {
    return of(new Rejection(code, text));
  }

  static StatusRuntimeException of(Rejection rejection) {
    Metadata trailers = new Metadata();
    trailers.put(TRAILER, rejection.toProto().toByteArray());
    return statusOf(rejection.code())
        .withDescription(rejection.toString())
        .asRuntimeException(trailers);
  }

  static <T> T valueOf(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Value<T>(T value) -> value;
      case Parsed.Refused<T>(Rejection why) -> throw of(why);
    };
  }

  private static Status statusOf(Code code) {
    return switch (code) {
      case UNKNOWN_JOB,
          UNKNOWN_OFFER,
          UNKNOWN_ACCOUNT,
          UNKNOWN_TRANSACTION,
          HEIGHT_NOT_KNOWN,
          UNKNOWN_RECIPIENT ->
          Status.NOT_FOUND;
      case MEMPOOL_FULL, BLOCK_FULL -> Status.RESOURCE_EXHAUSTED;
      case NOT_FINISHED, NOT_READY, NO_RESULT_YET -> Status.UNAVAILABLE;
      case TIMED_OUT -> Status.DEADLINE_EXCEEDED;
      case WRONG_SIGNATURE, UNKNOWN_KEY, KEY_IS_NOT_THE_SENDERS -> Status.UNAUTHENTICATED;
      case ROLE_FORBIDS, NOT_YOUR_JOB, NOT_YOUR_OFFER, NOT_A_VALIDATOR, NOT_ASSIGNED_TO_YOU ->
          Status.PERMISSION_DENIED;
      case INSUFFICIENT_BALANCE,
          INSUFFICIENT_BOND,
          SEQUENCE_TOO_LOW,
          SEQUENCE_TOO_HIGH,
          SEQUENCE_GAP,
          ALREADY_PENDING,
          EXPIRED,
          WRONG_STATE,
          DEADLINE_PASSED ->
          Status.FAILED_PRECONDITION;
      default -> Status.INVALID_ARGUMENT;
    };
  }
}
