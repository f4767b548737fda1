package org.laplace.qpu.runtime;

/** A text that must not be shown. */
public final class Secret {
  private final String value;

  /**
   * A secret.
   *
   * @throws IllegalArgumentException if it is empty or has characters that no header takes
   */
  public Secret(String value) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException(
          "a key or token is printable ASCII without spaces; this one is empty or is not");
    }
    this.value = value;
  }

  /** The text, for the one place that sends it. */
  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
