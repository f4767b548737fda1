package org.laplace.node.gateway;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.laplace.node.chain.Tip;
import org.laplace.node.chain.TipFeed;
import org.laplace.primitives.Code;

/** Streams that follow the chain: one virtual thread each, woken by every block. */
final class Watchers implements AutoCloseable {
  private static final int STREAMS_MAX = 1_000;

  /** How long a watcher sleeps before it looks whether its client is still there. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  private final TipFeed feed;
  private final AtomicInteger streams = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  Watchers(TipFeed feed) {
    this.feed = feed;
  }

  /** What a watcher does with each new block. */
  interface Watch<T> {
    /**
     * Looks at a block.
     *
     * @param out takes what the client is to be told
     * @return whether to go on
     */
    boolean see(Tip tip, StreamObserver<T> out);
  }

  /** Shows the newest block to the watch, then each newer one, until it or the client ends it. */
  <T> void follow(StreamObserver<T> observer, Watch<T> watch) {
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      observer.onError(Refusals.of(Code.NOT_READY, "too many watchers on this node; ask another"));
      return;
    }
    ServiceRequestContext.current().clearRequestTimeout();
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    run(observer, watch);
                  } finally {
                    streams.decrementAndGet();
                    threads.remove(Thread.currentThread());
                  }
                }));
  }

  private <T> void run(StreamObserver<T> observer, Watch<T> watch) {
    ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) observer;
    long height = -1;
    try {
      while (!call.isCancelled()) {
        Optional<Tip> tip = feed.awaitAbove(height, LOOK_INTERVAL);
        if (tip.isEmpty() && feed.now().isEmpty() && height >= 0) {
          throw Refusals.of(Code.NOT_READY, "the node is stopping; ask another one");
        }
        if (tip.isPresent()) {
          height = tip.get().height();
          if (!watch.see(tip.get(), observer)) {
            observer.onCompleted();
            return;
          }
        }
      }
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    } catch (RuntimeException e) {
      observer.onError(Requests.unexpected(e));
    } catch (InterruptedException e) {
      observer.onError(Refusals.of(Code.NOT_READY, "the node is stopping; ask another one"));
    }
  }

  /** Runs something once the chain has a state. */
  void onFirstTip(Runnable action) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    if (feed.awaitAbove(-1, Duration.ofDays(365)).isPresent()) {
                      action.run();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
