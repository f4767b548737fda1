package org.laplace.simulators.stabilizer;

import java.util.Arrays;
import java.util.List;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Philox;
import org.laplace.simulators.Run;

/**
 * How a block of shots differs from the reference shot: for each qubit the shots that have an X
 * more, then those that have a Z more; for each row the shots with the other value.
 */
final class FrameBlock {
  /** Words of a bit of each shot. */
  static final int WORDS = 16;

  /** Shots of a block. */
  static final int SHOTS = WORDS * Long.SIZE;

  private final long seed;
  private final int qubits;
  private final long[] frames;
  private final long[] rows;
  private final long[] detectors;
  private final long[] observables;

  /** Shots in which an error of the running chain of correlated ones has come. */
  private final long[] chain = new long[WORDS];

  private long block;
  private long draw;
  private long noise;

  FrameBlock(int qubits, int rows, int detectors, int observables, long seed) {
    this.seed = seed;
    this.qubits = qubits;
    frames = new long[2 * WORDS * qubits];
    this.rows = new long[WORDS * rows];
    this.detectors = new long[WORDS * detectors];
    this.observables = new long[WORDS * observables];
  }

  /** Words of memory that such a block takes. */
  static long words(long qubits, long rows) {
    return WORDS * (2 * qubits + rows);
  }

  /** Begins a block of shots. */
  void start(long number) {
    block = number;
    draw = 0;
    noise = 0;
    Arrays.fill(rows, 0);
    Arrays.fill(detectors, 0);
    Arrays.fill(observables, 0);
    for (int qubit = 0; qubit < qubits; qubit++) {
      Arrays.fill(frames, x(qubit), x(qubit) + WORDS, 0);
      randomise(z(qubit));
    }
  }

  long[] rows() {
    return rows;
  }

  long[] detectors() {
    return detectors;
  }

  long[] observables() {
    return observables;
  }

  private static int x(int qubit) {
    return 2 * WORDS * qubit;
  }

  private static int z(int qubit) {
    return 2 * WORDS * qubit + WORDS;
  }

  /** Runs items; recursive, the nesting is bounded. */
  void run(List<FrameItem> items, int rowBase, int detectorBase, Cancellation cancellation) {
    for (FrameItem item : items) {
      Run.stopIfRequested(cancellation);
      switch (item) {
        case FrameItem.Gates(Steps steps) -> apply(steps, rowBase);
        case FrameItem.Noise(PauliNoise pauli) -> suffer(pauli);
        case FrameItem.RowNoise(double probability, int first, int count) ->
            flipRows(probability, rowBase + first, count);
        case FrameItem.Correlated correlated -> suffer(correlated);
        case FrameItem.Parity(boolean ofDetector, int number, List<Integer> of) -> {
          long[] to = ofDetector ? detectors : observables;
          int at = WORDS * (ofDetector ? detectorBase + number : number);
          for (int row : of) {
            add(rows, WORDS * (rowBase + row), to, at);
          }
        }
        case FrameItem.Repeat repeat -> {
          for (long round = 0; round < repeat.rounds(); round++) {
            run(
                repeat.body(),
                rowBase + (int) (round * repeat.rows()),
                detectorBase + (int) (round * repeat.detectors()),
                cancellation);
          }
        }
      }
    }
  }

  /** Applies steps; their rows are counted from a base. */
  void apply(Steps steps, int rowBase) {
    for (int step = 0; step < steps.size(); step++) {
      int a = steps.a(step);
      int b = steps.b(step);
      switch (steps.kind(step)) {
        case X, Y, Z -> {}
        case H -> swap(a);
        case S, SDG -> add(frames, x(a), frames, z(a));
        case CX -> {
          add(frames, x(a), frames, x(b));
          add(frames, z(b), frames, z(a));
        }
        case CZ -> {
          add(frames, x(a), frames, z(b));
          add(frames, x(b), frames, z(a));
        }
        case MEASURE, MEASURE_INVERTED -> {
          System.arraycopy(frames, x(a), rows, WORDS * (rowBase + b), WORDS);
          randomise(z(a));
        }
        case RESET -> {
          Arrays.fill(frames, x(a), x(a) + WORDS, 0);
          randomise(z(a));
        }
        case PAD_ZERO, PAD_ONE -> {
          int row = WORDS * (rowBase + b);
          Arrays.fill(rows, row, row + WORDS, 0);
        }
        case X_IF -> add(rows, WORDS * (rowBase + b), frames, x(a));
        case Z_IF -> add(rows, WORDS * (rowBase + b), frames, z(a));
      }
    }
  }

  private static void add(long[] from, int source, long[] to, int target) {
    for (int w = 0; w < WORDS; w++) {
      to[target + w] ^= from[source + w];
    }
  }

  private void swap(int qubit) {
    int x = x(qubit);
    int z = z(qubit);
    for (int w = 0; w < WORDS; w++) {
      long kept = frames[x + w];
      frames[x + w] = frames[z + w];
      frames[z + w] = kept;
    }
  }

  private void randomise(int at) {
    for (int w = 0; w < WORDS; w += 2) {
      long[] words = Philox.block(seed, draw, (block * WORDS + w) / 2);
      frames[at + w] = words[0];
      frames[at + w + 1] = words[1];
    }
    draw++;
  }

  private void suffer(PauliNoise pauli) {
    long number = noise++;
    if (pauli.total() <= 0) {
      return;
    }
    var events = new RareEvents(seed, number, block, pauli.total(), (long) pauli.sites() * SHOTS);
    for (long place = events.next(); place >= 0; place = events.next()) {
      int operator = pauli.operator(events.word());
      int site = (int) (place / SHOTS);
      int shot = (int) (place % SHOTS);
      for (int k = pauli.qubitsPerSite() - 1; k >= 0; k--) {
        hit(pauli.qubit(site, k), operator & 3, shot);
        operator >>= 2;
      }
    }
  }

  private void hit(int qubit, int pauli, int shot) {
    long bit = 1L << shot;
    if (pauli == 1 || pauli == 2) {
      frames[x(qubit) + (shot >> 6)] ^= bit;
    }
    if (pauli >= 2) {
      frames[z(qubit) + (shot >> 6)] ^= bit;
    }
  }

  private void flipRows(double probability, int first, int count) {
    long number = noise++;
    if (probability <= 0) {
      return;
    }
    var events = new RareEvents(seed, number, block, probability, (long) count * SHOTS);
    for (long place = events.next(); place >= 0; place = events.next()) {
      int shot = (int) (place % SHOTS);
      rows[WORDS * (first + (int) (place / SHOTS)) + (shot >> 6)] ^= 1L << shot;
    }
  }

  private void suffer(FrameItem.Correlated correlated) {
    long number = noise++;
    if (!correlated.otherwise()) {
      Arrays.fill(chain, 0);
    }
    if (correlated.probability() <= 0) {
      return;
    }
    var events = new RareEvents(seed, number, block, correlated.probability(), SHOTS);
    for (int shot = (int) events.next(); shot >= 0; shot = (int) events.next()) {
      if ((chain[shot >> 6] >>> shot & 1) == 0) {
        chain[shot >> 6] |= 1L << shot;
        for (int k = 0; k < correlated.qubits().size(); k++) {
          hit(correlated.qubits().get(k), correlated.paulis().get(k), shot);
        }
      }
    }
  }
}
