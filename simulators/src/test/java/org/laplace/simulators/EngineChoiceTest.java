package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "11, h q; s q;, statevector/1",
    "12, h q; s q;, stabilizer/1",
    "1000, h q; cx q[0] q[1]; rz(pi/2) q[3];, stabilizer/1",
    "12, h q; t q[4];, statevector/1",
    "12, h q; if (c[0]) { x q[1]; }, stabilizer/1",
    "12, h q; if (c[0]) { t q[1]; }, statevector/1",
    "20, this is no program, statevector/1"
  })
  void cliffordCircuitsThatAreNotSmallGoToTheTableau(int qubits, String gates, String engine) {
    String source =
        "include \"stdgates.inc\"; qubit[%d] q; bit[2] c; c[0] = measure q[0]; %s"
            .formatted(qubits, gates.replace("] q", "], q"));
    assertEquals(engine, EngineChoice.of(source, new TreeMap<>()).toString());
  }

  @Test
  void anInputDecidesWhetherACircuitIsClifford() {
    String source =
        "include \"stdgates.inc\"; input angle a; qubit[20] q; bit c; rz(a) q[0]; c = measure q[0];";
    assertEquals(
        "stabilizer/1",
        EngineChoice.of(source, new TreeMap<>(Map.of("a", Math.PI / 2))).toString());
    assertEquals(
        "statevector/1", EngineChoice.of(source, new TreeMap<>(Map.of("a", 0.3))).toString());
  }
}
