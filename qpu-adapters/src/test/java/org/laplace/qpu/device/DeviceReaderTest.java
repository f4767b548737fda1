package org.laplace.qpu.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laplace.qpu.python.Python;

class DeviceReaderTest {
  @Test
  void theBuiltInDeviceHasItsGatesOnItsEdges() throws Exception {
    Device device = SyntheticDevice.documents().device();
    assertEquals(7, device.qubits());
    assertTrue(device.supports("cz", List.of(5, 3)));
    assertTrue(device.supports("rz", List.of(6)));
    assertFalse(device.supports("cz", List.of(0, 5)));
    assertFalse(device.supports("h", List.of(0)));
    assertEquals(140e-6, device.calibration().qubits().getFirst().t1Seconds(), 1e-12);
    assertEquals(
        84e-9, device.calibration().of("cz", List.of(1, 0)).orElseThrow().seconds(), 1e-15);
  }

  @Test
  void realDevicesAreRead() throws Exception {
    Path devices = Python.devices();
    Device fez = DeviceDocuments.in(devices.resolve("fez")).device();
    assertEquals("ibm_fez", fez.name());
    assertEquals(156, fez.qubits());
    // 176 edges, both ways.
    assertEquals(352, fez.gates().get("cz").size());
    assertEquals(
        0.027903006224195892,
        fez.calibration().of("cz", List.of(72, 73)).orElseThrow().error(),
        1e-12);
    Device brisbane = DeviceDocuments.in(devices.resolve("brisbane")).device();
    assertEquals(127, brisbane.qubits());
    assertTrue(brisbane.supports("ecr", List.of(1, 0)));
    assertFalse(brisbane.supports("ecr", List.of(0, 1)), "edges of an Eagle have a direction");
  }

  @Test
  void aDescriptionThatIsNoneIsRefused() {
    ObjectNode configuration = SyntheticDevice.documents().configuration();
    ObjectNode properties = SyntheticDevice.documents().properties();
    for (String field : List.of("backend_name", "n_qubits", "basis_gates")) {
      ObjectNode without = configuration.deepCopy();
      without.remove(field);
      assertThrows(
          DeviceException.class,
          () -> {
            without.remove("gates");
            DeviceReader.read(without, properties);
          },
          field);
    }
    ObjectNode outside = configuration.deepCopy().put("n_qubits", 3);
    assertThrows(DeviceException.class, () -> DeviceReader.read(outside, properties));
  }
}
