package org.laplace.simulators.statevector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.PauliTerm;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.Run;
import org.laplace.simulators.Shots;

/** Published algorithms, from their text to their answer. */
class AlgorithmsTest {
  private static final StateVectorEngine ENGINE = StateVectorEngine.planned();
  private static final int SHOTS = 2000;

  private static Outcome.Computed run(Program program) {
    var computation =
        assertInstanceOf(Preparation.Ready.class, ENGINE.prepare(program)).computation();
    return assertInstanceOf(
        Outcome.Computed.class, Run.of(computation, computation.cost().workUnits()));
  }

  private static SortedMap<String, Integer> counts(String body) {
    String source = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n" + body;
    Program program = Program.circuit(ENGINE.id(), source, SHOTS, 11, Map.of());
    return Shots.parse(run(program).resultBytes()).counts();
  }

  /** Grover: "A fast quantum mechanical algorithm for database search", STOC 1996. */
  @Test
  void groversSearchFindsOneOfSixteen() {
    var text = new StringBuilder("qubit[4] q; bit[4] c; h q;\n");
    for (int round = 0; round < 3; round++) {
      text.append("x q[1]; ctrl(3) @ z q[0], q[1], q[2], q[3]; x q[1];\n");
      text.append("h q; x q; ctrl(3) @ z q[0], q[1], q[2], q[3]; x q; h q;\n");
    }
    // sin^2(7 arcsin(1/4)) = 0.9613
    assertEquals(SHOTS * 0.9613, counts(text.append("c = measure q;").toString()).get("1101"), 50);
  }

  /** Shor: "Algorithms for quantum computation", FOCS 1994; 7 has order 4 modulo 15. */
  @Test
  void shorsAlgorithmFindsTheOrderOfSevenModuloFifteen() {
    var text =
        new StringBuilder("qubit[3] k; qubit[4] w; bit[3] c; h k; x w[0];\n")
            .append("def once(qubit t, qubit[4] w) {\n")
            .append("  cswap t, w[0], w[1]; cswap t, w[1], w[2]; cswap t, w[2], w[3];\n")
            .append("  cx t, w[0]; cx t, w[1]; cx t, w[2]; cx t, w[3];\n}\n");
    for (int bit = 0; bit < 3; bit++) {
      text.append("once(k[%d], w);\n".formatted(bit).repeat(1 << bit));
    }
    text.append("swap k[0], k[2]; h k[0]; cp(-pi/2) k[0], k[1]; h k[1];\n")
        .append("cp(-pi/4) k[0], k[2]; cp(-pi/2) k[1], k[2]; h k[2]; c = measure k;");
    SortedMap<String, Integer> counts = counts(text.toString());
    assertEquals(Set.of("000", "010", "100", "110"), counts.keySet());
    counts.values().forEach(count -> assertEquals(SHOTS / 4.0, count, 100));
  }

  /** Kitaev: arXiv quant-ph/9511026. */
  @Test
  void phaseEstimationReadsAPhaseOfFiveSixteenths() {
    var text = new StringBuilder("qubit[5] q; bit[4] c; x q[4]; h q[0:3];\n");
    for (int bit = 0; bit < 4; bit++) {
      text.append("cp(2*pi*5/16) q[%d], q[4];\n".formatted(bit).repeat(1 << bit));
    }
    text.append("swap q[0], q[3]; swap q[1], q[2];\n");
    for (int target = 0; target < 4; target++) {
      for (int control = 0; control < target; control++) {
        text.append(
            "cp(-pi/%d) q[%d], q[%d];\n".formatted(1 << (target - control), control, target));
      }
      text.append("h q[%d];\n".formatted(target));
    }
    assertEquals(Map.of("0101", SHOTS), counts(text.append("c = measure q[0:3];").toString()));
  }

  @Test
  void aGhzStateOfTwentyEightQubitsIsAllZeroOrAllOne() {
    var text = new StringBuilder("qubit[28] q; bit[28] c; h q[0];\n");
    for (int qubit = 1; qubit < 28; qubit++) {
      text.append("cx q[%d], q[%d];\n".formatted(qubit - 1, qubit));
    }
    SortedMap<String, Integer> counts = counts(text.append("c = measure q;").toString());
    assertEquals(Set.of("0".repeat(28), "1".repeat(28)), counts.keySet());
  }

  /** Bennett and others: Physical Review Letters 70, 1895 (1993). */
  @Test
  void teleportationCarriesAStateOver() {
    SortedMap<String, Integer> counts =
        counts(
            """
            qubit[3] q; bit[2] m; bit c;
            ry(1.1) q[0]; h q[1]; cx q[1], q[2]; cx q[0], q[1]; h q[0];
            m[0] = measure q[0]; m[1] = measure q[1];
            if (m[1]) { x q[2]; }
            if (m[0]) { z q[2]; }
            c = measure q[2];
            """);
    int ones =
        counts.entrySet().stream()
            .filter(count -> count.getKey().startsWith("1"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertEquals(SHOTS * Math.pow(Math.sin(0.55), 2), ones, 100);
  }

  /** Fowler and others: arXiv 1208.0928; the rotated code of distance 3, one helper qubit. */
  @Test
  void aRoundOfTheSurfaceCodeRepeatsItselfButForAnError() {
    String[] checks = {
      "X0134", "X4578", "X12", "X67", "Z1245", "Z3467", "Z03", "Z58",
    };
    var text = new StringBuilder("qubit[9] d; qubit a; bit[8] first; bit[8] second;\n");
    for (String round : new String[] {"first", "second"}) {
      for (int check = 0; check < checks.length; check++) {
        boolean ofX = checks[check].charAt(0) == 'X';
        text.append("reset a;\n").append(ofX ? "h a;\n" : "");
        for (int k = 1; k < checks[check].length(); k++) {
          char data = checks[check].charAt(k);
          text.append(ofX ? "cx a, d[" + data + "];\n" : "cx d[" + data + "], a;\n");
        }
        text.append(ofX ? "h a;\n" : "").append("%s[%d] = measure a;\n".formatted(round, check));
      }
      text.append(round.equals("first") ? "x d[4];\n" : "");
    }
    SortedMap<String, Integer> counts = counts(text.toString());
    assertEquals(16, counts.size());
    for (String bits : counts.keySet()) {
      int second = Integer.parseInt(bits.substring(0, 8), 2);
      int first = Integer.parseInt(bits.substring(9), 2);
      // The two Z checks that touch qubit 4 are bits 4 and 5.
      assertEquals(0b0011_0000, first ^ second, bits);
      assertEquals(0, first >> 4, bits);
    }
  }

  private static double energy(double theta) {
    String source =
        "OPENQASM 3.0; include \"stdgates.inc\"; input float theta; qubit[2] q;"
            + " x q[0]; ry(theta) q[1]; cx q[1], q[0];";
    var hydrogen =
        new Observable(
            List.of(
                new PauliTerm(-1.052373245772859, "II"),
                new PauliTerm(0.39793742484318045, "IZ"),
                new PauliTerm(-0.39793742484318045, "ZI"),
                new PauliTerm(-0.01128010425623538, "ZZ"),
                new PauliTerm(0.18093119978423156, "XX")));
    Program program =
        Program.expectations(ENGINE.id(), source, Map.of("theta", theta), List.of(hydrogen));
    try {
      return CircuitResult.parseFrom(run(program).resultBytes()).getExpectationValues(0);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static double minimum(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    for (int round = 0; round < 60; round++) {
      double left = low + 0.382 * (high - low);
      double right = high - 0.382 * (high - low);
      if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return function.applyAsDouble(low);
  }

  /**
   * O'Malley and others: Physical Review X 6, 031007 (2016). The molecule at 0.735 angstrom in the
   * STO-3G basis, parity mapping; the lowest eigenvalue is known by diagonalisation.
   */
  @Test
  void theVariationalEigensolverFindsTheEnergyOfHydrogen() {
    assertEquals(-1.857275030202382, minimum(AlgorithmsTest::energy, -1, 1), 1e-6);
  }
}
