package org.laplace.simulators.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laplace.simulators.SimulatorLimits;

class SchemaTest {
  /** Every scalar of a JSON file by its path. */
  private static Map<String, String> scalars(Path file) throws IOException {
    var scalars = new TreeMap<String, String>();
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          scalars.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    }
    return scalars;
  }

  @Test
  void thePublishedSchemaHasTheLimitsOfTheReader() throws IOException {
    Map<String, String> schema =
        scalars(
            Path.of(System.getProperty("laplace.repository"))
                .resolve("docs/schemas/particles.schema.json"));
    assertEquals(
        Integer.toString(SimulatorLimits.draftBodiesMax),
        schema.get("/properties/bodies/maxItems"));
    assertEquals(Long.toString(SimulatorLimits.stepsMax), schema.get("/properties/steps/maximum"));
    assertEquals(
        Integer.toString(SimulatorLimits.bodyNameCharsMax),
        schema.get("/$defs/body/properties/name/maxLength"));
    assertEquals(
        Integer.toString(SimulatorLimits.jobFileTextCharsMax),
        schema.get("/properties/description/maxLength"));
  }
}
