package org.laplace.circuits.drawing;

/**
 * The characters that a text picture is made of.
 *
 * @param crossing where a line crosses a wire: single over single, double over single, single over
 *     double, double over double
 */
record Glyphs(
    char wire,
    char line,
    char classicalWire,
    char classicalLine,
    Corners corners,
    Crossings crossing,
    char control,
    char openControl,
    char target,
    char cross,
    char fence,
    char outcome,
    boolean unicode) {
  /** The frame of a box, and where wires and lines meet it. */
  record Corners(
      char topLeft,
      char topRight,
      char bottomLeft,
      char bottomRight,
      char left,
      char right,
      char up,
      char down,
      char classicalDown) {}

  /** Where lines cross wires. */
  record Crossings(
      char lineOverWire,
      char classicalLineOverWire,
      char lineOverClassicalWire,
      char classicalLineOverClassicalWire) {}

  static final Glyphs UNICODE =
      new Glyphs(
          '─',
          '│',
          '═',
          '║',
          new Corners('┌', '┐', '└', '┘', '┤', '├', '┴', '┬', '╥'),
          new Crossings('┼', '╫', '╪', '╬'),
          '●',
          '○',
          '⊕',
          '╳',
          '░',
          '╩',
          true);

  static final Glyphs ASCII =
      new Glyphs(
          '-',
          '|',
          '=',
          '|',
          new Corners('+', '+', '+', '+', '|', '|', '+', '+', '+'),
          new Crossings('|', '|', '|', '|'),
          '@',
          'o',
          '+',
          'x',
          ':',
          '^',
          false);

  /** A word in these characters. */
  String word(String text) {
    if (unicode) {
      return text;
    }
    var word = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                word.append(
                    switch (c) {
                      case 'π' -> "pi";
                      case '†' -> "dg";
                      case '√' -> "S";
                      case '⟩' -> ">";
                      case '…' -> "...";
                      default -> c < 128 ? Character.toString(c) : "?";
                    }));
    return word.toString();
  }
}
