package org.laplace.bench;

import java.io.IOException;

/**
 * One line of the table.
 *
 * @param name what is done, with its size
 * @param setup makes both sides ready; what it does is not timed
 */
public record Comparison(String name, Setup setup) {
  /** Makes both sides ready. */
  @FunctionalInterface
  public interface Setup {
    /**
     * Called once, before the warm-up.
     *
     * @throws PeerMissingException where this machine has not what the peer needs
     */
    Contestants prepare(Workshop workshop)
        throws PeerMissingException, IOException, InterruptedException;
  }
}
