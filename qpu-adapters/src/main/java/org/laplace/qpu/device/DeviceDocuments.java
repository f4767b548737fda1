package org.laplace.qpu.device;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.laplace.qpu.QpuLimits;

/**
 * The two documents of a device, as the vendor sends them.
 *
 * @param configuration gates, couplings, limits
 * @param properties the calibration
 */
public record DeviceDocuments(ObjectNode configuration, ObjectNode properties) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(QpuLimits.JSON_NESTING_DEPTH_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads {@code conf_*.json} and {@code props_*.json} of a folder, which must hold one of each.
   *
   * @throws DeviceException if it does not, or they are too large or no JSON objects
   */
  public static DeviceDocuments in(Path folder) throws DeviceException {
    return new DeviceDocuments(read(only(folder, "conf_")), read(only(folder, "props_")));
  }

  /** What the documents say. */
  public Device device() throws DeviceException {
    return DeviceReader.read(configuration, properties);
  }

  private static Path only(Path folder, String prefix) throws DeviceException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix))
              .filter(file -> file.getFileName().toString().endsWith(".json"))
              .toList();
      if (found.size() != 1) {
        throw new DeviceException(
            folder + " holds " + found.size() + " files " + prefix + "*.json; one is expected");
      }
      return found.getFirst();
    } catch (IOException e) {
      throw new DeviceException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ObjectNode read(Path file) throws DeviceException {
    try {
      if (Files.size(file) > QpuLimits.DEVICE_DOCUMENT_BYTES_MAX) {
        throw new DeviceException(
            file + " is larger than " + QpuLimits.DEVICE_DOCUMENT_BYTES_MAX + " bytes");
      }
      JsonNode document = JSON.readTree(file.toFile());
      if (document instanceof ObjectNode object) {
        return object;
      }
      throw new DeviceException(file + " is no JSON object");
    } catch (IOException e) {
      throw new DeviceException(file + " is no JSON: " + e.getMessage(), e);
    }
  }
}
