package org.laplace.wallet;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Refusal;

/** What a failed call means: an answer that another node would give too, or none. */
sealed interface Answer {
  /** The node understood, and said no. */
  record No(Rejection why) implements Answer {}

  /** The node could not answer; another one may, or this one later. */
  record None(Rejection why) implements Answer {}

  Metadata.Key<byte[]> REFUSAL =
      Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER);

  static Answer of(Endpoint node, StatusRuntimeException failure) {
    Metadata trailers = failure.getTrailers();
    byte[] refusal = trailers == null ? null : trailers.get(REFUSAL);
    if (refusal != null) {
      try {
        Rejection why = Rejection.fromProto(Refusal.parseFrom(refusal));
        return why.code() == Code.NOT_READY ? new None(why) : new No(why);
      } catch (InvalidProtocolBufferException e) {
        return new None(
            new Rejection(
                Code.UNREACHABLE, node + " refused with bytes that are no Refusal; ask another"));
      }
    }
    Status status = failure.getStatus();
    String description = status.getDescription();
    String said = status.getCode() + (description == null ? "" : ": " + firstLine(description));
    if (status.getCode() == Status.Code.UNIMPLEMENTED) {
      return new No(
          new Rejection(
              Code.UNREACHABLE,
              "what listens at "
                  + node
                  + " does not offer this ("
                  + said
                  + "); is it a node's gateway, and of this version?"));
    }
    return new None(new Rejection(Code.UNREACHABLE, "no answer from " + node + " (" + said + ")"));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
