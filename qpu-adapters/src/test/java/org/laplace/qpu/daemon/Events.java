package org.laplace.qpu.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what a daemon tells, and lets tests wait for it. */
final class Events implements ProviderListener {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ProviderEvent> happened = new ArrayList<>();

  @Override
  public synchronized void happened(ProviderEvent event) {
    happened.add(event);
    notifyAll();
  }

  synchronized List<ProviderEvent> all() {
    return List.copyOf(happened);
  }

  <E extends ProviderEvent> E await(Class<E> kind) throws InterruptedException {
    return await(kind, event -> true);
  }

  /** The first such event, also if it happened before. */
  synchronized <E extends ProviderEvent> E await(Class<E> kind, Predicate<E> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<E> found =
          happened.stream().filter(kind::isInstance).map(kind::cast).filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        throw new AssertionError("no " + kind.getSimpleName() + " among " + happened);
      }
      wait(leftMs);
    }
  }
}
