package org.laplace.simulators.stabilizer;

import java.security.MessageDigest;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.CircuitExecution;

/** One reference shot on a tableau, then groups of blocks of shots as Pauli frames. */
final class FramesExecution extends CircuitExecution {
  /** Blocks that may run at the same time. */
  static final int BLOCKS_PER_GROUP = 4;

  /** Gates between two looks at the budget. */
  private static final int GATES_AT_ONCE = 512;

  private final TableauPrices prices;
  private final Steps steps;
  private final Workers workers;
  private final ReferenceShot reference;
  private final FrameBlock[] blocks;
  private final long blockUnits;
  private int step;
  private long pairs;
  private int block;

  FramesExecution(
      Circuit circuit, Steps steps, int shots, long seed, long workUnitsBudget, Workers workers) {
    super(circuit, shots, seed, workUnitsBudget);
    this.steps = steps;
    this.workers = workers;
    prices = new TableauPrices(circuit.qubits());
    blockUnits = prices.ofBlock(steps, bits);
    reference = new ReferenceShot(circuit.qubits(), circuit.memoryBits());
    blocks = new FrameBlock[BLOCKS_PER_GROUP];
    for (int k = 0; k < blocks.length; k++) {
      blocks[k] = new FrameBlock(circuit.qubits(), circuit.memoryBits(), 0, 0, seed);
    }
  }

  @Override
  protected Optional<Outcome> step() {
    return step < steps.size() ? stepOfReference() : group();
  }

  private Optional<Outcome> stepOfReference() {
    int end = Math.max(step + 1, steps.endOfGates(step, GATES_AT_ONCE));
    boolean isGate = steps.kind(step).isGate();
    if (!work.take(isGate ? prices.ofGates(end - step) : prices.ofMeasurement(pairs))) {
      return exhausted();
    }
    pairs += steps.pairs(step, end);
    reference.apply(steps, step, end, 0);
    step = end;
    return Optional.empty();
  }

  private Optional<Outcome> group() {
    int all = Math.ceilDiv(shots, FrameBlock.SHOTS);
    int count = Math.min(BLOCKS_PER_GROUP, all - block);
    if (!work.take(count * blockUnits)) {
      return exhausted();
    }
    int first = block;
    workers.run(count, k -> run(blocks[k], first + k));
    block += count;
    return block == all ? computed() : Optional.empty();
  }

  private void run(FrameBlock frames, int number) {
    frames.start(number);
    frames.apply(steps, 0);
    long[] rows = frames.rows();
    for (int bit = 0; bit < bits; bit++) {
      if (reference.row(bit)) {
        for (int w = bit * FrameBlock.WORDS; w < (bit + 1) * FrameBlock.WORDS; w++) {
          rows[w] = ~rows[w];
        }
      }
    }
    ShotBits.write(outcomes, shots, bits, number, rows);
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, step);
    Sha256.update(digest, block);
    reference.tableau().addTo(digest);
  }
}
