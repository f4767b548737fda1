package org.laplace.circuits.drawing;

import java.util.List;

/**
 * A layout in characters, folded to the width of a terminal.
 *
 * <pre>
 *          ┌───┐
 * q0    ───┤ H ├────●────
 *          └───┘    │
 * q1    ────────────⊕────
 * </pre>
 */
public final class TextDrawing {
  /** Rows of a wire: above it, the wire, below it. */
  private static final int ROWS = 3;

  private static final int COLUMNS_MIN = 40;

  private final Layout layout;
  private final Glyphs glyphs;
  private final int columnsMax;
  private final int labelWidth;

  private TextDrawing(Layout layout, boolean ascii, int columnsMax) {
    this.layout = layout;
    this.glyphs = ascii ? Glyphs.ASCII : Glyphs.UNICODE;
    this.columnsMax = Math.max(COLUMNS_MIN, columnsMax);
    this.labelWidth =
        layout.wires().stream()
            .map(wire -> glyphs.word(wire.label()))
            .mapToInt(label -> label.codePointCount(0, label.length()))
            .max()
            .orElse(0);
  }

  /**
   * The picture, in lines that end with a line feed and have no blanks at their end.
   *
   * @param ascii whether to use the characters of ASCII only
   * @param columnsMax characters of a line; a single word may be wider
   */
  public static String of(Layout layout, boolean ascii, int columnsMax) {
    return new TextDrawing(layout, ascii, columnsMax).text();
  }

  private String text() {
    var text = new StringBuilder();
    if (layout.globalPhase() != 0) {
      text.append("global phase: ")
          .append(glyphs.word(Angles.text(layout.globalPhase())))
          .append('\n');
    }
    List<List<Element>> rest = layout.columns();
    boolean first = true;
    do {
      int count = columnsThatFit(rest);
      if (!first) {
        text.append('\n');
      }
      appendPart(text, rest.subList(0, count), count < rest.size());
      rest = rest.subList(count, rest.size());
      first = false;
    } while (!rest.isEmpty());
    if (layout.operationsLeftOut() > 0) {
      text.append(glyphs.word("… "))
          .append(layout.operationsLeftOut())
          .append(" more operations\n");
    }
    return text.toString();
  }

  private int columnsThatFit(List<List<Element>> columns) {
    int width = labelWidth + 3;
    int count = 0;
    for (List<Element> column : columns) {
      width += width(column) + 1;
      if (count > 0 && width > columnsMax) {
        break;
      }
      count++;
    }
    return count;
  }

  private void appendPart(StringBuilder text, List<List<Element>> columns, boolean continued) {
    int width = labelWidth + 2;
    for (List<Element> column : columns) {
      width += width(column) + 1;
    }
    var canvas = new Canvas(ROWS * layout.wires().size(), width + 1);
    for (int wire = 0; wire < layout.wires().size(); wire++) {
      int row = ROWS * wire + 1;
      canvas.put(row, 0, glyphs.word(layout.wires().get(wire).label()));
      canvas.fill(row, labelWidth + 1, width + 1, wireGlyph(wire));
    }
    int at = labelWidth + 2;
    for (List<Element> column : columns) {
      int columnWidth = width(column);
      for (Element element : column) {
        draw(canvas, element, at, columnWidth);
      }
      at += columnWidth + 1;
    }
    for (int row = 0; row < ROWS * layout.wires().size(); row++) {
      String line = canvas.row(row).stripTrailing();
      boolean isGap = row % ROWS != 1;
      if (!(isGap && line.isEmpty())) {
        text.append(line)
            .append(continued && !isGap ? (glyphs.unicode() ? "»" : ">") : "")
            .append('\n');
      }
    }
  }

  private char wireGlyph(int wire) {
    return layout.wires().get(wire).quantum() ? glyphs.wire() : glyphs.classicalWire();
  }

  private int width(List<Element> column) {
    int width = 1;
    for (Element element : column) {
      switch (element) {
        case Element.Tall tall -> width = Math.max(width, boxWidth(tall.text()));
        case Element.Joined joined -> {
          for (Mark mark : joined.marks()) {
            width =
                Math.max(
                    width,
                    switch (mark) {
                      case Mark.Box box -> boxWidth(box.text());
                      case Mark.Outcome outcome -> Integer.toString(outcome.bit()).length();
                      case Mark.Control c -> 1;
                      case Mark.Target t -> 1;
                      case Mark.Cross c -> 1;
                      case Mark.Fence f -> 1;
                    });
          }
        }
      }
    }
    return width;
  }

  private int boxWidth(String text) {
    String word = glyphs.word(text);
    return word.codePointCount(0, word.length()) + 4;
  }

  private void draw(Canvas canvas, Element element, int at, int width) {
    switch (element) {
      case Element.Tall tall -> drawTall(canvas, tall, at, width);
      case Element.Joined joined -> {
        int middle = at + (width - 1) / 2;
        if (joined.marks().stream().noneMatch(Mark.Fence.class::isInstance)) {
          drawLine(canvas, joined, middle);
        }
        for (Mark mark : joined.marks()) {
          drawMark(canvas, joined, mark, middle);
        }
      }
    }
  }

  private void drawLine(Canvas canvas, Element.Joined joined, int middle) {
    char line = joined.classicalLine() ? glyphs.classicalLine() : glyphs.line();
    for (int row = ROWS * joined.top() + 2; row <= ROWS * joined.bottom(); row++) {
      int wire = row / ROWS;
      boolean onWire = row % ROWS == 1;
      canvas.put(row, middle, onWire ? crossing(wire, joined.classicalLine()) : line);
    }
  }

  private char crossing(int wire, boolean classicalLine) {
    Glyphs.Crossings crossing = glyphs.crossing();
    if (layout.wires().get(wire).quantum()) {
      return classicalLine ? crossing.classicalLineOverWire() : crossing.lineOverWire();
    }
    return classicalLine
        ? crossing.classicalLineOverClassicalWire()
        : crossing.lineOverClassicalWire();
  }

  private void drawMark(Canvas canvas, Element.Joined joined, Mark mark, int middle) {
    int row = ROWS * mark.wire() + 1;
    switch (mark) {
      case Mark.Control control ->
          canvas.put(row, middle, control.open() ? glyphs.openControl() : glyphs.control());
      case Mark.Target target -> canvas.put(row, middle, glyphs.target());
      case Mark.Cross cross -> canvas.put(row, middle, glyphs.cross());
      case Mark.Fence fence -> {
        for (int r = row - 1; r <= row + 1; r++) {
          canvas.put(r, middle, glyphs.fence());
        }
      }
      case Mark.Outcome outcome -> {
        canvas.put(row, middle, glyphs.outcome());
        String bit = Integer.toString(outcome.bit());
        canvas.put(row + 1, middle - (bit.length() - 1) / 2, bit);
      }
      case Mark.Box box -> {
        String word = glyphs.word(box.text());
        int inner = word.codePointCount(0, word.length()) + 2;
        int left = middle - (inner + 1) / 2;
        drawBox(canvas, row - 1, row + 1, left, inner);
        canvas.put(row, left + 2, word);
        canvas.put(row, left, glyphs.corners().left());
        canvas.put(row, left + inner + 1, glyphs.corners().right());
        if (mark.wire() > joined.top()) {
          canvas.put(row - 1, middle, glyphs.corners().up());
        }
        if (mark.wire() < joined.bottom()) {
          canvas.put(
              row + 1,
              middle,
              joined.classicalLine() ? glyphs.corners().classicalDown() : glyphs.corners().down());
        }
      }
    }
  }

  private void drawBox(Canvas canvas, int top, int bottom, int left, int inner) {
    Glyphs.Corners corners = glyphs.corners();
    int right = left + inner + 1;
    canvas.put(top, left, corners.topLeft());
    canvas.fill(top, left + 1, right, glyphs.wire());
    canvas.put(top, right, corners.topRight());
    for (int row = top + 1; row < bottom; row++) {
      canvas.put(row, left, glyphs.line());
      canvas.fill(row, left + 1, right, ' ');
      canvas.put(row, right, glyphs.line());
    }
    canvas.put(bottom, left, corners.bottomLeft());
    canvas.fill(bottom, left + 1, right, glyphs.wire());
    canvas.put(bottom, right, corners.bottomRight());
  }

  private void drawTall(Canvas canvas, Element.Tall tall, int at, int width) {
    String word = glyphs.word(tall.text());
    int top = ROWS * tall.top();
    int bottom = ROWS * tall.bottom() + 2;
    int inner = word.codePointCount(0, word.length()) + 2;
    int left = at + (width - inner - 2) / 2;
    drawBox(canvas, top, bottom, left, inner);
    for (int wire = tall.top(); wire <= tall.bottom(); wire++) {
      canvas.put(ROWS * wire + 1, left, glyphs.corners().left());
      canvas.put(ROWS * wire + 1, left + inner + 1, glyphs.corners().right());
    }
    canvas.put((top + bottom) / 2, left + 2, word);
  }
}
