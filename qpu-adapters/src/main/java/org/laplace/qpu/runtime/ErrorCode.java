package org.laplace.qpu.runtime;

import java.util.Arrays;
import java.util.Optional;

/** The service's error codes, with what to do about each. */
public enum ErrorCode {
  NOT_AUTHORIZED(1200, Remedy.FIX_ACCOUNT, "check the API key's access to the instance"),
  BAD_CREDENTIALS(1201, Remedy.RENEW_TOKEN, "get a new token; if that fails, check the API key"),
  TOO_MANY_REQUESTS(1202, Remedy.WAIT, "wait a minute; a user has 5 submissions in it"),
  BACKEND_NOT_FOUND(1216, Remedy.CHOOSE_BACKEND, "list the backends that the instance has"),
  BACKEND_RESERVED(1233, Remedy.CHOOSE_BACKEND, "use another backend or wait"),
  BAD_CRN(1241, Remedy.FIX_ACCOUNT, "copy the CRN from the instance's page"),
  CRN_NOT_IN_REGION(1279, Remedy.FIX_ACCOUNT, "use the host of the region that the CRN names"),
  JOB_NOT_FOUND(1291, Remedy.FORGET_JOB, "the job was deleted, or is of another instance"),
  RAN_TOO_LONG(1305, Remedy.SHRINK_JOB, "ask for more time or fewer shots"),
  BAD_INSTANCE(1348, Remedy.FIX_ACCOUNT, "copy the CRN from the instance's page"),
  NO_SESSIONS_ON_PLAN(1352, Remedy.USE_JOB_MODE, "use job or batch mode, or another plan"),
  CIRCUIT_NOT_LOADED(1506, Remedy.FIX_PROGRAM, "correct the program"),
  NOT_ISA(1517, Remedy.FIX_PROGRAM, "transpile the circuit to the device's gates and qubits"),
  SYSTEM_LIMIT(1520, Remedy.SHRINK_JOB, "split the job"),
  QASM_NOT_LOADED(1603, Remedy.FIX_PROGRAM, "define gates that stdgates.inc lacks, such as rzz"),
  PAYLOAD_TOO_LARGE(5302, Remedy.SHRINK_JOB, "split the job");

  /** What kind of thing helps. */
  public enum Remedy {
    WAIT,
    RENEW_TOKEN,
    FIX_ACCOUNT,
    FIX_REQUEST,
    FIX_PROGRAM,
    CHOOSE_BACKEND,
    SHRINK_JOB,
    USE_JOB_MODE,
    FORGET_JOB,
    ASK_VENDOR
  }

  private static final int VALIDATION_FIRST = 1002;
  private static final int VALIDATION_LAST = 1011;

  private final int code;
  private final Remedy remedy;
  private final String advice;

  ErrorCode(int code, Remedy remedy, String advice) {
    this.code = code;
    this.remedy = remedy;
    this.advice = advice;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** What helps. */
  public Remedy remedy() {
    return remedy;
  }

  /** The same in words. */
  public String advice() {
    return advice;
  }

  /** The code of a number. */
  public static Optional<ErrorCode> of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
  }

  /** What helps against a code, also against one that is not listed. */
  public static Remedy remedyOf(int code) {
    if (code >= VALIDATION_FIRST && code <= VALIDATION_LAST) {
      return Remedy.FIX_REQUEST;
    }
    return of(code).map(ErrorCode::remedy).orElse(Remedy.ASK_VENDOR);
  }
}
