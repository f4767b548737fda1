package org.laplace.circuits.drawing;

import java.util.List;

/**
 * A layout as an SVG 1.1 document: one row, as wide as the circuit is long. Its colours are CSS
 * that follows the reader's light or dark scheme; a title and a description say what it shows.
 */
public final class SvgDrawing {
  private static final int ROW = 44;
  private static final int MARGIN = 16;
  private static final int BOX_HEIGHT = 30;
  private static final int CHARACTER = 8;
  private static final int GAP = 14;
  private static final int DOT = 5;
  private static final int TARGET = 10;
  private static final int CLASSICAL_OFFSET = 2;

  private static final String STYLE =
      """
      <style>
      .circuit { --ink: #1b1f24; --paper: #ffffff; --box: #eef3fb; --soft: #7a828c; }
      @media (prefers-color-scheme: dark) {
        .circuit { --ink: #e6e9ee; --paper: #15181d; --box: #263246; --soft: #9aa3ae; }
      }
      .paper { fill: var(--paper); }
      .wire, .line, .cross, .ring { stroke: var(--ink); stroke-width: 1.3; fill: none; }
      .box { stroke: var(--ink); stroke-width: 1.3; fill: var(--box); }
      .dot { fill: var(--ink); stroke: var(--ink); stroke-width: 1.3; }
      .open { fill: var(--paper); stroke: var(--ink); stroke-width: 1.3; }
      .fence { stroke: var(--soft); stroke-width: 5; stroke-dasharray: 3 3; }
      text { fill: var(--ink); font: 13px ui-monospace, Menlo, Consolas, monospace; }
      .middle { text-anchor: middle; }
      .small { fill: var(--soft); font-size: 10px; }
      </style>
      """;

  private final Layout layout;
  private final StringBuilder svg = new StringBuilder();

  private SvgDrawing(Layout layout) {
    this.layout = layout;
  }

  /**
   * The document.
   *
   * @param title what the picture is called, for example the name of the program's file
   */
  public static String of(Layout layout, String title) {
    return new SvgDrawing(layout).document(title);
  }

  private String document(String title) {
    int labels = layout.wires().stream().mapToInt(wire -> textWidth(wire.label())).max().orElse(0);
    int left = MARGIN + labels + GAP;
    int[] widths = layout.columns().stream().mapToInt(SvgDrawing::width).toArray();
    int right = left + GAP;
    for (int width : widths) {
      right += width + GAP;
    }
    String note = note();
    int height = 2 * MARGIN + ROW * layout.wires().size() + (note.isEmpty() ? 0 : ROW / 2);
    int whole = Math.max(right + MARGIN, 2 * MARGIN + textWidth(note));
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="circuit" role="img" \
        aria-labelledby="title description" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
        <title id="title">%3$s</title>
        <desc id="description">%4$s</desc>
        """
            .formatted(whole, height, escaped(title), escaped(description())));
    svg.append(STYLE);
    line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>".formatted(whole, height));
    for (int wire = 0; wire < layout.wires().size(); wire++) {
      drawWire(wire, left, right);
    }
    int x = left + GAP;
    for (int column = 0; column < widths.length; column++) {
      for (Element element : layout.columns().get(column)) {
        draw(element, x + widths[column] / 2);
      }
      x += widths[column] + GAP;
    }
    if (!note.isEmpty()) {
      line(
          "<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>"
              .formatted(MARGIN, height - MARGIN, escaped(note)));
    }
    return svg.append("</svg>\n").toString();
  }

  private String description() {
    long qubits = layout.wires().stream().filter(Wire::quantum).count();
    return "A quantum circuit of "
        + qubits
        + " qubits and "
        + (layout.wires().size() - qubits)
        + " classical registers, in "
        + layout.columns().size()
        + " columns from left to right.";
  }

  private String note() {
    var note = new StringBuilder();
    if (layout.globalPhase() != 0) {
      note.append("global phase: ").append(Angles.text(layout.globalPhase()));
    }
    if (layout.operationsLeftOut() > 0) {
      note.append(note.isEmpty() ? "" : "; ")
          .append(layout.operationsLeftOut())
          .append(" more operations");
    }
    return note.toString();
  }

  private static int y(int wire) {
    return MARGIN + ROW * wire + ROW / 2;
  }

  private void drawWire(int wire, int left, int right) {
    Wire drawn = layout.wires().get(wire);
    line(
        "<text x=\"%d\" y=\"%d\">%s</text>"
            .formatted(MARGIN, y(wire) + DOT, escaped(drawn.label())));
    List<Integer> offsets =
        drawn.quantum() ? List.of(0) : List.of(-CLASSICAL_OFFSET, CLASSICAL_OFFSET);
    for (int offset : offsets) {
      line(
          "<line class=\"wire\" x1=\"%d\" y1=\"%2$d\" x2=\"%3$d\" y2=\"%2$d\"/>"
              .formatted(left, y(wire) + offset, right));
    }
  }

  private void draw(Element element, int x) {
    switch (element) {
      case Element.Tall tall -> {
        int width = boxWidth(tall.text());
        int top = y(tall.top()) - BOX_HEIGHT / 2;
        int height = y(tall.bottom()) - y(tall.top()) + BOX_HEIGHT;
        box(x, top, width, height, tall.text());
      }
      case Element.Joined joined -> {
        if (joined.marks().stream().noneMatch(Mark.Fence.class::isInstance)) {
          vertical(joined, x);
        }
        joined.marks().forEach(mark -> draw(mark, x));
      }
    }
  }

  private void vertical(Element.Joined joined, int x) {
    if (joined.top() == joined.bottom()) {
      return;
    }
    List<Integer> offsets =
        joined.classicalLine() ? List.of(-CLASSICAL_OFFSET, CLASSICAL_OFFSET) : List.of(0);
    for (int offset : offsets) {
      line(
          "<line class=\"line\" x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\"/>"
              .formatted(x + offset, y(joined.top()), y(joined.bottom())));
    }
  }

  private void draw(Mark mark, int x) {
    int y = y(mark.wire());
    switch (mark) {
      case Mark.Box box -> box(x, y - BOX_HEIGHT / 2, boxWidth(box.text()), BOX_HEIGHT, box.text());
      case Mark.Control control ->
          line(
              "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>"
                  .formatted(control.open() ? "open" : "dot", x, y, DOT));
      case Mark.Target target -> {
        line("<circle class=\"ring\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>".formatted(x, y, TARGET));
        stroke("M%d %dh%d".formatted(x - TARGET, y, 2 * TARGET));
        stroke("M%d %dv%d".formatted(x, y - TARGET, 2 * TARGET));
      }
      case Mark.Cross cross -> {
        stroke("M%d %dl%d %d".formatted(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        stroke("M%d %dl%d -%d".formatted(x - DOT, y + DOT, 2 * DOT, 2 * DOT));
      }
      case Mark.Fence fence ->
          line(
              "<line class=\"fence\" x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\"/>"
                  .formatted(x, y - ROW / 2, y + ROW / 2));
      case Mark.Outcome outcome -> {
        stroke("M%d %dl%d %dl%d -%d".formatted(x - DOT, y - 2 * DOT, DOT, 2 * DOT, DOT, 2 * DOT));
        line(
            "<text class=\"small middle\" x=\"%d\" y=\"%d\">%d</text>"
                .formatted(x, y + ROW / 2 - DOT, outcome.bit()));
      }
    }
  }

  private void box(int x, int top, int width, int height, String text) {
    line(
        "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>"
            .formatted(x - width / 2, top, width, height));
    line(
        "<text class=\"middle\" x=\"%d\" y=\"%d\">%s</text>"
            .formatted(x, top + height / 2 + DOT, escaped(text)));
  }

  private void stroke(String path) {
    line("<path class=\"cross\" d=\"%s\"/>".formatted(path));
  }

  private void line(String element) {
    svg.append(element).append('\n');
  }

  private static int width(List<Element> column) {
    int width = 2 * TARGET;
    for (Element element : column) {
      switch (element) {
        case Element.Tall tall -> width = Math.max(width, boxWidth(tall.text()));
        case Element.Joined joined -> {
          for (Mark mark : joined.marks()) {
            if (mark instanceof Mark.Box box) {
              width = Math.max(width, boxWidth(box.text()));
            }
          }
        }
      }
    }
    return width;
  }

  private static int textWidth(String text) {
    return CHARACTER * text.codePointCount(0, text.length());
  }

  private static int boxWidth(String text) {
    return textWidth(text) + GAP;
  }

  /** What may stand between tags; XML has no form for most control characters. */
  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                escaped.append(
                    switch (c) {
                      case '&' -> "&amp;";
                      case '<' -> "&lt;";
                      case '>' -> "&gt;";
                      case '"' -> "&quot;";
                      default ->
                          Character.isISOControl(c)
                                  || (c >= 0xd800 && c <= 0xdfff)
                                  || c == 0xfffe
                                  || c == 0xffff
                              ? "?"
                              : Character.toString(c);
                    }));
    return escaped.toString();
  }
}
