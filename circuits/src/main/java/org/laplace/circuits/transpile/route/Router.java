package org.laplace.circuits.transpile.route;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.laplace.circuits.transpile.form.Ints;
import org.laplace.circuits.transpile.form.NormalForm;

/** Finds layouts by passes forwards and backwards from many starts, and keeps the best routes. */
public final class Router {
  /** Ways to choose: no single one is best for all circuits. */
  private static final List<RoutingPass.Weights> WEIGHTS =
      List.of(
          new RoutingPass.Weights(0.5, 20, 1, 0.001, 1),
          new RoutingPass.Weights(0.5, 60, 1, 0.001, 1),
          new RoutingPass.Weights(0.5, 20, 1, 0.001, 0.9),
          new RoutingPass.Weights(0, 0, 0.3, 0.001, 0.4));

  private static final int PROBES = 2;

  private final Coupling coupling;
  private final Precedence.Of circuit;
  private final Precedence backwards;
  private final Interactions interactions;

  /** For a form whose first wires are the qubits. */
  public Router(NormalForm form, Coupling coupling) {
    this.coupling = coupling;
    circuit = Precedence.of(form);
    backwards = circuit.precedence().reversed();
    interactions = Interactions.of(circuit.precedence(), coupling.qubits());
  }

  /**
   * The best of the trials, best first; the same for every number of threads. Some trials find out
   * which weights suit the circuit, the others use those.
   */
  public List<Routing> route(int trials, int rounds, int kept, long seed) {
    int probes = Math.min(trials, PROBES * WEIGHTS.size());
    List<Routing> probed =
        IntStream.range(0, probes)
            .parallel()
            .mapToObj(i -> trial(i, WEIGHTS.get(i % WEIGHTS.size()), rounds, seed))
            .toList();
    int best = 0;
    for (int i = 1; i < probes; i++) {
      if (probed.get(i).estimate() < probed.get(best).estimate()) {
        best = i;
      }
    }
    RoutingPass.Weights weights = WEIGHTS.get(best % WEIGHTS.size());
    Stream<Routing> others =
        IntStream.range(probes, trials)
            .parallel()
            .mapToObj(trial -> trial(trial, weights, rounds, seed));
    return Stream.concat(probed.stream(), others.toList().stream())
        .sorted(Comparator.comparingInt(Routing::estimate))
        .limit(kept)
        .toList();
  }

  /** The best of some passes from a layout that is given. */
  public List<Routing> routeFrom(int[] initial, int trials, int kept, long seed) {
    return IntStream.range(0, trials)
        .parallel()
        .mapToObj(
            trial ->
                from(initial, WEIGHTS.get(trial % WEIGHTS.size()), new Random(mixed(seed, trial))))
        .sorted(Comparator.comparingInt(Routing::estimate))
        .limit(kept)
        .toList();
  }

  private static long mixed(long seed, int trial) {
    return seed * 0x2545f4914f6cdd1dL + trial;
  }

  private Routing trial(int trial, RoutingPass.Weights weights, int rounds, long seed) {
    var random = new Random(mixed(seed, trial));
    Placement.Kind kind = trial % 5 == 4 ? Placement.Kind.REGION : Placement.Kind.GROWN;
    int[] start = Placement.start(interactions, coupling, random, kind);
    var forward = new RoutingPass(circuit.precedence(), coupling);
    var backward = new RoutingPass(backwards, coupling);
    Layout layout = Layout.of(start);
    var steps = new Ints(1024);
    Routing best = null;
    for (int round = 0; round <= rounds; round++) {
      int[] initial = layout.physical.clone();
      forward.run(layout, weights, random, steps);
      if (best == null || forward.total() < best.estimate()) {
        best = new Routing(initial, layout.physical.clone(), named(steps), forward.total());
      }
      if (round < rounds) {
        backward.run(layout, weights, random, null);
      }
    }
    return Objects.requireNonNull(best);
  }

  private Routing from(int[] initial, RoutingPass.Weights weights, Random random) {
    var pass = new RoutingPass(circuit.precedence(), coupling);
    Layout layout = Layout.of(initial);
    var steps = new Ints(1024);
    pass.run(layout, weights, random, steps);
    return new Routing(initial.clone(), layout.physical.clone(), named(steps), pass.total());
  }

  /** The steps with the form's numbers of the nodes. */
  private int[] named(Ints steps) {
    int[] named = steps.toArray();
    for (int i = 0; i < named.length; i++) {
      named[i] = named[i] < 0 ? named[i] : circuit.formNode()[named[i]];
    }
    return named;
  }
}
