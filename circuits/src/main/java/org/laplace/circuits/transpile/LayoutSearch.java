package org.laplace.circuits.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.transpile.form.Node;
import org.laplace.circuits.transpile.form.NormalForm;
import org.laplace.circuits.transpile.route.Coupling;
import org.laplace.circuits.transpile.route.Embedding;
import org.laplace.circuits.transpile.route.Router;
import org.laplace.circuits.transpile.route.Routing;

/** The layout for a segment that may start anywhere. */
final class LayoutSearch {
  private static final long EMBEDDING_STEPS = 20_000;

  private final Device device;
  private final OptimizationLevel level;
  private final long seed;

  /** A way over the device, and what it is on physical wires. */
  record Placed(Routing routing, NormalForm physical) {}

  LayoutSearch(Device device, OptimizationLevel level, long seed) {
    this.device = device;
    this.level = level;
    this.seed = seed;
  }

  /** Without SWAPs where the budget finds such a place, else the best of the trials. */
  Placed best(Segment segment) {
    var router = new Router(segment.form(), device.coupling());
    Placed best =
        perfect(segment.form())
            .map(places -> router.routeFrom(places, 1, 1, seed).getFirst())
            .map(routing -> new Placed(routing, segment.onDevice(routing, List.of())))
            .orElseGet(() -> leastGates(segment, router));
    return level == OptimizationLevel.LIGHT ? best : moved(segment, best);
  }

  private Placed leastGates(Segment segment, Router router) {
    Placed best = null;
    for (Routing routing : router.route(level.trials(), level.rounds(), level.kept(), seed)) {
      var placed = new Placed(routing, segment.onDevice(routing, List.of()));
      if (best == null || entanglers(placed.physical()) < entanglers(best.physical())) {
        best = placed;
      }
    }
    return java.util.Objects.requireNonNull(best);
  }

  private Optional<int[]> perfect(NormalForm form) {
    return embed(form).map(places -> completed(places));
  }

  /** The same route where the device's errors are lowest. */
  private Placed moved(Segment segment, Placed placed) {
    Optional<int[]> found = embed(placed.physical());
    if (found.isEmpty()) {
      return placed;
    }
    int[] to = completed(found.get());
    Routing routing = placed.routing();
    Coupling coupling = device.coupling();
    int[] steps = routing.steps().clone();
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] < 0) {
        int first = to[coupling.end0(-1 - steps[i])];
        int second = to[coupling.end1(-1 - steps[i])];
        if (coupling.distance(first, second) != 1) {
          return placed; // A SWAP that was merged away is not part of the pattern.
        }
        steps[i] = -1 - edge(first, second);
      }
    }
    int[] initial = Arrays.stream(routing.initial()).map(p -> to[p]).toArray();
    int[] last = Arrays.stream(routing.last()).map(p -> to[p]).toArray();
    var elsewhere = new Routing(initial, last, steps, routing.estimate());
    return new Placed(elsewhere, segment.onDevice(elsewhere, List.of()));
  }

  private int edge(int a, int b) {
    Coupling coupling = device.coupling();
    int k = 0;
    while (coupling.neighbour(a, k) != b) {
      k++;
    }
    return coupling.edge(a, k);
  }

  private Optional<int[]> embed(NormalForm form) {
    int size = device.coupling().qubits();
    double[][] pairs = new double[size][size];
    double[] own = new double[size];
    for (int i = 0; i < form.nodes(); i++) {
      Node node = form.node(i);
      switch (node) {
        case null -> {}
        case Node.Phase phase ->
            use(pairs, own, phase.wire0(), phase.wire1(), form.entanglers(phase));
        case Node.Block block ->
            use(pairs, own, block.wire0(), block.wire1(), block.canonical().entanglers());
        case Node.Fixed fixed -> {
          for (int wire : fixed.wires()) {
            if (wire < size) {
              own[wire]++;
            }
          }
        }
      }
    }
    var embedding =
        new Embedding(
            pairs,
            own,
            device.coupling(),
            device.qubitCosts(),
            device.edgeCosts(),
            EMBEDDING_STEPS);
    return embedding.search();
  }

  private static void use(double[][] pairs, double[] own, int a, int b, int times) {
    pairs[a][b] += times;
    pairs[b][a] += times;
    own[a] += times;
    own[b] += times;
  }

  /** Idle wires anywhere. */
  private int[] completed(int[] places) {
    int size = device.coupling().qubits();
    int[] all = Arrays.copyOf(places, size);
    boolean[] taken = new boolean[size];
    for (int place : all) {
      if (place >= 0) {
        taken[place] = true;
      }
    }
    int free = 0;
    for (int wire = 0; wire < size; wire++) {
      if (all[wire] < 0) {
        while (taken[free]) {
          free++;
        }
        taken[free] = true;
        all[wire] = free;
      }
    }
    return all;
  }

  private static int entanglers(NormalForm form) {
    int sum = 0;
    for (int i = 0; i < form.nodes(); i++) {
      switch (form.node(i)) {
        case null -> {}
        case Node.Phase phase -> sum += form.entanglers(phase);
        case Node.Block block -> sum += block.canonical().entanglers();
        case Node.Fixed fixed -> {}
      }
    }
    return sum;
  }
}
