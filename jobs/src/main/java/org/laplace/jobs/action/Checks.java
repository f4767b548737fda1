package org.laplace.jobs.action;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.function.Supplier;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/** The forms that checks of fields take. */
final class Checks {
  private Checks() {}

  /** The first objection; later checks do not run. */
  @SafeVarargs
  static Optional<Rejection> firstOf(Supplier<Optional<Rejection>>... checks) {
    for (Supplier<Optional<Rejection>> check : checks) {
      Optional<Rejection> rejection = check.get();
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /** The value, unless there is an objection to it. */
  static <T> Parsed<T> unless(Optional<Rejection> objection, T value) {
    return objection.<Parsed<T>>map(Parsed.Refused::new).orElseGet(() -> Parsed.of(value));
  }

  /**
   * A number from {@code min} to {@code max}; wire numbers above 2^63 - 1 count as out of range.
   */
  static Optional<Rejection> within(String name, long value, long min, long max) {
    return value >= min && value <= max
        ? Optional.empty()
        : rejected(
            Code.OUT_OF_RANGE,
            name + " is " + Long.toUnsignedString(value) + "; it must be " + min + " to " + max);
  }

  static Optional<Rejection> rejected(Code code, String text) {
    return Optional.of(new Rejection(code, text));
  }

  /** The id of a job or an offer. */
  static Parsed<Hash> id(String name, ByteString bytes) {
    return Hash.isHash(bytes)
        ? Parsed.of(new Hash(bytes))
        : Parsed.refused(
            Code.MALFORMED_REQUEST, name + " has " + bytes.size() + " bytes; an id has 32 bytes");
  }
}
