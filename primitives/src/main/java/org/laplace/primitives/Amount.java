package org.laplace.primitives;

import java.math.BigInteger;

/**
 * An amount of value in micro-LAP, 0 to 2^63 - 1. One LAP is 1,000,000 micro-LAP. All arithmetic is
 * checked: an overflow or a result below zero is an {@link ArithmeticException}, never a wrong sum.
 *
 * @param microLap the amount in micro-LAP, not negative
 */
public record Amount(long microLap) implements Comparable<Amount> {
  public static final Amount ZERO = new Amount(0);
  public static final long MICRO_LAP_PER_LAP = 1_000_000;

  public Amount {
    if (microLap < 0) {
      throw new ArithmeticException("an amount is never negative: " + microLap);
    }
  }

  public static Amount of(long microLap) {
    return microLap == 0 ? ZERO : new Amount(microLap);
  }

  public Amount plus(Amount other) {
    return of(Math.addExact(microLap, other.microLap));
  }

  public Amount minus(Amount other) {
    return of(Math.subtractExact(microLap, other.microLap));
  }

  public Amount times(long factor) {
    return of(Math.multiplyExact(microLap, factor));
  }

  /** This amount times {@code numerator / denominator}, rounded down; exact in between. */
  public Amount share(long numerator, long denominator) {
    return of(product(numerator).divide(BigInteger.valueOf(denominator)).longValueExact());
  }

  /** This amount times {@code numerator / denominator}, rounded up; exact in between. */
  public Amount shareRoundedUp(long numerator, long denominator) {
    BigInteger[] parts = product(numerator).divideAndRemainder(BigInteger.valueOf(denominator));
    BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    return of(whole.longValueExact());
  }

  public boolean isZero() {
    return microLap == 0;
  }

  public boolean isLessThan(Amount other) {
    return microLap < other.microLap;
  }

  public Amount min(Amount other) {
    return isLessThan(other) ? this : other;
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(microLap, other.microLap);
  }

  /** For people: {@code 12.5 LAP}. */
  @Override
  public String toString() {
    long whole = microLap / MICRO_LAP_PER_LAP;
    long rest = microLap % MICRO_LAP_PER_LAP;
    if (rest == 0) {
      return whole + " LAP";
    }
    String digits = Long.toString(MICRO_LAP_PER_LAP + rest).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + digits.substring(0, end) + " LAP";
  }

  private BigInteger product(long numerator) {
    return BigInteger.valueOf(microLap).multiply(BigInteger.valueOf(numerator));
  }
}
