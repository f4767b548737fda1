package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Gate;
import org.laplace.circuits.transpile.route.Coupling;
import org.laplace.circuits.transpile.synthesis.Entangler;
import org.laplace.circuits.transpile.synthesis.RotationBasis;

/** A target as the passes use it: one entangling gate for each edge, one basis for each qubit. */
final class Device {
  /** What an edge has; the first qubit of its gate comes first. */
  record Link(Entangler entangler, int first, int second, boolean fractional, double error) {}

  private final Target target;
  private final Coupling coupling;
  private final List<Link> links = new ArrayList<>();
  private final Map<Long, Link> linkOf = new HashMap<>();
  private final List<Set<Gate>> rotations = new ArrayList<>();
  private final List<@Nullable RotationBasis> bases = new ArrayList<>();
  private final double[] rotationErrors;

  Device(Target target) {
    this.target = target;
    rotationErrors = new double[target.qubits()];
    for (int qubit = 0; qubit < target.qubits(); qubit++) {
      rotations.add(EnumSet.noneOf(Gate.class));
    }
    var byPair = new TreeMap<Long, List<NativeGate>>();
    for (NativeGate gate : target.gates()) {
      int first = gate.qubits().getFirst();
      if (gate.qubits().size() == 1) {
        rotations.get(first).add(gate.gate());
        rotationErrors[first] = Math.max(rotationErrors[first], gate.error());
      } else if (Entangler.of(gate.gate()).isPresent()) {
        int second = gate.qubits().getLast();
        byPair.computeIfAbsent(pair(first, second), p -> new ArrayList<>()).add(gate);
      }
    }
    for (Set<Gate> gates : rotations) {
      bases.add(RotationBasis.of(gates).orElse(null));
    }
    byPair.forEach((pair, gates) -> addLink(pair, gates));
    coupling =
        new Coupling(
            target.qubits(),
            links.stream().mapToInt(Link::first).toArray(),
            links.stream().mapToInt(Link::second).toArray());
  }

  private void addLink(long pair, List<NativeGate> gates) {
    NativeGate best = gates.getFirst();
    boolean fractional = false;
    for (NativeGate gate : gates) {
      fractional |= gate.gate() == Gate.RZZ;
      boolean standsBehind = best.gate() == Gate.RZZ && gate.gate() != Gate.RZZ;
      if (standsBehind || (gate.gate() != Gate.RZZ && gate.error() < best.error())) {
        best = gate;
      }
    }
    var link =
        new Link(
            Entangler.of(best.gate()).orElseThrow(),
            best.qubits().getFirst(),
            best.qubits().getLast(),
            fractional,
            best.error());
    links.add(link);
    linkOf.put(pair, link);
  }

  private long pair(int a, int b) {
    return (long) Math.min(a, b) * target.qubits() + Math.max(a, b);
  }

  Target target() {
    return target;
  }

  Coupling coupling() {
    return coupling;
  }

  /** The link of an edge of the coupling. */
  Link link(int edge) {
    return links.get(edge);
  }

  Link link(int a, int b) {
    Link link = linkOf.get(pair(a, b));
    if (link == null) {
      throw new IllegalStateException("qubits " + a + " and " + b + " are no neighbours");
    }
    return link;
  }

  /** True when every edge has rzz of any angle. */
  boolean isFractional() {
    return !links.isEmpty() && links.stream().allMatch(Link::fractional);
  }

  Set<Gate> rotations(int qubit) {
    return rotations.get(qubit);
  }

  RotationBasis basis(int qubit) {
    RotationBasis basis = bases.get(qubit);
    if (basis == null) {
      throw new TranspileException(
          TranspileResult.Reason.UNSUPPORTED_BASIS,
          "Qubit "
              + qubit
              + " of "
              + target.name()
              + " has "
              + rotations.get(qubit)
              + "; needed are rz with sx, rx or ry, or U.");
    }
    return basis;
  }

  /** A cost of each physical qubit: the logarithm of what a rotation and a readout spoil. */
  double[] qubitCosts() {
    double[] costs = new double[target.qubits()];
    Arrays.setAll(
        costs,
        qubit ->
            -Math.log1p(-Math.min(0.999, rotationErrors[qubit]))
                - Math.log1p(-Math.min(0.999, target.readoutErrors().get(qubit))));
    return costs;
  }

  /** A cost of each edge: the logarithm of what its gate spoils. */
  double[] edgeCosts() {
    return links.stream().mapToDouble(l -> -Math.log1p(-Math.min(0.999, l.error()))).toArray();
  }
}
