package org.laplace.simulators.stabilizer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;

/**
 * A Clifford circuit with Pauli noise: one reference shot on a tableau, and shots as Pauli frames
 * (Gidney, "Stim: a fast stabilizer circuit simulator", Quantum 5, 497, 2021, section 4).
 *
 * <p>The shots are a function of program and seed; neither threads nor the number of shots change
 * one.
 *
 * <pre>{@code
 * var builder = FrameProgram.builder(2);
 * builder.gate(GateApplication.of(Gate.H, new double[0], 0));
 * builder.gate(GateApplication.of(Gate.CX, new double[0], 0, 1));
 * builder.depolarize2(0.01, 0, 1);
 * builder.measure(0);
 * builder.measure(1);
 * ShotBits bits = builder.build().run(1000, seed, workers, Cancellation.NEVER);
 * }</pre>
 */
public final class FrameProgram {
  private final int qubits;
  private final int rows;
  private final int detectors;
  private final int observables;
  private final List<FrameItem> items;

  FrameProgram(int qubits, int rows, int detectors, int observables, List<FrameItem> items) {
    this.qubits = qubits;
    this.rows = rows;
    this.detectors = detectors;
    this.observables = observables;
    this.items = List.copyOf(items);
  }

  /**
   * Collects a program.
   *
   * @param qubits 1 to {@link SimulatorLimits#stabilizerQubitsMax}
   */
  public static FrameProgramBuilder builder(int qubits) {
    return new FrameProgramBuilder(qubits);
  }

  /**
   * Samples shots: their measured bits in the order of the measurements.
   *
   * @param shots 1 or more, so that the outcomes fit an array
   * @param workers threads; they change no bit
   * @param cancellation asked again and again, by all of the threads
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public ShotBits run(int shots, long seed, Workers workers, Cancellation cancellation) {
    return sample(shots, seed, workers, cancellation).rows();
  }

  int qubits() {
    return qubits;
  }

  int rows() {
    return rows;
  }

  int detectors() {
    return detectors;
  }

  int observables() {
    return observables;
  }

  /** What shots came to: the rows that were measured, and detectors and observables. */
  record Sample(ShotBits rows, ShotBits detectors, ShotBits observables) {}

  /** The shot that all others are told by. */
  ShotBits referenceShot(Cancellation cancellation) {
    var reference = new ReferenceShot(qubits, rows);
    reference.run(items, 0, cancellation);
    long[] words = new long[FrameBlock.WORDS * rows];
    invert(words, reference);
    var shot = new ShotBits(1, rows);
    shot.put(0, words);
    return shot;
  }

  /** Samples shots. */
  Sample sample(int shots, long seed, Workers workers, Cancellation cancellation) {
    var reference = new ReferenceShot(qubits, rows);
    reference.run(items, 0, cancellation);
    var sample =
        new Sample(
            new ShotBits(shots, rows),
            new ShotBits(shots, detectors),
            new ShotBits(shots, observables));
    int blocks = Math.ceilDiv(shots, FrameBlock.SHOTS);
    var next = new AtomicInteger();
    workers.run(
        Math.min(blocks, workers.threads()),
        part -> {
          var frames = new FrameBlock(qubits, rows, detectors, observables, seed);
          for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
            frames.start(block);
            frames.run(items, 0, 0, cancellation);
            sample.detectors.put(block, frames.detectors());
            sample.observables.put(block, frames.observables());
            invert(frames.rows(), reference);
            sample.rows.put(block, frames.rows());
          }
        });
    return sample;
  }

  /** Turns differences from the reference into values. */
  private void invert(long[] words, ReferenceShot reference) {
    for (int row = 0; row < rows; row++) {
      if (reference.row(row)) {
        for (int w = row * FrameBlock.WORDS; w < (row + 1) * FrameBlock.WORDS; w++) {
          words[w] = ~words[w];
        }
      }
    }
  }

  /** Collects items; gates in a row share one. */
  static final class Items {
    private final List<FrameItem> items = new ArrayList<>();
    private Steps open = new Steps();

    void add(CliffordStep.Kind kind, int a, int b) {
      open.add(kind, a, b);
    }

    void addAll(List<CliffordStep> steps) {
      open.addAll(steps);
    }

    void add(FrameItem item) {
      close();
      items.add(item);
    }

    List<FrameItem> list() {
      close();
      return List.copyOf(items);
    }

    private void close() {
      if (open.size() > 0) {
        items.add(new FrameItem.Gates(open));
        open = new Steps();
      }
    }
  }
}
