package org.laplace.cli.view;

/** Text of others, on its way to a terminal. */
public final class Printable {
  private Printable() {}

  /** The text without what steers a terminal; newlines and tabs stay. */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
  }
}
