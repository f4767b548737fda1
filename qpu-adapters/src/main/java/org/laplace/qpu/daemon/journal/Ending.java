package org.laplace.qpu.daemon.journal;

/** How a run ended for the provider. The numbers are those of the journal and never change. */
public enum Ending {
  /** The result is final and paid. */
  PAID(1),
  /** Validators found the program not to be what its spec declares, as this provider said. */
  MISDECLARED(2),
  /** Validators found another result; the bond is forfeited. */
  REJECTED(3),
  /** The job ended without payment through no finding against this result. */
  REFUNDED(4),
  /** Handed back in time. */
  DECLINED(5),
  /** The deadline passed without a result. */
  LATE(6),
  /** Could neither be computed nor handed back; the chain will count it as late. */
  GIVEN_UP(7),
  /** The result was submitted; how it ended was not followed. */
  NOT_FOLLOWED(8),
  /** The shots failed the test of their distribution; unpaid, and the bond is free. */
  UNPROVEN(9);

  private final int number;

  Ending(int number) {
    this.number = number;
  }

  /** Whether validators found something against the result itself. */
  public boolean isAgainstTheResult() {
    return this == REJECTED || this == UNPROVEN;
  }

  int number() {
    return number;
  }
}
