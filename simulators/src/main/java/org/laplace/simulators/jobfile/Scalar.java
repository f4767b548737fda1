package org.laplace.simulators.jobfile;

import java.util.regex.Pattern;

/**
 * A single value.
 *
 * @param text as written; of a quoted one what the quotes hold
 */
record Scalar(Place place, Kind kind, String text) implements Node {
  /** What a scalar can be read as. */
  enum Kind {
    /** Decimal digits without a point or exponent, perhaps signed. */
    INTEGER,
    /** A decimal number with a point or exponent. */
    DECIMAL,
    /** True or false. */
    FLAG,
    /** No value. */
    NOTHING,
    /** Any other characters, and whatever is quoted. */
    TEXT
  }

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final int SHOWN_CHARS_MAX = 40;

  /** An unquoted scalar of YAML, by the core schema without octal and hexadecimal numbers. */
  static Scalar plain(Place place, String text) {
    return new Scalar(place, kindOfPlain(text), text);
  }

  private static Kind kindOfPlain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Kind.NOTHING;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.FLAG;
      default -> {
        if (INTEGER.matcher(text).matches()) {
          yield Kind.INTEGER;
        }
        yield DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
      }
    };
  }

  @Override
  public String shown() {
    return switch (kind) {
      case NOTHING -> "nothing";
      case INTEGER, DECIMAL, FLAG -> cut(text);
      case TEXT -> '"' + cut(text) + '"';
    };
  }

  /** The beginning of a text, for messages. */
  static String cut(String text) {
    return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "...";
  }
}
