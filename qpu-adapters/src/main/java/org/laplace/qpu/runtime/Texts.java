package org.laplace.qpu.runtime;

/** What others sent, for messages. */
final class Texts {
  private static final int CHARACTERS_MAX = 500;

  private Texts() {}

  /** The start of a text, on one line. */
  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
    return line.length() <= CHARACTERS_MAX ? line : line.substring(0, CHARACTERS_MAX) + "...";
  }
}
