package org.laplace.simulators.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.CircuitLimits;
import org.laplace.circuits.Controller;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.Reset;
import org.laplace.circuits.ShotEnd;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Run;
import org.laplace.simulators.noise.NoisyProgram.Site;

/** Some of the shots, on one thread. */
final class TrajectoryRun {
  private final NoisyProgram program;
  private final Outcomes outcomes;
  private final long seed;
  private final Cancellation cancellation;

  /** States of the parts that wait for smaller ones to end, outermost first. */
  private final List<Amplitudes> states = new ArrayList<>();

  private Optional<Diagnostic> fault = Optional.empty();

  TrajectoryRun(NoisyProgram program, Outcomes outcomes, long seed, Cancellation cancellation) {
    this.program = program;
    this.outcomes = outcomes;
    this.seed = seed;
    this.cancellation = cancellation;
  }

  /** Why the shots are not valid, if they are not. */
  Optional<Diagnostic> fault() {
    return fault;
  }

  /** Runs the shots from the first to the one before the end. */
  void run(int first, int end) {
    var start = new Controller(program.circuit(), CircuitLimits.controlStepsMax);
    states.add(new Amplitudes(program.qubits()));
    run(new Branch(start, IntStream.range(first, end).toArray(), 0, 0, List.of(), 0), 0);
  }

  /** Shots that nothing has told apart, on the state of their depth. */
  private static final class Branch {
    final Controller controller;
    int[] shots;
    long draw;
    int operations;

    /** Noise that is still to come before the next operation, from a place on. */
    List<Site> sites;

    int site;

    Branch(
        Controller controller, int[] shots, long draw, int operations, List<Site> sites, int site) {
      this.controller = controller;
      this.shots = shots;
      this.draw = draw;
      this.operations = operations;
      this.sites = sites;
      this.site = site;
    }
  }

  /** What a choice does to a state and to the classical memory. */
  private interface Effect {
    void on(int choice, Amplitudes state, Controller controller);
  }

  private void run(Branch branch, int depth) {
    Amplitudes state = states.get(depth);
    while (fault.isEmpty()) {
      Run.stopIfRequested(cancellation);
      if (branch.site < branch.sites.size()) {
        suffer(branch.sites.get(branch.site++), branch, depth);
        continue;
      }
      if (program.onlyMeasurementsFollow(branch.operations)) {
        sample(branch, state);
        return;
      }
      QuantumOperation operation = branch.controller.next();
      branch.operations++;
      switch (operation) {
        case null -> {
          end(branch);
          return;
        }
        case GateApplication gate -> {
          NoisyProgram.NoisyGate noisy = program.of(gate);
          state.apply(noisy.gate());
          follow(branch, noisy.sites());
        }
        case Measure measure -> measure(measure, branch, depth);
        case Reset reset -> {
          // Before the shots part: the noise comes to each part.
          follow(branch, program.of(reset));
          reset(program.number(reset.qubit()), branch, depth);
        }
        case Barrier barrier -> {}
      }
    }
  }

  private static void follow(Branch branch, List<Site> sites) {
    branch.sites = sites;
    branch.site = 0;
  }

  private double draw(int shot, long draw) {
    return Philox.uniform(seed, shot, draw);
  }

  /**
   * Parts the shots by their choices: the largest part stays in the branch, each other one runs to
   * its end on a copy first. The largest is at least half, so that depth grows with the logarithm.
   */
  private void part(Branch branch, int depth, int[] choices, int count, Effect effect) {
    int[] sizes = new int[count];
    for (int choice : choices) {
      sizes[choice]++;
    }
    int largest = 0;
    for (int choice = 1; choice < count; choice++) {
      largest = sizes[choice] > sizes[largest] ? choice : largest;
    }
    for (int choice = 0; choice < count; choice++) {
      if (choice != largest && sizes[choice] > 0) {
        if (states.size() == depth + 1) {
          states.add(new Amplitudes(program.qubits()));
        }
        Amplitudes state = states.get(depth + 1);
        state.set(states.get(depth));
        var other =
            new Branch(
                branch.controller.fork(),
                chosen(branch.shots, choices, choice, sizes[choice]),
                branch.draw,
                branch.operations,
                branch.sites,
                branch.site);
        effect.on(choice, state, other.controller);
        run(other, depth + 1);
      }
    }
    if (sizes[largest] < branch.shots.length) {
      branch.shots = chosen(branch.shots, choices, largest, sizes[largest]);
    }
    effect.on(largest, states.get(depth), branch.controller);
  }

  private static int[] chosen(int[] shots, int[] choices, int choice, int size) {
    int[] chosen = new int[size];
    int next = 0;
    for (int k = 0; k < shots.length; k++) {
      if (choices[k] == choice) {
        chosen[next++] = shots[k];
      }
    }
    return chosen;
  }

  private void suffer(Site site, Branch branch, int depth) {
    switch (site.channel()) {
      case PauliChannel channel -> sufferPauli(channel, site.qubits(), branch, depth);
      case Relaxation channel when channel.isMixture() ->
          sufferReset(channel, site.qubits().getFirst(), branch, depth);
      case Relaxation channel -> sufferDamping(channel, site.qubits().getFirst(), branch, depth);
    }
  }

  private void sufferPauli(PauliChannel channel, List<Integer> qubits, Branch branch, int depth) {
    List<Double> probabilities = channel.probabilities();
    int[] choices = new int[branch.shots.length];
    for (int k = 0; k < choices.length; k++) {
      double left = draw(branch.shots[k], branch.draw);
      for (int p = 0; p < probabilities.size() && choices[k] == 0; p++) {
        double probability = probabilities.get(p);
        if (left < probability) {
          choices[k] = p + 1;
        }
        left -= probability;
      }
    }
    branch.draw++;
    part(
        branch,
        depth,
        choices,
        probabilities.size() + 1,
        (choice, state, controller) -> {
          for (int k = 0; k < qubits.size(); k++) {
            int pauli = (choice >> (2 * (qubits.size() - 1 - k))) & 3;
            if (pauli != 0) {
              // X, Y, Z are 1, 2, 3; as X and Z parts 1, 3, 2.
              state.applyPauli(qubits.get(k), pauli ^ (pauli >> 1));
            }
          }
        });
  }

  /** Nothing, Z, or a reset from 0 or from 1. */
  private void sufferReset(Relaxation channel, int qubit, Branch branch, int depth) {
    int[] choices = new int[branch.shots.length];
    double one = -1;
    for (int k = 0; k < choices.length; k++) {
      double draw = draw(branch.shots[k], branch.draw);
      if (draw < channel.decay()) {
        one = one < 0 ? states.get(depth).probabilityOfOne(qubit) : one;
        choices[k] = draw(branch.shots[k], branch.draw + 1) < one ? 3 : 2;
      } else if (draw < channel.decay() + channel.phaseFlip()) {
        choices[k] = 1;
      }
    }
    branch.draw += 2;
    double p = one;
    part(
        branch,
        depth,
        choices,
        4,
        (choice, state, controller) -> {
          switch (choice) {
            case 0 -> {}
            case 1 -> state.applyPauli(qubit, 2);
            case 2 -> state.collapse(qubit, false, 1 - p);
            default -> {
              state.collapse(qubit, true, p);
              state.applyPauli(qubit, 1);
            }
          }
        });
  }

  /** No jump, then nothing or Z; or the jump from 1 to 0. */
  private void sufferDamping(Relaxation channel, int qubit, Branch branch, int depth) {
    double one = states.get(depth).probabilityOfOne(qubit);
    double jump = channel.decay() * one;
    int[] choices = new int[branch.shots.length];
    for (int k = 0; k < choices.length; k++) {
      boolean jumps = draw(branch.shots[k], branch.draw) < jump;
      boolean flips = draw(branch.shots[k], branch.draw + 1) < channel.phaseFlip();
      choices[k] = jumps ? 2 : flips ? 1 : 0;
    }
    branch.draw += 2;
    part(
        branch,
        depth,
        choices,
        3,
        (choice, state, controller) -> {
          if (choice == 2) {
            state.collapse(qubit, true, one);
            state.applyPauli(qubit, 1);
          } else {
            double norm = 1 / StrictMath.sqrt(1 - jump);
            double damped = norm * StrictMath.sqrt(1 - channel.decay());
            state.scale(qubit, norm, choice == 1 ? -damped : damped);
          }
        });
  }

  private void measure(Measure measure, Branch branch, int depth) {
    int qubit = program.number(measure.qubit());
    ReadoutError error = program.readout(measure);
    double one = states.get(depth).probabilityOfOne(qubit);
    int[] choices = new int[branch.shots.length];
    for (int k = 0; k < choices.length; k++) {
      boolean value = draw(branch.shots[k], branch.draw) < one;
      boolean wrong = draw(branch.shots[k], branch.draw + 1) < error.ofWrong(value);
      choices[k] = (value ? 1 : 0) + (wrong ? 2 : 0);
    }
    branch.draw += 2;
    part(
        branch,
        depth,
        choices,
        4,
        (choice, state, controller) -> {
          boolean value = (choice & 1) != 0;
          state.collapse(qubit, value, value ? one : 1 - one);
          controller.record(measure.bit(), value != (choice >= 2));
        });
  }

  private void reset(int qubit, Branch branch, int depth) {
    double one = states.get(depth).probabilityOfOne(qubit);
    int[] choices = new int[branch.shots.length];
    for (int k = 0; k < choices.length; k++) {
      choices[k] = draw(branch.shots[k], branch.draw) < one ? 1 : 0;
    }
    branch.draw++;
    part(
        branch,
        depth,
        choices,
        2,
        (choice, state, controller) -> {
          state.collapse(qubit, choice == 1, choice == 1 ? one : 1 - one);
          if (choice == 1) {
            state.applyPauli(qubit, 1);
          }
        });
  }

  /** Draws all qubits at once where only measurements are left. */
  private void sample(Branch branch, Amplitudes state) {
    double[] draws = new double[branch.shots.length];
    Integer[] order = new Integer[draws.length];
    for (int k = 0; k < draws.length; k++) {
      draws[k] = draw(branch.shots[k], branch.draw);
      order[k] = k;
    }
    Arrays.sort(order, Comparator.comparingDouble(k -> draws[k]));
    double[] ascending = new double[draws.length];
    for (int k = 0; k < draws.length; k++) {
      ascending[k] = draws[order[k]];
    }
    branch.draw++;
    int[] indices = state.sample(ascending);
    boolean[] bits = branch.controller.bits();
    for (int k = 0; k < draws.length; k++) {
      int shot = branch.shots[order[k]];
      long draw = branch.draw;
      for (Measure operation : program.lastMeasurements()) {
        boolean value = (indices[k] >> program.number(operation.qubit()) & 1) != 0;
        boolean wrong = draw(shot, draw++) < program.readout(operation).ofWrong(value);
        bits[operation.bit()] = value != wrong;
      }
      write(shot, bits);
    }
  }

  private void end(Branch branch) {
    switch (branch.controller.end()) {
      case ShotEnd.Finished finished -> {
        boolean[] bits = branch.controller.bits();
        for (int shot : branch.shots) {
          write(shot, bits);
        }
      }
      case ShotEnd.Exhausted(long steps) ->
          fault =
              Optional.of(
                  Diagnostic.ofProgram(
                      "TOO_MANY_STEPS", "A shot had not ended after " + steps + " operations"));
      case ShotEnd.Faulted(String reason) ->
          fault = Optional.of(Diagnostic.ofProgram("SHOT_FAULTED", reason));
    }
  }

  private void write(int shot, boolean[] bits) {
    for (int bit = 0; bit < program.circuit().bits(); bit++) {
      outcomes.set(shot, bit, bits[bit]);
    }
  }
}
