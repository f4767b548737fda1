package org.laplace.simulators.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Barrier;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.GateApplication;
import org.laplace.circuits.Measure;
import org.laplace.circuits.Operation;
import org.laplace.circuits.Reset;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Philox;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;
import org.laplace.simulators.stabilizer.FrameProgram;
import org.laplace.simulators.stabilizer.FrameProgramBuilder;
import org.laplace.simulators.stabilizer.ShotBits;

/** A Clifford circuit without classical control and with Pauli noise alone, by Pauli frames. */
final class FrameRun {
  private final NoisyProgram program;
  private final FrameProgram frames;

  /** In the order of the circuit: as the frames number their bits. */
  private final List<Measure> measurements;

  private FrameRun(NoisyProgram program, FrameProgram frames, List<Measure> measurements) {
    this.program = program;
    this.frames = frames;
    this.measurements = measurements;
  }

  /** The run, if the circuit and its noise are such. */
  static Optional<FrameRun> of(NoisyProgram program) {
    int qubits = program.qubits();
    if (!program.circuit().isStatic()
        || qubits < 1
        || qubits > SimulatorLimits.stabilizerQubitsMax) {
      return Optional.empty();
    }
    FrameProgramBuilder builder = FrameProgram.builder(qubits);
    var measurements = new ArrayList<Measure>();
    for (Operation operation : program.circuit().operations()) {
      boolean fits =
          switch (operation) {
            case GateApplication gate ->
                builder.gate(program.onState(gate)) && add(program.noiseAfter(gate), builder);
            case Reset reset -> {
              builder.reset(program.number(reset.qubit()));
              yield add(program.of(reset), builder);
            }
            case Measure measure -> {
              builder.measure(program.number(measure.qubit()));
              yield measurements.add(measure);
            }
            case Barrier barrier -> true;
            case ControlOperation control -> false;
          };
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(new FrameRun(program, builder.build(), measurements));
  }

  private static boolean add(List<NoisyProgram.Site> sites, FrameProgramBuilder builder) {
    for (NoisyProgram.Site site : sites) {
      int[] on = site.qubits().stream().mapToInt(Integer::intValue).toArray();
      switch (site.channel()) {
        case PauliChannel channel when channel.qubits() == 2 ->
            builder.pauliChannel2(channel.probabilities(), on);
        case PauliChannel channel -> {
          List<Double> p = channel.probabilities();
          builder.pauliChannel1(p.get(0), p.get(1), p.get(2), on);
        }
        case Relaxation channel -> {
          if (channel.decay() > 0) {
            return false;
          }
          builder.zError(channel.phaseFlip(), on);
        }
      }
    }
    return true;
  }

  /** Whether the measured bits are no more than may be held at once. */
  boolean fits(int shots) {
    return (measurements.size() + 7L) / 8 * shots <= SimulatorLimits.noisyOutcomeBytesMax;
  }

  /** Samples shots. */
  void run(int shots, long seed, Outcomes outcomes, Workers workers, Cancellation cancellation) {
    ShotBits measured = frames.run(shots, seed, workers, cancellation);
    for (int row = 0; row < measurements.size(); row++) {
      Measure measure = measurements.get(row);
      ReadoutError error = program.readout(measure);
      if (measure.bit() >= program.circuit().bits()) {
        continue;
      }
      for (int shot = 0; shot < shots; shot++) {
        boolean value = measured.bit(shot, row);
        // Under another key than what the frames draw.
        boolean wrong = !error.isNone() && Philox.uniform(~seed, shot, row) < error.ofWrong(value);
        outcomes.set(shot, measure.bit(), value != wrong);
      }
    }
  }
}
