package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.CircuitExecution;
import org.laplace.simulators.statevector.plan.Plan;

/** All gates once, by a plan, then all shots from the last state. */
final class PlannedExecution extends CircuitExecution {
  private final PlanPrices prices;
  private final Kernels kernels;
  private final Workers workers;
  private final PlannedEvolution evolution;
  private final int[] wireOfBit;
  private @Nullable SummationTree tree;
  private int shot;

  PlannedExecution(
      Circuit circuit,
      List<Integer> qubitOfBit,
      Plan plan,
      int shots,
      long seed,
      long workUnitsBudget,
      Kernels kernels,
      Workers workers) {
    super(circuit, shots, seed, workUnitsBudget);
    prices = new PlanPrices(plan);
    wireOfBit =
        qubitOfBit.stream().mapToInt(qubit -> qubit < 0 ? -1 : plan.wires().get(qubit)).toArray();
    this.kernels = kernels;
    this.workers = workers;
    evolution = new PlannedEvolution(plan, kernels, workers);
  }

  @Override
  protected Optional<Outcome> step() {
    if (!evolution.isDone()) {
      return evolution.step(work);
    }
    if (tree == null) {
      if (!work.take(prices.ofSums())) {
        return exhausted();
      }
      tree = new SummationTree(evolution.state(), kernels, workers);
      return Optional.empty();
    }
    return draw(tree);
  }

  private Optional<Outcome> draw(SummationTree from) {
    if (!work.take(PlanPrices.ofDraw(bits))) {
      return exhausted();
    }
    int index = from.sample(Philox.uniform(seed, shot, 0));
    for (int bit = 0; bit < bits; bit++) {
      if (wireOfBit[bit] >= 0 && ((index >> wireOfBit[bit]) & 1) != 0) {
        setBit(shot, bit);
      }
    }
    shot++;
    return shot == shots ? computed() : Optional.empty();
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, evolution.progress());
    Sha256.update(digest, shot);
    evolution.state().addTo(digest);
  }
}
