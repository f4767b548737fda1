package org.laplace.acceptance.repository;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The modules by their root packages, and what each may use: the table of ARCHITECTURE.md. */
final class Modules {
  /** Package under org.laplace to the packages that it may use directly. */
  static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("proto", List.of()),
          Map.entry("jabci", List.of("proto")),
          Map.entry("primitives", List.of("proto")),
          Map.entry("ledger", List.of("primitives")),
          Map.entry("circuits", List.of("proto")),
          Map.entry("simulators", List.of("circuits")),
          Map.entry("jobs", List.of("ledger")),
          Map.entry("verifier", List.of("ledger")),
          Map.entry("rewards", List.of("ledger")),
          Map.entry("wallet", List.of("primitives")),
          Map.entry("auditor", List.of("primitives", "simulators", "wallet")),
          Map.entry("qpu", List.of("circuits", "simulators", "wallet")),
          Map.entry("node", List.of("jobs", "verifier", "rewards", "auditor", "jabci")),
          Map.entry("bench", List.of("circuits", "simulators", "qpu")),
          Map.entry("cli", List.of("node", "qpu", "wallet", "bench")));

  private Modules() {}

  /** What a module may use directly or through what it uses, itself included. */
  static Set<String> reach(String module) {
    Set<String> reached = new TreeSet<>();
    add(module, reached);
    return reached;
  }

  private static void add(String module, Set<String> reached) {
    if (reached.add(module)) {
      new TreeMap<>(MAY_USE).get(module).forEach(used -> add(used, reached));
    }
  }
}
