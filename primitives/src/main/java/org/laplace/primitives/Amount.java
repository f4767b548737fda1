package org.laplace.primitives;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of value in micro-LAP, 0 to 2^63 - 1. One LAP is 1,000,000 micro-LAP. All arithmetic is
 * checked: an overflow or a result below zero is an {@link ArithmeticException}, never a wrong sum.
 *
 * @param microLap the amount in micro-LAP, not negative
 */
public record Amount(long microLap) implements Comparable<Amount> {
  public static final Amount ZERO = new Amount(0);
  public static final long MICRO_LAP_PER_LAP = 1_000_000;

  private static final int DECIMALS = 6;
  private static final Pattern LAP_TEXT =
      Pattern.compile("(0|[1-9][0-9]{0,18})(?:\\.([0-9]{1,6}))?(?: ?LAP)?");
  private static final Pattern MICRO_LAP_TEXT = Pattern.compile("(0|[1-9][0-9]{0,18}) ?micro-LAP");

  public Amount {
    if (microLap < 0) {
      throw new ArithmeticException("an amount is never negative: " + microLap);
    }
  }

  public static Amount of(long microLap) {
    return microLap == 0 ? ZERO : new Amount(microLap);
  }

  /**
   * Reads {@code 12.5}, {@code 12.5 LAP} (both LAP, at most six decimals) and {@code 12500000
   * micro-LAP}; no sign, exponent, grouping or superfluous zero in front.
   */
  public static Parsed<Amount> parse(String text) {
    Matcher inMicroLap = MICRO_LAP_TEXT.matcher(text);
    if (inMicroLap.matches()) {
      return ofMicroLap(text, new BigInteger(inMicroLap.group(1)));
    }
    Matcher inLap = LAP_TEXT.matcher(text);
    if (inLap.matches()) {
      String decimals = inLap.group(2) == null ? "" : inLap.group(2);
      String padded = decimals + "0".repeat(DECIMALS - decimals.length());
      return ofMicroLap(text, new BigInteger(inLap.group(1) + padded));
    }
    return Parsed.refused(
        Code.MALFORMED_AMOUNT,
        "'"
            + shortened(text)
            + "' is not an amount; write LAP with at most six decimals, for example 12.5, or whole"
            + " micro-LAP, for example '12500000 micro-LAP'");
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

  private static Parsed<Amount> ofMicroLap(String text, BigInteger microLap) {
    if (microLap.bitLength() >= Long.SIZE) {
      return Parsed.refused(
          Code.MALFORMED_AMOUNT,
          shortened(text) + " is more than the largest amount, 9223372036854.775807 LAP");
    }
    return Parsed.of(of(microLap.longValueExact()));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private BigInteger product(long numerator) {
    return BigInteger.valueOf(microLap).multiply(BigInteger.valueOf(numerator));
  }
}
