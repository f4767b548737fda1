package org.laplace.node.gateway;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Code;

/** Streams that follow the chain: one virtual thread each, woken by every block. */
final class Watchers implements AutoCloseable {
  private static final int STREAMS_MAX = 1_000;

  /** How long a watcher sleeps before it looks whether its client is still there. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  private final Chain chain;
  private final AtomicInteger streams = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  Watchers(Chain chain) {
    this.chain = chain;
  }

  /** What a watcher looks for. */
  interface Watch<T> {
    /** Looks at a block, for as long as the state of the block is open. */
    Look<T> look(Tip tip);
  }

  /**
   * What a watch saw.
   *
   * @param news for the client, a bounded number
   */
  record Look<T>(List<T> news, Next next) {}

  /** What a watcher does when the client has the news. */
  enum Next {
    AWAIT_BLOCK,
    LOOK_AGAIN,
    END
  }

  /** Shows the newest block to the watch, then each newer one, until it or the client ends it. */
  <T> void follow(StreamObserver<T> observer, Watch<T> watch) {
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      observer.onError(Refusals.of(Code.NOT_READY, "too many watchers on this node; ask another"));
      return;
    }
    ServiceRequestContext.current().clearRequestTimeout();
    ServerCallStreamObserver<T> call = (ServerCallStreamObserver<T>) observer;
    Semaphore turnedReady = new Semaphore(0);
    call.setOnReadyHandler(turnedReady::release);
    start(
        () -> {
          try {
            run(call, turnedReady, watch);
          } finally {
            streams.decrementAndGet();
          }
        });
  }

  /** Kept in the set from before its first step, so that it is there to be taken out. */
  private void start(Runnable watcher) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    watcher.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
  }

  private record Seen<T>(long height, Look<T> look) {}

  private <T> void run(ServerCallStreamObserver<T> call, Semaphore turnedReady, Watch<T> watch) {
    long height = -1;
    try {
      while (!call.isCancelled()) {
        boolean isNew = chain.feed().awaitAbove(height, LOOK_INTERVAL).isPresent();
        if (!isNew && height >= 0 && chain.feed().now().isEmpty()) {
          throw Refusals.of(Code.NOT_READY, "the node is stopping; ask another one");
        }
        Optional<Seen<T>> seen =
            isNew ? chain.read(tip -> new Seen<>(tip.height(), watch.look(tip))) : Optional.empty();
        if (seen.isEmpty()) {
          continue;
        }
        send(call, turnedReady, seen.get().look().news());
        switch (seen.get().look().next()) {
          case AWAIT_BLOCK -> height = seen.get().height();
          case LOOK_AGAIN -> {}
          case END -> {
            call.onCompleted();
            return;
          }
        }
      }
    } catch (StatusRuntimeException e) {
      call.onError(e);
    } catch (RuntimeException e) {
      call.onError(Requests.unexpected(e));
    } catch (InterruptedException e) {
      call.onError(Refusals.of(Code.NOT_READY, "the node is stopping; ask another one"));
    }
  }

  /** One at a time: what a client does not read waits on the chain, not in our memory. */
  private static <T> void send(
      ServerCallStreamObserver<T> call, Semaphore turnedReady, List<T> news)
      throws InterruptedException {
    for (T each : news) {
      while (!call.isReady() && !call.isCancelled()) {
        boolean _ = turnedReady.tryAcquire(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (call.isCancelled()) {
        return;
      }
      call.onNext(each);
    }
  }

  /** Runs something once the chain has a state. */
  void onFirstTip(Runnable action) {
    start(
        () -> {
          try {
            if (chain.feed().awaitAbove(-1, Duration.ofDays(365)).isPresent()) {
              action.run();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
