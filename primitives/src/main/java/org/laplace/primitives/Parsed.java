package org.laplace.primitives;

import java.util.Optional;
import java.util.function.Function;

/** What became of foreign text or bytes: a value, or the reason why they are none. */
public sealed interface Parsed<T> {
  record Value<T>(T value) implements Parsed<T> {}

  record Refused<T>(Rejection why) implements Parsed<T> {}

  static <T> Parsed<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Parsed<T> refused(Code code, String text) {
    return new Refused<>(new Rejection(code, text));
  }

  default Optional<T> toOptional() {
    return switch (this) {
      case Value<T>(T value) -> Optional.of(value);
      case Refused<T>(Rejection _) -> Optional.empty();
    };
  }

  default Optional<Rejection> rejection() {
    return switch (this) {
      case Value<T>(T _) -> Optional.empty();
      case Refused<T>(Rejection why) -> Optional.of(why);
    };
  }

  /** For input that the program itself made: a refusal is an {@link IllegalArgumentException}. */
  default T orElseThrow() {
    return switch (this) {
      case Value<T>(T value) -> value;
      case Refused<T>(Rejection why) -> throw new IllegalArgumentException(why.toString());
    };
  }

  default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
    return switch (this) {
      case Value<T>(T value) -> next.apply(value);
      case Refused<T>(Rejection why) -> new Refused<>(why);
    };
  }
}
