package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.CircuitExecution;

/** All gates once, then all shots from the last state. */
final class SampledExecution extends CircuitExecution {
  private final WorkUnits units;
  private final Amplitudes state;
  private final Evolution evolution;
  private final int[] qubitOfBit;
  private @Nullable Sampler sampler;
  private int shot;

  SampledExecution(
      Circuit circuit,
      List<Integer> qubitOfBit,
      int shots,
      long seed,
      long workUnitsBudget,
      Amplitudes state,
      Evolution evolution) {
    super(circuit, shots, seed, workUnitsBudget);
    units = new WorkUnits(circuit.qubits());
    this.qubitOfBit = qubitOfBit.stream().mapToInt(Integer::intValue).toArray();
    this.state = state;
    this.evolution = evolution;
  }

  @Override
  protected Optional<Outcome> step() {
    if (!evolution.isDone()) {
      return evolution.step(work);
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
    Sha256.update(digest, evolution.progress());
    Sha256.update(digest, shot);
    state.addTo(digest);
  }
}
