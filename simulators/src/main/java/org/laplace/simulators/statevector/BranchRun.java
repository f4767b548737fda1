package org.laplace.simulators.statevector;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Controller;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.ShotEnd;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Philox;
import org.laplace.simulators.WorkMeter;
import org.laplace.simulators.Workers;

/** Continues branches. For several threads, each with its own branch. */
final class BranchRun {
  private final Ending ending;
  private final long seed;
  private final WorkUnits prices;
  private final Kernels kernels;
  private final GateLists gateLists;

  /** Arrays of states that are not needed any more. */
  private final ConcurrentLinkedQueue<StateVector> free = new ConcurrentLinkedQueue<>();

  /** Where the first measurement is about to be made; set once, by the first branch. */
  private volatile Branch.@Nullable Place parting;

  BranchRun(Ending ending, long seed, WorkUnits prices, Kernels kernels, GateLists gateLists) {
    this.ending = ending;
    this.seed = seed;
    this.prices = prices;
    this.kernels = kernels;
    this.gateLists = gateLists;
  }

  /**
   * Continues a branch to where it parts or ends.
   *
   * @param mayKeep whether the second of two new branches may keep its state
   */
  BranchEnd advance(Branch branch, boolean mayKeep, long budget) {
    return new Advance(branch, mayKeep, new WorkMeter(budget)).run();
  }

  private StateVector copyOf(StateVector state) {
    StateVector copy = free.poll();
    if (copy == null) {
      copy = StateVector.zero(state.qubits, Workers.SEQUENTIAL);
    }
    copy.set(state);
    return copy;
  }

  /** One branch on its way. */
  private final class Advance {
    private final Branch branch;
    private final boolean mayKeep;
    private final WorkMeter work;
    private final StateVector state;
    private final Controller controller;
    private final BitSet history;
    private final List<GateApplication> gates = new ArrayList<>();
    private long operation;

    /** Number of outcomes behind the place where it is. */
    private int outcomes;

    /** The operation at which shots part, if the branch starts right before it. */
    private @Nullable QuantumOperation again;

    Advance(Branch branch, boolean mayKeep, WorkMeter work) {
      this.branch = branch;
      this.mayKeep = mayKeep;
      this.work = work;
      history = branch.history();
      Branch.Place place = branch.place();
      if (place != null) {
        state = place.state();
        controller = place.controller();
        operation = place.operation();
        outcomes = branch.draws();
      } else {
        Branch.Place start = parting;
        if (start == null) {
          throw new IllegalStateException("no branch has parted yet");
        }
        state = copyOf(start.state());
        controller = start.controller().fork();
        operation = start.operation();
        again = start.next();
      }
    }

    BranchEnd run() {
      while (true) {
        QuantumOperation next = again != null ? again : controller.next();
        again = null;
        BranchEnd end =
            switch (next) {
              case null -> finish();
              case GateApplication gate -> collect(gate);
              case Barrier barrier -> skip();
              case Measure measure -> random(measure, measure.qubit());
              case Reset reset -> random(reset, reset.qubit());
            };
        if (end != null) {
          return end;
        }
      }
    }

    private @Nullable BranchEnd skip() {
      operation++;
      return null;
    }

    private @Nullable BranchEnd collect(GateApplication gate) {
      if (!work.take(prices.of(gate))) {
        return exhausted();
      }
      if (!Matrices.isFinite(gate.kernelMatrix())) {
        return new BranchEnd.Failed(work.done(), new Outcome.Diverged(operation));
      }
      gates.add(gate);
      operation++;
      return null;
    }

    private void applyGates() {
      if (!gates.isEmpty()) {
        gateLists.apply(gates, state);
        gates.clear();
      }
    }

    private BranchEnd exhausted() {
      return new BranchEnd.Failed(work.done(), new Outcome.Exhausted());
    }

    private @Nullable BranchEnd random(QuantumOperation random, int qubit) {
      if (!work.take(prices.ofMeasurement())) {
        return exhausted();
      }
      applyGates();
      if (parting == null) {
        parting = new Branch.Place(copyOf(state), controller.fork(), operation, random);
      }
      operation++;
      var collapse = new Collapse(state, qubit, kernels);
      if (outcomes < branch.draws()) {
        settle(random, qubit, history.get(outcomes), collapse, state, controller);
        outcomes++;
        return null;
      }
      int[] shots = branch.shots();
      boolean[] ones = new boolean[shots.length];
      int count = 0;
      for (int k = 0; k < shots.length; k++) {
        ones[k] = collapse.outcome(Philox.uniform(seed, shots[k], outcomes));
        count += ones[k] ? 1 : 0;
      }
      if (count > 0 && count < shots.length) {
        return part(random, qubit, collapse, ones);
      }
      history.set(outcomes, count > 0);
      settle(random, qubit, count > 0, collapse, state, controller);
      outcomes++;
      return null;
    }

    private BranchEnd part(QuantumOperation random, int qubit, Collapse collapse, boolean[] ones) {
      Branch.@Nullable Place kept = null;
      if (mayKeep) {
        kept = new Branch.Place(copyOf(state), controller.fork(), operation, null);
        settle(random, qubit, true, collapse, kept.state(), kept.controller());
      }
      settle(random, qubit, false, collapse, state, controller);
      var with = (BitSet) history.clone();
      with.set(outcomes);
      outcomes++;
      return new BranchEnd.Parted(
          work.done(),
          new Branch(
              chosen(ones, false),
              history,
              outcomes,
              new Branch.Place(state, controller, operation, null)),
          new Branch(chosen(ones, true), with, outcomes, kept));
    }

    private int[] chosen(boolean[] ones, boolean one) {
      int[] shots = branch.shots();
      return IntStream.range(0, shots.length)
          .filter(k -> ones[k] == one)
          .map(k -> shots[k])
          .toArray();
    }

    /** Leaves what belongs to an outcome, in the state and in the memory. */
    private static void settle(
        QuantumOperation random,
        int qubit,
        boolean outcome,
        Collapse collapse,
        StateVector state,
        Controller controller) {
      Collapse.keep(state, qubit, outcome, collapse.scale(outcome));
      if (random instanceof Measure measure) {
        controller.record(measure.bit(), outcome);
      } else if (outcome) {
        Collapse.lower(state, qubit);
      }
    }

    private BranchEnd finish() {
      switch (controller.end()) {
        case ShotEnd.Finished finished -> {}
        case ShotEnd.Exhausted tooLong -> {
          return exhausted();
        }
        case ShotEnd.Faulted faulted -> {
          return new BranchEnd.Failed(work.done(), new Outcome.Diverged(operation));
        }
      }
      int[] shots = branch.shots();
      boolean[] classical = controller.bits();
      var memory = new BitSet();
      for (int bit = 0; bit < classical.length; bit++) {
        memory.set(bit, classical[bit]);
      }
      var memories = new ArrayList<BitSet>();
      if (ending.measures().isEmpty()) {
        memories.addAll(Collections.nCopies(shots.length, memory));
      } else {
        if (!work.take(prices.ofEnding())) {
          return exhausted();
        }
        applyGates();
        var tree = new SummationTree(state, kernels, Workers.SEQUENTIAL);
        for (int shot : shots) {
          memories.add(drawn(memory, tree.sample(Philox.uniform(seed, shot, outcomes))));
        }
      }
      free.add(state);
      return new BranchEnd.Finished(work.done(), shots, memories);
    }

    private BitSet drawn(BitSet before, int index) {
      var after = (BitSet) before.clone();
      for (Measure measure : ending.measures()) {
        after.set(measure.bit(), ((index >> measure.qubit()) & 1) != 0);
      }
      return after;
    }
  }
}
