package org.laplace.circuits;

import java.util.Optional;

/**
 * Where the operations of a circuit stand in the program that they come from. Any two are equal:
 * how a circuit was written down is not part of what it is.
 */
public final class SourcePlaces {
  private static final SourcePlaces NONE = new SourcePlaces(new int[0], "");

  private final int[] offsets;
  private final String source;

  /**
   * Places in a text.
   *
   * @param offsets for each operation of the circuit the place of its statement, in chars from 0
   */
  public SourcePlaces(int[] offsets, String source) {
    this.offsets = offsets.clone();
    this.source = source;
  }

  /** For a circuit that comes from no text. */
  public static SourcePlaces none() {
    return NONE;
  }

  /**
   * A place in a program.
   *
   * @param line from 1
   * @param column from 1, in code points
   */
  public record Place(int line, int column) {}

  /** Where the operation of this index stands, if that is known; takes time as the text is long. */
  public Optional<Place> of(int operation) {
    if (operation < 0 || operation >= offsets.length) {
      return Optional.empty();
    }
    int offset = offsets[operation];
    int line = 1;
    int start = 0;
    for (int end = source.indexOf('\n'); end >= 0 && end < offset; ) {
      line++;
      start = end + 1;
      end = source.indexOf('\n', start);
    }
    return Optional.of(new Place(line, 1 + source.codePointCount(start, offset)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourcePlaces;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return offsets.length == 0 ? "no places" : "places of " + offsets.length + " operations";
  }
}
