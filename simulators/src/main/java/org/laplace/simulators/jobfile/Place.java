package org.laplace.simulators.jobfile;

/**
 * Where something begins in a text.
 *
 * @param line the first being 1
 * @param column in characters, the first being 1
 */
public record Place(int line, int column) {
  /** Where a text begins. */
  public static final Place START = new Place(1, 1);
}
