package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.GateApplication;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.CircuitExecution;
import org.laplace.simulators.shots.Shape;

/** All gates once, then all shots from the last state. */
final class SampledExecution extends CircuitExecution {
  private final WorkUnits units;
  private final Amplitudes state;
  private final List<GateApplication> gates;
  private final int[] qubitOfBit;
  private @Nullable Sampler sampler;
  private int gate;
  private int shot;

  SampledExecution(
      Circuit circuit, Shape.Sampled shape, int shots, long seed, long workUnitsBudget) {
    super(circuit, shots, seed, workUnitsBudget);
    units = new WorkUnits(circuit.qubits());
    state = new Amplitudes(circuit.qubits());
    gates = shape.gates();
    qubitOfBit = shape.qubitOfBit().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  protected Optional<Outcome> step() {
    if (gate < gates.size()) {
      return applyGate(gates.get(gate));
    }
    if (sampler == null) {
      if (!work.take(units.ofSampler())) {
        return exhausted();
      }
      sampler = new Sampler(state);
      return Optional.empty();
    }
    return draw(sampler);
  }

  private Optional<Outcome> applyGate(GateApplication next) {
    if (!work.take(units.of(next))) {
      return exhausted();
    }
    if (!state.apply(next)) {
      return Optional.of(new Outcome.Diverged(gate));
    }
    gate++;
    return Optional.empty();
  }

  private Optional<Outcome> draw(Sampler from) {
    if (!work.take(units.ofSample(bits))) {
      return exhausted();
    }
    int index = from.sample(Philox.uniform(seed, shot, 0));
    for (int bit = 0; bit < bits; bit++) {
      if (qubitOfBit[bit] >= 0 && ((index >> qubitOfBit[bit]) & 1) != 0) {
        setBit(shot, bit);
      }
    }
    shot++;
    return shot == shots ? computed() : Optional.empty();
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, gate);
    Sha256.update(digest, shot);
    state.addTo(digest);
  }
}
