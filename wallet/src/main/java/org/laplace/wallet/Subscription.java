package org.laplace.wallet;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Rejection;

/**
 * What a node tells over time, one value after the other. A broken stream is opened again, to the
 * next node where there is one; the node then begins with the present state, so a value may come
 * again. For one reading thread; {@link #close} may be called by any.
 */
public final class Subscription<T> implements AutoCloseable {
  private final Nodes nodes;
  private final Opening<T> opening;
  private @Nullable Stream<T> stream;
  private volatile boolean closed;

  /** Opens the stream at a node. */
  interface Opening<T> {
    void open(NodeConnection node, StreamObserver<T> observer);
  }

  Subscription(Nodes nodes, Opening<T> opening) {
    this.nodes = nodes;
    this.opening = opening;
  }

  /**
   * Waits for the next value.
   *
   * @return empty when there will be no more, because the node said so or after {@link #close}
   * @throws RefusedException when a node refuses, or no node answers any more
   */
  public Optional<T> next() throws RefusedException, InterruptedException {
    int silences = 0;
    long endNanos = System.nanoTime() + nodes.patience().toNanos();
    while (true) {
      Stream<T> current = current();
      if (current == null) {
        return Optional.empty();
      }
      switch (current.take()) {
        case Item.Value<T>(T value) -> {
          return Optional.of(value);
        }
        case Item.End<T> _ -> {
          return Optional.empty();
        }
        case Item.Broken<T>(StatusRuntimeException failure) -> {
          if (closed) {
            return Optional.empty();
          }
          switch (Answer.of(current.node.endpoint(), failure)) {
            case Answer.No(Rejection why) -> throw new RefusedException(why, failure);
            case Answer.None(Rejection why) -> {
              forget(current);
              nodes.passOver(current.node);
              silences++;
              if (silences >= nodes.count() && System.nanoTime() - endNanos >= 0) {
                throw new RefusedException(why, failure);
              }
              if (silences % nodes.count() == 0) {
                Thread.sleep(WalletLimits.RETRY_PAUSE_MS);
              }
            }
          }
        }
      }
    }
  }

  private synchronized @Nullable Stream<T> current() {
    if (closed) {
      return null;
    }
    if (stream == null) {
      stream = new Stream<>(nodes.preferred());
      opening.open(stream.node, stream);
    }
    return stream;
  }

  private synchronized void forget(Stream<T> broken) {
    if (stream == broken) {
      stream = null;
    }
  }

  /** Ends the stream; a waiting {@link #next} returns. */
  @Override
  public synchronized void close() {
    closed = true;
    if (stream != null) {
      stream.cancel();
    }
  }

  private sealed interface Item<T> {
    record Value<T>(T value) implements Item<T> {}

    record End<T>() implements Item<T> {}

    record Broken<T>(StatusRuntimeException failure) implements Item<T> {}
  }

  /** One open stream; the node sends a value only when the one before was taken. */
  private static final class Stream<T> implements ClientResponseObserver<Object, T> {
    private final NodeConnection node;
    private final LinkedBlockingQueue<Item<T>> items = new LinkedBlockingQueue<>();
    private @Nullable ClientCallStreamObserver<Object> call;

    Stream(NodeConnection node) {
      this.node = node;
    }

    Item<T> take() throws InterruptedException {
      Item<T> item = items.take();
      ClientCallStreamObserver<Object> open = call;
      if (item instanceof Item.Value && open != null) {
        open.request(1);
      }
      return item;
    }

    void cancel() {
      items.add(new Item.End<>());
      if (call != null) {
        call.cancel("no longer wanted", null);
      }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Object> stream) {
      stream.disableAutoRequestWithInitial(1);
      call = stream;
    }

    @Override
    public void onNext(T value) {
      items.add(new Item.Value<>(value));
    }

    @Override
    public void onError(Throwable failure) {
      items.add(
          new Item.Broken<>(
              failure instanceof StatusRuntimeException status
                  ? status
                  : Status.fromThrowable(failure).asRuntimeException()));
    }

    @Override
    public void onCompleted() {
      items.add(new Item.End<>());
    }
  }
}
