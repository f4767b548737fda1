package org.laplace.simulators.particles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;

/**
 * Reads JSON (RFC 8259) token by token and refuses whatever was not asked for, with its place.
 *
 * <p>Numbers are converted by {@link Double#parseDouble}, which rounds correctly.
 */
final class StrictJson {
  /** Reads the value of a field of the name. */
  @FunctionalInterface
  interface FieldReader {
    void read(String name) throws InvalidJobFile;
  }

  /** Reads one element of an array. */
  @FunctionalInterface
  interface ElementReader {
    void read(int index) throws InvalidJobFile;
  }

  private static final int SHOWN_CHARS_MAX = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(SimulatorLimits.jobFileNestingMax)
                  .maxNumberLength(SimulatorLimits.jobFileNumberCharsMax)
                  .maxNameLength(SimulatorLimits.jobFileTextCharsMax)
                  .maxStringLength(SimulatorLimits.jobFileTextCharsMax)
                  .build())
          .build();

  private final JsonParser parser;
  private @Nullable JsonToken token;
  private boolean pushedBack;

  StrictJson(String text) {
    try {
      parser = JSON.createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  /** Reads an object that starts at the next token. */
  void object(String what, Set<String> required, Set<String> optional, FieldReader reader)
      throws InvalidJobFile {
    advance();
    if (token != JsonToken.START_OBJECT) {
      throw wrongType(what, "an object { ... }");
    }
    JsonLocation start = parser.currentTokenLocation();
    var seen = new HashSet<String>();
    while (advance() == JsonToken.FIELD_NAME) {
      String name = text();
      if (!required.contains(name) && !optional.contains(name)) {
        var known = new TreeSet<>(required);
        known.addAll(optional);
        throw here(
            "UNKNOWN_FIELD",
            "Unknown field " + shown(name) + " in " + what + "; it may have " + known);
      }
      if (!seen.add(name)) {
        throw here("DUPLICATE_FIELD", "Field \"" + name + "\" stands twice in " + what);
      }
      reader.read(name);
    }
    for (String name : new TreeSet<>(required)) {
      if (!seen.contains(name)) {
        throw at(start, "MISSING_FIELD", "Field \"" + name + "\" is missing in " + what);
      }
    }
  }

  /** Reads an array that starts at the next token; returns its length. */
  int array(String what, ElementReader reader) throws InvalidJobFile {
    advance();
    if (token != JsonToken.START_ARRAY) {
      throw wrongType(what, "an array [ ... ]");
    }
    int index = 0;
    for (; peekIsElement(); index++) {
      reader.read(index);
    }
    return index;
  }

  /** True when the next value is an array. Does not move. */
  boolean nextIsArray() throws InvalidJobFile {
    advance();
    pushedBack = true;
    return token == JsonToken.START_ARRAY;
  }

  /** Reads a finite number. */
  double number(String what) throws InvalidJobFile {
    advance();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrongType(what, "a number");
    }
    double value = Double.parseDouble(text());
    if (!Double.isFinite(value)) {
      throw here(
          "NUMBER_OUT_OF_RANGE", what + " is " + text() + ", beyond the largest double, 1.8e308");
    }
    return value;
  }

  /** Reads an integer from 1 to a limit. */
  long count(String what, long max) throws InvalidJobFile {
    advance();
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(what, "an integer");
    }
    String text = text();
    long value = text.length() <= 18 ? Long.parseLong(text) : Long.MAX_VALUE;
    if (text.startsWith("-") || value < 1 || value > max) {
      throw here("NUMBER_OUT_OF_RANGE", what + " is " + text + "; it must be from 1 to " + max);
    }
    return value;
  }

  /** Reads a string of at most so many characters. */
  String string(String what, int charsMax) throws InvalidJobFile {
    advance();
    if (token != JsonToken.VALUE_STRING) {
      throw wrongType(what, "a string");
    }
    String text = text();
    if (text.length() > charsMax) {
      throw here(
          "TEXT_TOO_LONG",
          what + " has " + text.length() + " characters; at most " + charsMax + " are taken");
    }
    return text;
  }

  /** Reads a string that is one of the given. */
  String choice(String what, String... choices) throws InvalidJobFile {
    String text = string(what, SimulatorLimits.jobFileTextCharsMax);
    if (!Arrays.asList(choices).contains(text)) {
      throw here(
          "UNKNOWN_VALUE", what + " is " + shown(text) + "; known: " + String.join(", ", choices));
    }
    return text;
  }

  /** Nothing may follow. */
  void end() throws InvalidJobFile {
    if (advance() != null) {
      throw here("TRAILING_TEXT", "Something follows the end of the job; remove it");
    }
  }

  /** A mistake at the token that was read last. */
  InvalidJobFile here(String code, String message) {
    return at(parser.currentTokenLocation(), code, message);
  }

  /** The place of the token that was read last. */
  JsonLocation place() {
    return parser.currentTokenLocation();
  }

  /** A mistake at a place. */
  static InvalidJobFile at(JsonLocation place, String code, String message) {
    return new InvalidJobFile(
        new Diagnostic(code, place.getLineNr(), place.getColumnNr(), message));
  }

  private boolean peekIsElement() throws InvalidJobFile {
    advance();
    pushedBack = token != JsonToken.END_ARRAY;
    return pushedBack;
  }

  private @Nullable JsonToken advance() throws InvalidJobFile {
    if (pushedBack) {
      pushedBack = false;
      return token;
    }
    try {
      token = parser.nextToken();
      return token;
    } catch (JsonProcessingException e) {
      throw syntax(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private String text() throws InvalidJobFile {
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw syntax(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private InvalidJobFile syntax(JsonProcessingException e) {
    JsonLocation place = e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
    String reason =
        e.getOriginalMessage().startsWith("Non-standard token")
            ? "numbers must be finite, NaN and Infinity are not written in JSON"
            : e.getOriginalMessage();
    return at(place, "NOT_JSON", "The job is not JSON (RFC 8259): " + reason);
  }

  private InvalidJobFile wrongType(String what, String expected) throws InvalidJobFile {
    String found = token == null ? "the end of the text" : shown(text());
    return here("WRONG_TYPE", what + " must be " + expected + ", found " + found);
  }

  private static String shown(String text) {
    return '"'
        + (text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "...")
        + '"';
  }
}
