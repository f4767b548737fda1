package org.laplace.simulators;

/** Every limit of this module, unit last but for max. */
public final class SimulatorLimits {
  private SimulatorLimits() {}

  /** Source text of a program, as on the chain. */
  public static final int programBytesMax = 256 * 1024;

  /** Encoded result of a run, as on the chain. */
  public static final int resultBytesMax = 256 * 1024;

  /** Work of one run: about three hours of a core. */
  public static final long workUnitsMax = 10_000_000_000_000L;

  /** Threads that share one run. */
  public static final int threadsMax = 256;

  /** Shots of a circuit: one byte each is what a result can hold. */
  public static final int shotsMax = 256 * 1024;

  /** Observables of a job. */
  public static final int observablesMax = 256;

  /** Pauli products of all observables of a job. */
  public static final int pauliTermsMax = 4096;

  /** Classical bits of a circuit. */
  public static final int circuitBitsMax = 16 * 1024;

  /** Branches, loops and blocks within each other. */
  public static final int controlNestingMax = 512;

  /** Operations of a circuit after everything is written out. */
  public static final int circuitOperationsMax = 250_000;

  /** Quantum and classical registers of a circuit. */
  public static final int circuitRegistersMax = 4096;

  /** Qubits of {@code statevector/1}: 4 GiB of amplitudes. */
  public static final int plannedQubitsMax = 28;

  /** Qubits of {@code stabilizer/1}: 32 MiB of tableau. */
  public static final int stabilizerQubitsMax = 8192;

  /** Text of a circuit in Stim's language, which is only run locally. */
  public static final int stimSourceBytesMax = 16 * 1024 * 1024;

  /** Blocks within each other in such a circuit. */
  public static final int stimNestingMax = 32;

  /** Measured bits of a shot of such a circuit, and detectors: 128 MiB a thread. */
  public static final int stimRowsMax = 1 << 20;

  /** Observables of such a circuit. */
  public static final int stimObservablesMax = 1024;

  /** Steps of such a circuit as it is written, gates taken apart. */
  public static final int stimStepsWrittenMax = 1 << 24;

  /** Steps of such a circuit with all rounds of its blocks. */
  public static final long stimStepsMax = 1L << 36;

  /** Outcomes of such a circuit. */
  public static final long stimOutcomeBytesMax = 1L << 30;

  /** Mistakes of a program that are reported. */
  public static final int diagnosticsMax = 20;

  /** Qubits of a circuit whose results are judged: 16 MiB of amplitudes. */
  public static final int judgedQubitsMax = 20;

  /** What a shot of a quantum computer is priced at, beside the simulation that judges it. */
  public static final long qpuShotWorkUnits = 10_000;

  /** A text in a vendor's record. */
  public static final int vendorTextBytesMax = 256;

  /** The hash of a vendor's record. */
  public static final int recordHashBytes = 32;

  /** Qubits that a circuit with noise uses: 16 MiB of amplitudes, some twenty times. */
  public static final int noisyQubitsMax = 20;

  /** Outcomes of a run with noise, which is never on the chain. */
  public static final int noisyOutcomeBytesMax = 64 * 1024 * 1024;

  /** Bodies of {@code particles/1}. */
  public static final int bodiesMax = 128 * 1024;

  /** How far neighbour lists reach beyond the cut-off unless a job says otherwise. */
  public static final double lennardJonesSkinSigmas = 0.3;

  /** Seed in a job file: as much as fits 18 decimal digits. */
  public static final long jobFileSeedMax = 999_999_999_999_999_999L;

  /** Steps of a particle system. */
  public static final long stepsMax = 1_000_000_000L;

  /** Characters of a body's name. */
  public static final int bodyNameCharsMax = 64;

  /** Mappings and lists within each other in a job file. */
  public static final int jobFileNestingMax = 8;

  /** Characters of a text or of a field name in a job file. */
  public static final int jobFileTextCharsMax = 1024;

  /** Characters of a number in a job file. */
  public static final int jobFileNumberCharsMax = 64;

  /** Points along an axis of a wave packet's grid. */
  public static final int axisPointsMax = 64 * 1024;

  /** Points along an axis that a transform needs at least. */
  public static final int axisPointsMin = 8;

  /** Points of a wave packet's grid: 3.5 GiB. */
  public static final int gridPointsMax = 1 << 26;

  /** Gaussians that make up a wave packet. */
  public static final int packetsMax = 64;

  /** Planes and regions whose probabilities a wave packet job asks for, together. */
  public static final int probabilitiesMax = 16;

  /** Doubles in the observations of a wave packet's result. */
  public static final int observedDoublesMax = 8 * 1024;

  /** Doubles of a wave packet's density in a result. */
  public static final int densityDoublesMax = 16 * 1024;

  /** Doubles of a wave packet's density along one axis in a result. */
  public static final int marginalDoublesMax = 1024;

  /** Numbers and operations of a formula. */
  public static final int formulaNodesMax = 256;

  /** Levels of nesting of a formula. */
  public static final int formulaNestingMax = 64;

  /** Values of a formula that are computed while a job is checked. */
  public static final int formulaChecksMax = 1 << 20;

  /** Names that a wave packet job defines. */
  public static final int constantsMax = 64;
}
