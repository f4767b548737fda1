package org.laplace.bench;

import java.util.List;
import java.util.Locale;

/**
 * Comparisons that share a peer and a bar.
 *
 * @param name what is compared
 * @param peer who it is compared with; the version comes from the peer itself
 * @param unit of both sides' values, for example {@code s}
 */
public record Group(String name, String peer, String unit, Bar bar, List<Comparison> comparisons) {
  public Group {
    comparisons = List.copyOf(comparisons);
    if (comparisons.isEmpty()) {
      throw new IllegalArgumentException("the group " + name + " compares nothing");
    }
  }

  /** Comparisons of seconds. */
  public Group(String name, String peer, Bar bar, List<Comparison> comparisons) {
    this(name, peer, "s", bar, comparisons);
  }

  /** Only the lines whose name, or whose group's name, holds the text, whatever its case. */
  boolean has(Comparison comparison, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).contains(wanted)
        || comparison.name().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
