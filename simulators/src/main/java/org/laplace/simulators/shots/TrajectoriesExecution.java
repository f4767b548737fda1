package org.laplace.simulators.shots;

import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.Controller;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.ShotEnd;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Sha256;

/** Gates up to the first random operation once, then from there on each shot by itself. */
final class TrajectoriesExecution<S extends QuantumState<S>> extends CircuitExecution {
  /** Where all shots start. */
  private final S shared;

  private final S state;
  private final PriceList prices;

  private final Controller sharedController;
  private final BitSet touched = new BitSet();
  private boolean sharedIsDone;
  private long sharedOperations;

  /** The first random operation, or null if there is none. */
  private @Nullable QuantumOperation first;

  private final long stepsPerShot;
  private int shot;

  /** The controller of the running shot, or null between shots. */
  private @Nullable Controller controller;

  private @Nullable QuantumOperation next;
  private long operation;
  private long draw;

  /**
   * At the start of the program.
   *
   * @param states makes a state with all qubits in |0>; called twice
   * @param sharedSteps steps of the controller before the shots part
   * @param stepsPerShot steps of the controller from there on, as the program's cost holds them
   * @param times how often each shot may take these steps
   */
  TrajectoriesExecution(
      Circuit circuit,
      int shots,
      long seed,
      long workUnitsBudget,
      long sharedSteps,
      long stepsPerShot,
      long times,
      PriceList prices,
      Supplier<S> states) {
    super(circuit, shots, seed, workUnitsBudget);
    this.stepsPerShot = stepsPerShot;
    this.prices = prices;
    shared = states.get();
    state = states.get();
    long most = CircuitLimits.controlStepsMax;
    long steps = sharedSteps + (stepsPerShot <= most / times ? stepsPerShot * times : most);
    sharedController = new Controller(circuit, Math.min(most, steps));
  }

  @Override
  protected Optional<Outcome> step() {
    if (!sharedIsDone) {
      return runShared();
    }
    Controller running = controller;
    if (running == null) {
      return startShot();
    }
    QuantumOperation todo = next;
    return todo == null ? endShot(running) : run(running, todo);
  }

  private Optional<Outcome> runShared() {
    QuantumOperation todo = sharedController.next();
    return switch (todo) {
      case null -> endShared(null);
      case GateApplication gate -> {
        for (int k = 0; k < gate.qubits(); k++) {
          touched.set(gate.qubit(k));
        }
        yield apply(gate, shared, sharedOperations++);
      }
      case Barrier barrier -> skipShared();
      case Measure measure -> endShared(measure);
      case Reset reset -> touched.get(reset.qubit()) ? endShared(reset) : skipShared();
    };
  }

  private Optional<Outcome> skipShared() {
    sharedOperations++;
    return Optional.empty();
  }

  private Optional<Outcome> endShared(@Nullable QuantumOperation random) {
    sharedIsDone = true;
    first = random;
    return Optional.empty();
  }

  private Optional<Outcome> startShot() {
    if (!work.take(prices.ofShot(circuit.memoryBits(), stepsPerShot))) {
      return exhausted();
    }
    state.set(shared);
    controller = sharedController.fork();
    next = first;
    operation = sharedOperations;
    draw = 0;
    return Optional.empty();
  }

  private Optional<Outcome> run(Controller running, QuantumOperation todo) {
    Optional<Outcome> outcome =
        switch (todo) {
          case GateApplication gate -> apply(gate, state, operation);
          case Barrier barrier -> Optional.empty();
          case Measure measure -> {
            if (!work.take(prices.ofMeasurement())) {
              yield exhausted();
            }
            running.record(measure.bit(), state.measure(measure.qubit(), nextDraw()));
            yield Optional.empty();
          }
          case Reset reset -> {
            if (!work.take(prices.ofMeasurement())) {
              yield exhausted();
            }
            if (state.measure(reset.qubit(), nextDraw())) {
              state.lower(reset.qubit());
            }
            yield Optional.empty();
          }
        };
    operation++;
    next = running.next();
    return outcome;
  }

  private Optional<Outcome> apply(GateApplication gate, S to, long index) {
    if (!work.take(prices.of(gate))) {
      return exhausted();
    }
    return to.apply(gate) ? Optional.empty() : Optional.of(new Outcome.Diverged(index));
  }

  private double nextDraw() {
    return Philox.uniform(seed, shot, draw++);
  }

  private Optional<Outcome> endShot(Controller running) {
    switch (running.end()) {
      case ShotEnd.Finished finished -> {}
      case ShotEnd.Exhausted tooLong -> {
        return exhausted();
      }
      case ShotEnd.Faulted faulted -> {
        return Optional.of(new Outcome.Diverged(operation));
      }
    }
    boolean[] outcomes = running.bits();
    for (int bit = 0; bit < bits; bit++) {
      if (outcomes[bit]) {
        setBit(shot, bit);
      }
    }
    controller = null;
    shot++;
    return shot == shots ? computed() : Optional.empty();
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, sharedOperations);
    Sha256.update(digest, shot);
    Sha256.update(digest, operation);
    Sha256.update(digest, draw);
    shared.addTo(digest);
    state.addTo(digest);
  }
}
