package org.laplace.qpu.daemon;

/** Hears what happens in a daemon. Called by the daemon's thread, which waits meanwhile. */
@FunctionalInterface
public interface ProviderListener {
  void happened(ProviderEvent event);
}
