package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The jobs that wait for one device, which runs one at a time on a thread of its own. */
final class DeviceQueue implements AutoCloseable {
  private final List<Job> waiting = new ArrayList<>();
  private final Thread worker;
  private boolean isHeld;
  private boolean isClosed;

  DeviceQueue(String device, Consumer<Job> run) {
    worker = Thread.ofPlatform().daemon().name("device-" + device).unstarted(() -> work(run));
    worker.start();
  }

  synchronized void add(Job job) {
    waiting.add(job);
    notifyAll();
  }

  synchronized int length() {
    return waiting.size();
  }

  /** Whether jobs wait even though the device is free. */
  synchronized void hold(boolean held) {
    isHeld = held;
    notifyAll();
  }

  synchronized void remove(String id) {
    waiting.removeIf(job -> job.id().equals(id));
  }

  private void work(Consumer<Job> run) {
    String session = "";
    while (true) {
      Job job = next(session);
      if (job == null) {
        return;
      }
      session = job.request().sessionId();
      run.accept(job);
    }
  }

  /** Jobs of the session that ran last go first. */
  private synchronized @Nullable Job next(String session) {
    while (!isClosed && (isHeld || waiting.isEmpty())) {
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    if (isClosed) {
      return null;
    }
    for (int i = 0; i < waiting.size() && !session.isEmpty(); i++) {
      if (waiting.get(i).request().sessionId().equals(session)) {
        return waiting.remove(i);
      }
    }
    return waiting.removeFirst();
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    worker.interrupt();
  }
}
