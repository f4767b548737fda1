package org.laplace.simulators.stabilizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laplace.simulators.stabilizer.SingleQubitClifford.Pauli;
import org.laplace.simulators.stabilizer.SingleQubitClifford.SignedPauli;

/** The unitary gates of Stim's circuit language, as data. */
final class StimGates {
  /** Gates on one qubit: names, then where they take X and Z. */
  private static final List<String> SINGLE =
      List.of(
          "I X Z",
          "X X -Z",
          "Y -X -Z",
          "Z -X Z",
          "H,H_XZ Z X",
          "H_XY Y -Z",
          "H_YZ -X Y",
          "H_NXY -Y -Z",
          "H_NXZ -Z -X",
          "H_NYZ -X -Y",
          "S,SQRT_Z Y Z",
          "S_DAG,SQRT_Z_DAG -Y Z",
          "SQRT_X X -Y",
          "SQRT_X_DAG X Y",
          "SQRT_Y -Z X",
          "SQRT_Y_DAG Z -X",
          "C_XYZ Y X",
          "C_ZYX Z Y",
          "C_NXYZ -Y -X",
          "C_XNYZ -Y X",
          "C_XYNZ Y -X",
          "C_NZYX -Z -Y",
          "C_ZNYX Z -Y",
          "C_ZYNX -Z Y");

  /** Gates on two qubits: names, then what does the same, the first applied first. */
  private static final List<String> DOUBLE =
      List.of(
          "II = I 0",
          "CX,CNOT,ZCX = CX 0 1",
          "CZ,ZCZ = CZ 0 1",
          "CY,ZCY = S_DAG 1; CX 0 1; S 1",
          "XCX = H 0; CX 0 1; H 0",
          "XCY = H 0; CY 0 1; H 0",
          "XCZ = CX 1 0",
          "YCX = H_YZ 0; CX 0 1; H_YZ 0",
          "YCY = H_YZ 0; CY 0 1; H_YZ 0",
          "YCZ = CY 1 0",
          "SWAP = CX 0 1; CX 1 0; CX 0 1",
          "CXSWAP = CX 0 1; SWAP 0 1",
          "SWAPCX = SWAP 0 1; CX 0 1",
          "CZSWAP,SWAPCZ = CZ 0 1; SWAP 0 1",
          "ISWAP = SWAP 0 1; CZ 0 1; S 0; S 1",
          "ISWAP_DAG = SWAP 0 1; CZ 0 1; S_DAG 0; S_DAG 1",
          "SQRT_ZZ = CZ 0 1; S 0; S 1",
          "SQRT_ZZ_DAG = CZ 0 1; S_DAG 0; S_DAG 1",
          "SQRT_XX = H 0; H 1; SQRT_ZZ 0 1; H 0; H 1",
          "SQRT_XX_DAG = H 0; H 1; SQRT_ZZ_DAG 0 1; H 0; H 1",
          "SQRT_YY = H_YZ 0; H_YZ 1; SQRT_ZZ 0 1; H_YZ 0; H_YZ 1",
          "SQRT_YY_DAG = H_YZ 0; H_YZ 1; SQRT_ZZ_DAG 0 1; H_YZ 0; H_YZ 1");

  private static final Map<String, StimGate> GATES = gates();

  private StimGates() {}

  /**
   * A gate.
   *
   * @param steps on the qubits 0 and 1
   */
  record StimGate(int qubits, List<CliffordStep> steps) {
    /** The steps on these qubits. */
    List<CliffordStep> on(int first, int second) {
      return steps.stream()
          .map(
              step ->
                  new CliffordStep(
                      step.kind(),
                      step.a() == 0 ? first : second,
                      step.kind().qubits() == 1 ? 0 : step.b() == 0 ? first : second))
          .toList();
    }
  }

  /** The gate of a name in upper case. */
  static Optional<StimGate> gate(String name) {
    return Optional.ofNullable(GATES.get(name));
  }

  /** All names. */
  static List<String> names() {
    return GATES.keySet().stream().sorted().toList();
  }

  private static Map<String, StimGate> gates() {
    var gates = new HashMap<String, StimGate>();
    for (String line : SINGLE) {
      String[] parts = line.split(" ", -1);
      var clifford = new SingleQubitClifford(pauli(parts[1]), pauli(parts[2]));
      var steps = clifford.sequence().stream().map(kind -> CliffordStep.of(kind, 0)).toList();
      for (String name : parts[0].split(",", -1)) {
        gates.put(name, new StimGate(1, steps));
      }
    }
    gates.put("CX", new StimGate(2, List.of(new CliffordStep(CliffordStep.Kind.CX, 0, 1))));
    gates.put("CZ", new StimGate(2, List.of(new CliffordStep(CliffordStep.Kind.CZ, 0, 1))));
    for (String line : DOUBLE) {
      String[] sides = line.split(" = ", -1);
      var steps = new ArrayList<CliffordStep>();
      for (String part : sides[1].split("; ", -1)) {
        String[] words = part.split(" ", -1);
        int first = Integer.parseInt(words[1]);
        steps.addAll(known(gates, words[0]).on(first, 1 - first));
      }
      for (String name : sides[0].split(",", -1)) {
        gates.put(name, new StimGate(2, List.copyOf(steps)));
      }
    }
    return gates;
  }

  private static StimGate known(Map<String, StimGate> gates, String name) {
    StimGate gate = gates.get(name);
    if (gate == null) {
      throw new IllegalStateException(name + " stands below its use");
    }
    return gate;
  }

  private static SignedPauli pauli(String text) {
    boolean negative = text.startsWith("-");
    return new SignedPauli(Pauli.valueOf(text.substring(negative ? 1 : 0)), negative);
  }
}
