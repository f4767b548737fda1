package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every service does with a request: read its fields, answer it, say what went wrong. */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private Requests() {}

  /** Answers a call with one value, or with what the supplier throws. */
  static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
    T value;
    try {
      value = answer.get();
    } catch (StatusRuntimeException e) {
      observer.onError(e);
      return;
    } catch (RuntimeException e) {
      observer.onError(unexpected(e));
      return;
    }
    observer.onNext(value);
    observer.onCompleted();
  }

  /** Answers from the newest state, which stays readable meanwhile. */
  static <T> void answer(StreamObserver<T> observer, Chain chain, Function<Tip, T> answer) {
    answer(observer, () -> chain.read(answer).orElseThrow(Requests::notReady));
  }

  private static StatusRuntimeException notReady() {
    return Refusals.of(Code.NOT_READY, "the node has no state yet; try again shortly");
  }

  /** A defect of ours: logged here, without details there. */
  static StatusRuntimeException unexpected(RuntimeException e) {
    LOG.error("a request failed", e);
    return Status.INTERNAL
        .withDescription("the node failed to answer; its log says why")
        .asRuntimeException();
  }

  static Address address(ByteString bytes, String field) {
    if (!Address.isAddress(bytes)) {
      throw Refusals.of(Code.MALFORMED_ADDRESS, field + " has 20 bytes, these are " + bytes.size());
    }
    return new Address(bytes);
  }

  /** Empty for an empty field. */
  static Optional<Address> optionalAddress(ByteString bytes, String field) {
    return bytes.isEmpty() ? Optional.empty() : Optional.of(address(bytes, field));
  }

  static Hash hash(ByteString bytes, String field) {
    if (!Hash.isHash(bytes)) {
      throw Refusals.of(Code.MALFORMED_REQUEST, field + " has 32 bytes, these are " + bytes.size());
    }
    return new Hash(bytes);
  }

  /** That there is a chain to ask, or UNAVAILABLE. */
  static void requireState(Chain chain) {
    if (chain.feed().now().isEmpty()) {
      throw notReady();
    }
  }
}
