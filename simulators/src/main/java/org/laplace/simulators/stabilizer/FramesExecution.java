package org.laplace.simulators.stabilizer;

import java.security.MessageDigest;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.shots.CircuitExecution;

/** One reference shot on a tableau, then blocks of shots as Pauli frames. */
final class FramesExecution extends CircuitExecution {
  private final TableauPrices prices;
  private final List<CliffordStep> steps;
  private final Tableau tableau;
  private final BitSet reference = new BitSet();
  private final PauliFrames frames;
  private boolean referenceIsDone;
  private int step;
  private int block;
  private boolean blockIsStarted;

  FramesExecution(
      Circuit circuit, List<CliffordStep> steps, int shots, long seed, long workUnitsBudget) {
    super(circuit, shots, seed, workUnitsBudget);
    prices = new TableauPrices(circuit.qubits());
    this.steps = steps;
    tableau = new Tableau(circuit.qubits());
    frames = new PauliFrames(circuit.qubits(), circuit.memoryBits(), seed);
  }

  @Override
  protected Optional<Outcome> step() {
    if (!referenceIsDone) {
      return stepOfReference();
    }
    if (!blockIsStarted) {
      return startBlock();
    }
    if (step == steps.size()) {
      return endBlock();
    }
    CliffordStep next = steps.get(step);
    if (!work.take(prices.ofFrames(next))) {
      return exhausted();
    }
    frames.apply(next);
    step++;
    return Optional.empty();
  }

  private Optional<Outcome> stepOfReference() {
    if (step == steps.size()) {
      referenceIsDone = true;
      return Optional.empty();
    }
    CliffordStep next = steps.get(step);
    if (!work.take(prices.of(next))) {
      return exhausted();
    }
    switch (next.kind()) {
      case MEASURE -> reference.set(next.b(), tableau.measure(next.a(), 0));
      case RESET -> {
        if (tableau.measure(next.a(), 0)) {
          tableau.lower(next.a());
        }
      }
      case X, Y, Z, H, S, SDG, CX, CZ -> tableau.apply(next);
    }
    step++;
    return Optional.empty();
  }

  private Optional<Outcome> startBlock() {
    if (!work.take(prices.ofBlock(bits))) {
      return exhausted();
    }
    frames.start(block);
    step = 0;
    blockIsStarted = true;
    return Optional.empty();
  }

  private Optional<Outcome> endBlock() {
    int first = block * PauliFrames.SHOTS;
    int last = Math.min(shots, first + PauliFrames.SHOTS);
    for (int bit = 0; bit < bits; bit++) {
      boolean expected = reference.get(bit);
      for (int shot = first; shot < last; shot++) {
        if (frames.differs(bit, shot - first) != expected) {
          setBit(shot, bit);
        }
      }
    }
    block++;
    blockIsStarted = false;
    return last == shots ? computed() : Optional.empty();
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, step);
    Sha256.update(digest, block);
    tableau.addTo(digest);
    frames.addTo(digest);
  }
}
