package org.laplace.simulators.jobfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.laplace.simulators.SimulatorLimits;

/** Reads JSON (RFC 8259): one value, nothing after it. */
final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(SimulatorLimits.jobFileNestingMax + 1)
                  .maxNumberLength(SimulatorLimits.jobFileNumberCharsMax)
                  .maxNameLength(SimulatorLimits.jobFileTextCharsMax)
                  .maxStringLength(SimulatorLimits.jobFileTextCharsMax)
                  .build())
          .build();

  private JsonTree() {}

  static Node read(String text) throws InvalidJobFile {
    try (JsonParser parser = JSON.createParser(text)) {
      var tree = new TreeBuilder();
      int depth = 0;
      do {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return tree.root();
        }
        depth += add(tree, token, parser);
      } while (depth > 0);
      if (parser.nextToken() != null) {
        throw new InvalidJobFile(
            place(parser.currentTokenLocation()),
            "TRAILING_TEXT",
            "Something follows the end of the job; remove it");
      }
      return tree.root();
    } catch (JsonProcessingException e) {
      throw syntax(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  /** Returns by how much the depth changes. */
  private static int add(TreeBuilder tree, JsonToken token, JsonParser parser)
      throws IOException, InvalidJobFile {
    Place place = place(parser.currentTokenLocation());
    switch (token) {
      case START_OBJECT -> {
        tree.openMapping(place);
        return 1;
      }
      case START_ARRAY -> {
        tree.openSequence(place);
        return 1;
      }
      case END_OBJECT, END_ARRAY -> {
        tree.close();
        return -1;
      }
      case FIELD_NAME -> tree.name(place, parser.getText());
      case VALUE_STRING -> tree.add(new Scalar(place, Scalar.Kind.TEXT, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          tree.add(Scalar.plain(place, parser.getText()));
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("a text has no " + token);
    }
    return 0;
  }

  private static Place place(JsonLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }

  private static InvalidJobFile syntax(JsonProcessingException e) {
    Place place = e.getLocation() == null ? Place.START : place(e.getLocation());
    String reason =
        e.getOriginalMessage().startsWith("Non-standard token")
            ? "numbers must be finite, NaN and Infinity are not written in JSON"
            : e.getOriginalMessage();
    return new InvalidJobFile(
        place,
        "NOT_JSON",
        "The job begins as JSON (RFC 8259) but is not: " + reason + "; YAML begins with a name");
  }
}
