package org.laplace.circuits.qasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;

/** Names of registers that clash with nothing in a written program. */
final class RegisterNames {
  /** The one quantum register of a written program. */
  static final String QUBITS = "q";

  private RegisterNames() {}

  /** The circuit's own names where the language takes them. */
  static List<String> of(Circuit circuit, boolean version2) {
    Set<String> taken = new HashSet<>(Set.of(QUBITS));
    var names = new ArrayList<String>();
    for (ClassicalRegister register : circuit.registers()) {
      String name = register.name();
      boolean usable =
          version2
              ? name.matches("[a-z][A-Za-z0-9_]*") && !Words.isReserved2(name)
              : !Words.isReserved(name);
      boolean isLibraryName = Library.fileOf(name, version2) != null || name.equals("U");
      if (!usable || isLibraryName || name.endsWith("_")) {
        name = "register" + names.size();
      }
      while (!taken.add(name)) {
        name = name + "x";
      }
      names.add(name);
    }
    return names;
  }
}
