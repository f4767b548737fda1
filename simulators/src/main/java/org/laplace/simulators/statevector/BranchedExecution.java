package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.Controller;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.CircuitExecution;

/**
 * Shots that share a state as long as they have had the same outcomes. A step continues some of the
 * branches that wait, each to where it parts in two or ends.
 */
final class BranchedExecution extends CircuitExecution {
  private final BranchedCost cost;
  private final BranchRun run;
  private final Workers workers;
  private final Deque<Branch> waiting = new ArrayDeque<>();
  private int shotsDone;

  BranchedExecution(
      Circuit circuit,
      BranchedCost cost,
      int shots,
      long seed,
      long workUnitsBudget,
      Kernels kernels,
      Workers workers) {
    super(circuit, shots, seed, workUnitsBudget);
    this.cost = cost;
    this.workers = workers;
    Ending ending = Ending.of(circuit);
    long times = Math.max(1, workUnitsBudget / Math.max(1, cost.cost().workUnits()));
    long most = CircuitLimits.controlStepsMax;
    long steps = cost.controlSteps() + circuit.operations().size();
    var controller =
        new Controller(
            ending.circuit(), steps <= most / times ? Math.min(most, steps * times) : most);
    boolean wide = BranchedCost.waveMax(circuit.qubits()) == 1;
    run =
        new BranchRun(
            ending,
            seed,
            cost.prices(),
            kernels,
            new GateLists(circuit.qubits(), kernels, wide ? workers : Workers.SEQUENTIAL));
    waiting.push(
        new Branch(
            IntStream.range(0, shots).toArray(),
            new BitSet(),
            0,
            new Branch.Place(StateVector.ground(circuit.qubits()), controller, 0, null)));
  }

  @Override
  protected Optional<Outcome> step() {
    int qubits = circuit.qubits();
    var wave = new ArrayList<Branch>();
    while (!waiting.isEmpty() && wave.size() < BranchedCost.waveMax(qubits)) {
      wave.add(waiting.pop());
    }
    long kept = waiting.stream().filter(branch -> branch.place() != null).count();
    boolean mayKeep = kept + 2L * wave.size() <= BranchedCost.statesMax(qubits) + wave.size();
    long budget = work.left();
    var ends = new @Nullable BranchEnd[wave.size()];
    if (BranchedCost.waveMax(qubits) == 1) {
      ends[0] = run.advance(wave.getFirst(), mayKeep, budget);
    } else {
      workers.run(wave.size(), k -> ends[k] = run.advance(wave.get(k), mayKeep, budget));
    }
    return settle(ends);
  }

  private Optional<Outcome> settle(@Nullable BranchEnd[] ends) {
    var children = new ArrayList<Branch>();
    for (BranchEnd end : ends) {
      if (end == null) {
        throw new IllegalStateException("a branch was left out");
      }
      if (!work.take(end.units())) {
        return exhausted();
      }
      switch (end) {
        case BranchEnd.Parted(long units, Branch zero, Branch one) -> {
          children.add(zero);
          children.add(one);
        }
        case BranchEnd.Failed(long units, Outcome outcome) -> {
          return Optional.of(outcome);
        }
        case BranchEnd.Finished(long units, int[] drawn, List<BitSet> memory) -> {
          if (!work.take(Math.multiplyExact(drawn.length, ofShot()))) {
            return exhausted();
          }
          record(drawn, memory);
        }
      }
    }
    children.reversed().forEach(waiting::push);
    return waiting.isEmpty() ? computed() : Optional.empty();
  }

  private long ofShot() {
    return cost.prices().ofShot(circuit.memoryBits(), cost.controlSteps());
  }

  private void record(int[] drawn, List<BitSet> memory) {
    for (int k = 0; k < drawn.length; k++) {
      BitSet outcomes = memory.get(k);
      for (int bit = outcomes.nextSetBit(0); bit >= 0; bit = outcomes.nextSetBit(bit + 1)) {
        if (bit < bits) {
          setBit(drawn[k], bit);
        }
      }
    }
    shotsDone += drawn.length;
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, shotsDone);
    Sha256.update(digest, waiting.size());
    for (Branch branch : waiting) {
      Sha256.update(digest, branch.shots().length);
      Sha256.update(digest, branch.shots()[0]);
      Sha256.update(digest, branch.draws());
      Branch.Place place = branch.place();
      if (place != null) {
        place.state().addTo(digest);
      }
    }
  }
}
