package org.laplace.cli;

import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.wallet.RefusedException;

/** What people gave on the command line, read. */
final class Given {
  private Given() {}

  static <T> T valueOf(Parsed<T> parsed) throws RefusedException {
    return switch (parsed) {
      case Parsed.Value<T>(T value) -> value;
      case Parsed.Refused<T>(Rejection why) -> throw new RefusedException(why);
    };
  }

  /** The id of a job: 64 hexadecimal digits. */
  static Hash jobId(String text) throws RefusedException {
    return hash(text, "job id");
  }

  static Hash hash(String text, String what) throws RefusedException {
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST,
          "a " + what + " has 64 hexadecimal digits, '" + text + "' is none");
    }
    return Hash.fromHex(text);
  }

  /** A number of an option with bounds. */
  static void inRange(long value, long min, long max, String option) throws RefusedException {
    if (value < min || value > max) {
      throw new RefusedException(
          Code.OUT_OF_RANGE, option + " is " + min + " to " + max + ", not " + value);
    }
  }
}
