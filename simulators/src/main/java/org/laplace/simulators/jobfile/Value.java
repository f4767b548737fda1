package org.laplace.simulators.jobfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;

/**
 * A value of a job file, whose type the reader asks for. A value of another type is refused with
 * its place and with what was expected.
 */
public final class Value {
  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", ".nan", ".inf", "+.inf", "-.inf", "-inf", "-infinity");

  private final String path;
  private final Node node;

  Value(String path, Node node) {
    this.path = path;
    this.node = node;
  }

  Node node() {
    return node;
  }

  /** How messages call it, for example {@code bodies[3].mass}. */
  public String path() {
    return path;
  }

  /** Where it begins. */
  public Place place() {
    return node.place();
  }

  /** A mistake at this value. */
  public InvalidJobFile error(String code, String message) {
    return new InvalidJobFile(node.place(), code, message);
  }

  /** True for named values. */
  public boolean isMapping() {
    return node instanceof Node.Mapping;
  }

  /** True for a list. */
  public boolean isList() {
    return node instanceof Node.Sequence;
  }

  /** True for anything that is written as a number. */
  public boolean isNumber() {
    return node instanceof Scalar scalar
        && (scalar.kind() == Scalar.Kind.INTEGER || scalar.kind() == Scalar.Kind.DECIMAL);
  }

  /** True where nothing stands: an empty value, or null. */
  public boolean isNothing() {
    return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING;
  }

  /** A mapping with every one of the required fields, and of the others only the optional ones. */
  public Fields fields(Set<String> required, Set<String> optional) throws InvalidJobFile {
    if (node instanceof Node.Mapping mapping) {
      return Fields.of(path, mapping, required, optional);
    }
    throw wrongType("a mapping of names to values");
  }

  /** The values of a mapping whose names are the writer's choice, in the order of the text. */
  public SequencedMap<String, Value> entries() throws InvalidJobFile {
    if (node instanceof Node.Mapping mapping) {
      var values = new LinkedHashMap<String, Value>();
      mapping
          .fields()
          .forEach((name, field) -> values.put(name, new Value(path + "." + name, field.value())));
      return values;
    }
    throw wrongType("a mapping of names to values");
  }

  /** The elements of a list. */
  public List<Value> list() throws InvalidJobFile {
    if (node instanceof Node.Sequence sequence) {
      var values = new ArrayList<Value>(sequence.elements().size());
      for (Node element : sequence.elements()) {
        values.add(new Value(path + "[" + values.size() + "]", element));
      }
      return values;
    }
    throw wrongType("a list");
  }

  /** A finite number. */
  public double number() throws InvalidJobFile {
    if (!isNumber()) {
      if (node instanceof Scalar scalar && NOT_FINITE.contains(lower(scalar.text()))) {
        throw error(
            "NUMBER_OUT_OF_RANGE", path + " is " + scalar.text() + "; numbers must be finite");
      }
      throw wrongType("a number");
    }
    String text = ((Scalar) node).text();
    if (text.length() > SimulatorLimits.jobFileNumberCharsMax) {
      throw error(
          "NUMBER_OUT_OF_RANGE",
          path
              + " has "
              + text.length()
              + " characters; a number has at most "
              + SimulatorLimits.jobFileNumberCharsMax);
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw error(
          "NUMBER_OUT_OF_RANGE", path + " is " + text + ", beyond the largest double, 1.8e308");
    }
    return value;
  }

  /** A finite number more than 0. */
  public double positive() throws InvalidJobFile {
    double value = number();
    if (value <= 0) {
      throw error("NUMBER_OUT_OF_RANGE", path + " must be more than 0, and is " + node.shown());
    }
    return value;
  }

  /** A finite number of 0 or more. */
  public double notNegative() throws InvalidJobFile {
    double value = number();
    if (value < 0) {
      throw error("NUMBER_OUT_OF_RANGE", path + " must be 0 or more, and is " + node.shown());
    }
    // -0.0 becomes 0.0.
    return value + 0.0;
  }

  /** So many finite numbers in a list; -0.0 becomes 0.0, so that equal places have equal bits. */
  public double[] numbers(int length) throws InvalidJobFile {
    List<Value> elements = list();
    if (elements.size() != length) {
      throw error("WRONG_LENGTH", path + " has " + elements.size() + " components; give " + length);
    }
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = elements.get(i).number() + 0.0;
    }
    return values;
  }

  /** An integer within limits. */
  public long count(long min, long max) throws InvalidJobFile {
    if (!(node instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.INTEGER) {
      throw wrongType("an integer");
    }
    String text = scalar.text();
    // 18 digits and a sign fit a long.
    boolean fits = text.length() <= 18;
    long value = fits ? Long.parseLong(text) : 0;
    if (!fits || value < min || value > max) {
      throw error(
          "NUMBER_OUT_OF_RANGE",
          path + " is " + Scalar.cut(text) + "; it must be from " + min + " to " + max);
    }
    return value;
  }

  /** True or false. */
  public boolean flag() throws InvalidJobFile {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.FLAG) {
      return lower(scalar.text()).equals("true");
    }
    throw wrongType("true or false");
  }

  /** A text of at most so many characters. */
  public String text(int charsMax) throws InvalidJobFile {
    if (!(node instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.TEXT) {
      throw wrongType("a text");
    }
    if (scalar.text().length() > charsMax) {
      throw error(
          "TEXT_TOO_LONG",
          path
              + " has "
              + scalar.text().length()
              + " characters; at most "
              + charsMax
              + " are taken");
    }
    return scalar.text();
  }

  /** One of the given texts. */
  public String choice(String... choices) throws InvalidJobFile {
    String text = text(SimulatorLimits.jobFileTextCharsMax);
    if (!Arrays.asList(choices).contains(text)) {
      throw error(
          "UNKNOWN_VALUE", path + " is " + node.shown() + "; known: " + String.join(", ", choices));
    }
    return text;
  }

  /** A mistake of type, for readers that take several. */
  public InvalidJobFile wrongType(String expected) {
    return error("WRONG_TYPE", path + " must be " + expected + ", found " + node.shown());
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
