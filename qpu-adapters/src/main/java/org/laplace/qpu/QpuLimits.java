package org.laplace.qpu;

/** Every limit of this module, units last. */
public final class QpuLimits {
  /** A result, as the chain takes it. */
  public static final int RESULT_BYTES_MAX = 262_144;

  /** Runs that the simulator holds, finished ones among them. */
  public static final int LOCAL_RUNS_MAX = 256;

  /** One record of the journal; everything larger is a file of its own. */
  public static final int JOURNAL_RECORD_BYTES_MAX = 1_024;

  /** The journal is written anew when it has grown to this many records. */
  public static final int JOURNAL_RECORDS_MAX = 8_192;

  /** Names of ended runs that are remembered, so that a late word of one starts nothing. */
  public static final int ENDED_RUNS_MAX = 4_096;

  /** Submitted runs that are followed to their payment. */
  public static final int FOLLOWED_RUNS_MAX = 256;

  /** A run that the machine fails at is tried this often. */
  public static final int FAILURES_PER_RUN_MAX = 3;

  /** A run that never ends, perhaps because it takes the process with it, is begun this often. */
  public static final int STARTS_PER_RUN_MAX = 16;

  /** Signed transactions that wait for a block at the same time; the chain allows 64. */
  public static final int PENDING_TRANSACTIONS_MAX = 16;

  /** A transaction that no block holds yet is sent again after this time. */
  public static final long RESEND_AFTER_BLOCKS = 3;

  /** How long a transaction that costs a fee may wait for a block. */
  public static final long CHARGED_TRANSACTION_LIFE_BLOCKS = 20;

  /** After an offer that could not be posted, the next try is made this much later. */
  public static final long OFFER_RETRY_AFTER_BLOCKS = 50;

  /** A run that could only end this close to its deadline is not begun. */
  public static final long DEADLINE_MARGIN_BLOCKS = 2;

  /** Assignments that were heard of and not taken on yet. */
  public static final int HEARD_ASSIGNMENTS_MAX = 64;

  /** Between two looks at the chain while nothing is heard of it. */
  public static final long LOOK_INTERVAL_MS = 500;

  /** Longest wait between two tries to reach a network that does not answer. */
  public static final long RECONNECT_INTERVAL_MAX_MS = 15_000;

  /** Shots of the Bell pair that a machine is tried out with. */
  public static final int TRIAL_SHOTS = 1_000;

  /** What the Bell pair's shots are judged by where a machine's noise is allowed for. */
  public static final int TRIAL_FIDELITY_PERMILLE = 500;

  /** A line that an adapter's program says: a whole result in hexadecimal. */
  public static final int PROCESS_LINE_BYTES_MAX = 4 << 20;

  /** How long an adapter's program may take to say what it can do; a Python SDK loads slowly. */
  public static final long PROCESS_START_MS = 60_000;

  /** Between two looks at whether an adapter's program has said something. */
  public static final long PROCESS_LOOK_MS = 200;

  /** How long an adapter's program may take to end once its input is closed. */
  public static final long PROCESS_END_MS = 3_000;

  /** A text of a vendor's record, or the reason of a failure. */
  public static final int VENDOR_TEXT_CHARACTERS_MAX = 64;

  /** A circuit in QPY, unpacked. */
  public static final int QPY_BYTES_MAX = 32 << 20;

  /** Blocks, or operators of an expression, within each other. */
  public static final int QPY_NESTING_DEPTH_MAX = 64;

  /** Rounds of one loop of a QPY circuit. */
  public static final int QPY_LOOP_COUNT_MAX = 100_000;

  /** Operations of a QPY circuit, loops written out; as many as the engines take. */
  public static final int QPY_OPERATIONS_MAX = 250_000;

  /** Objects and arrays of JSON within each other. */
  public static final int JSON_NESTING_DEPTH_MAX = 64;

  /** A configuration or properties document of a device. */
  public static final int DEVICE_DOCUMENT_BYTES_MAX = 16 << 20;

  /** Qubits of a device. */
  public static final int DEVICE_QUBITS_MAX = 10_000;

  /** Shots of one circuit where a device does not say. */
  public static final int DEVICE_SHOTS_MAX = 100_000;

  /** Faults that the emulator has in store. */
  public static final int EMULATOR_FAULTS_COUNT_MAX = 1_000;

  /** Requests that the emulator remembers. */
  public static final int EMULATOR_REQUESTS_COUNT_MAX = 10_000;

  /** Bodies of the requests that the emulator remembers, together. */
  public static final int EMULATOR_RECORDED_CHARACTERS_MAX = 32 << 20;

  /** Body of a request to the emulator. */
  public static final int EMULATOR_BODY_BYTES_MAX = 64 << 20;

  /** Jobs that the emulator keeps; beyond it the oldest that have ended are forgotten. */
  public static final int EMULATOR_JOBS_MAX = 10_000;

  /** Results that the emulator keeps, together. */
  public static final long EMULATOR_RESULTS_BYTES_MAX = 256L << 20;

  /** Sessions that the emulator keeps. */
  public static final int EMULATOR_SESSIONS_COUNT_MAX = 1_000;

  /** Circuits, observables and parameter sets of one job. */
  public static final int EMULATOR_PUBS_COUNT_MAX = 1_000;

  /** Executions of one job: shots times parameter sets, over all circuits. */
  public static final long EMULATOR_JOB_SHOTS_MAX = 10_000_000;

  /** Qubits that a circuit may use at once where the state vector runs it: 256 MiB. */
  public static final int EMULATOR_DENSE_QUBITS_MAX = 24;

  /** Tags of a job. */
  public static final int JOB_TAGS_COUNT_MAX = 8;

  /** Length of a tag. */
  public static final int JOB_TAG_CHARACTERS_MAX = 86;

  /** Longest time that a job may ask for. */
  public static final int JOB_COST_SECONDS_MAX = 10_800;

  /** An answer of the Qiskit Runtime service. */
  public static final int RUNTIME_ANSWER_BYTES_MAX = 64 << 20;

  /** One classical register of a result. */
  public static final int RUNTIME_REGISTER_BITS_MAX = 16 * 1024;

  private QpuLimits() {}
}
