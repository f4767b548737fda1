package org.laplace.circuits.qasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;

/** The include files that are built in; no file is ever opened. */
final class Library {
  private Library() {}

  /** Names of OpenQASM 3.0's standard library. */
  private static final List<String> STANDARD =
      List.of(
          "p", "x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "rx", "ry", "rz", "cx", "cy", "cz",
          "cp", "crx", "cry", "crz", "ch", "swap", "ccx", "cswap", "cu", "CX", "phase", "cphase",
          "id", "u1", "u2", "u3");

  private static final Map<String, Gate> ALL = all();

  private static final Set<String> BUILT_IN = Set.of("U", "gphase");

  private static Map<String, Gate> all() {
    var all = new HashMap<String, Gate>();
    for (Gate gate : Gate.values()) {
      all.put(gate.symbol(), gate);
      gate.aliases().forEach(alias -> all.put(alias, gate));
    }
    return all;
  }

  /** The gates that an include makes known, or null for a file that is not built in. */
  static @Nullable Map<String, Gate> include(String file) {
    var gates = new HashMap<String, Gate>();
    switch (file) {
      case "stdgates.inc" -> STANDARD.forEach(name -> gates.put(name, gate(name)));
      case "qelib1.inc" ->
          ALL.forEach(
              (name, gate) -> {
                if (!BUILT_IN.contains(name)) {
                  gates.put(name, gate);
                }
              });
      default -> {
        return null;
      }
    }
    return gates;
  }

  /** The gates of OpenQASM 3.0's standard library. */
  static List<Gate> standardGates() {
    return STANDARD.stream()
        .filter(name -> gate(name).symbol().equals(name))
        .map(Library::gate)
        .toList();
  }

  private static Gate gate(String name) {
    Gate gate = ALL.get(name);
    if (gate == null) {
      throw new IllegalStateException("the library lists " + name + ", which is not in the table");
    }
    return gate;
  }

  /** The include that would make the name known, or null. */
  static @Nullable String fileOf(String name, boolean version2) {
    if (!version2 && STANDARD.contains(name)) {
      return "stdgates.inc";
    }
    return ALL.containsKey(name) && !BUILT_IN.contains(name) ? "qelib1.inc" : null;
  }
}
