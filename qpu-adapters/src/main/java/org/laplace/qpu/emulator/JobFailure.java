package org.laplace.qpu.emulator;

/** Why a job that was accepted ends as Failed. */
final class JobFailure extends Exception {
  static final int QASM_NOT_LOADED = 1603;
  static final int CIRCUIT_NOT_LOADED = 1506;
  static final int NOT_ISA = 1517;
  static final int OVER_LIMIT = 1520;
  static final int RAN_TOO_LONG = 1305;
  static final int INTERNAL = 9999;

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String solution;

  JobFailure(int code, String reason, String solution) {
    super(reason, null, false, false);
    this.code = code;
    this.solution = solution;
  }

  static JobFailure notIsa(String reason) {
    return new JobFailure(
        NOT_ISA,
        reason,
        "Transpile the circuits for the target before they are submitted, and use the qubits of the"
            + " device.");
  }

  static JobFailure overLimit(String reason) {
    return new JobFailure(OVER_LIMIT, reason, "Split the job or make its circuits smaller.");
  }

  int code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  String solution() {
    return solution;
  }
}
