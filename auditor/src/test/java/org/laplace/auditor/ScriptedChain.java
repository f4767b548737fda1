package org.laplace.auditor;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.SignedTransaction;

/** A chain that shows the worker what a test says, and keeps what the worker sends. */
final class ScriptedChain implements AuditSource {
  /** Only a test that fails waits this long. */
  private static final long PATIENCE_S = 60;

  private final List<SignedTransaction> sent = new ArrayList<>();
  private Optional<Rejection> answer = Optional.empty();
  private @Nullable AuditView newest;
  private long askedAbove = -1;
  private @Nullable RuntimeException fault;
  private boolean failed;

  /** Shows a view, and returns when the worker has done with it and asks for the next. */
  synchronized void show(AuditView view) throws InterruptedException {
    newest = view;
    notifyAll();
    await(() -> askedAbove >= view.height());
  }

  /** Every later broadcast gets this answer. */
  synchronized void refuseWith(Rejection rejection) {
    answer = Optional.of(rejection);
  }

  /** Fails the worker's question for a view, and returns when that was done. */
  synchronized void breakDown(RuntimeException why) throws InterruptedException {
    fault = why;
    notifyAll();
    await(() -> failed);
  }

  @Override
  public synchronized Optional<AuditView> awaitAbove(long height) throws InterruptedException {
    askedAbove = height;
    notifyAll();
    while (true) {
      if (fault != null) {
        failed = true;
        notifyAll();
        throw fault;
      }
      if (newest != null && newest.height() > height) {
        return Optional.of(newest);
      }
      wait();
    }
  }

  @Override
  public synchronized Optional<Rejection> broadcast(ByteString tx) {
    sent.add(SignedTransaction.parse(tx).orElseThrow());
    notifyAll();
    return answer;
  }

  synchronized List<SignedTransaction> sent() {
    return List.copyOf(sent);
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!condition.holds()) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        throw new AssertionError("the worker does not ask for the next block");
      }
      wait(leftMs);
    }
  }
}
