package org.laplace.simulators.wavepacket;

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

class WavePacketSchemaTest {
  /** Every scalar of the schema by its path. */
  private static Map<String, String> scalars() throws IOException {
    Path file =
        Path.of(System.getProperty("laplace.repository"))
            .resolve("docs/schemas/wavepacket.schema.json");
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
    Map<String, String> schema = scalars();
    String points = "/properties/grid/items/properties/points/enum/";
    assertEquals(Integer.toString(SimulatorLimits.axisPointsMin), schema.get(points + "0"));
    assertEquals(Integer.toString(SimulatorLimits.axisPointsMax), schema.get(points + "13"));
    assertEquals(null, schema.get(points + "14"));
    assertEquals(
        Integer.toString(SimulatorLimits.packetsMax), schema.get("/properties/packets/maxItems"));
    assertEquals(
        Integer.toString(SimulatorLimits.constantsMax),
        schema.get("/properties/constants/maxProperties"));
    assertEquals(
        Integer.toString(SimulatorLimits.probabilitiesMax),
        schema.get("/properties/planes/maxItems"));
    assertEquals(
        Integer.toString(SimulatorLimits.probabilitiesMax),
        schema.get("/properties/regions/maxItems"));
    assertEquals(Long.toString(SimulatorLimits.stepsMax), schema.get("/properties/steps/maximum"));
    assertEquals(
        Integer.toString(SimulatorLimits.bodyNameCharsMax),
        schema.get("/properties/regions/items/properties/name/maxLength"));
    assertEquals(
        Integer.toString(SimulatorLimits.jobFileTextCharsMax),
        schema.get("/properties/description/maxLength"));
  }
}
