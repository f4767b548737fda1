package org.laplace.node.gateway;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Refusal;

/**
 * Refusals as gRPC carries them: the status says what kind of failure it is, the trailer {@code
 * laplace-refusal-bin} holds the {@link Refusal} with code and places.
 */
final class Refusals {
  static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER);

  // Clients take trailers of 8 KiB by default. The text is there twice, once percent-encoded,
  // which makes up to twelve bytes of a character; the refusal in Base64.
  private static final int TEXT_CHARACTERS_MAX = 400;
  private static final int PLACE_MESSAGE_CHARACTERS_MAX = 200;
  private static final int REFUSAL_BYTES_MAX = 2_000;

  private Refusals() {}

  static StatusRuntimeException of(Code code, String text) {
    return of(new Rejection(code, text));
  }

  static StatusRuntimeException of(Rejection rejection) {
    Rejection carried = fitting(rejection);
    Metadata trailers = new Metadata();
    trailers.put(TRAILER, carried.toProto().toByteArray());
    return statusOf(carried.code())
        .withDescription(carried.toString())
        .asRuntimeException(trailers);
  }

  /** As much of a refusal as trailers hold: texts may quote a program, which may be anything. */
  private static Rejection fitting(Rejection rejection) {
    List<Place> places = new ArrayList<>();
    Rejection fitting =
        new Rejection(rejection.code(), shortened(rejection.text(), TEXT_CHARACTERS_MAX), places);
    for (Place place : rejection.places()) {
      places.add(
          new Place(
              place.line(),
              place.column(),
              shortened(place.message(), PLACE_MESSAGE_CHARACTERS_MAX)));
      Rejection longer = new Rejection(fitting.code(), fitting.text(), places);
      if (longer.toProto().getSerializedSize() > REFUSAL_BYTES_MAX) {
        break;
      }
      fitting = longer;
    }
    return fitting;
  }

  private static String shortened(String text, int charactersMax) {
    if (text.codePointCount(0, text.length()) <= charactersMax) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, charactersMax - 1)) + "\u2026";
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
