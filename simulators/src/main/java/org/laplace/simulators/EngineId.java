package org.laplace.simulators;

import java.util.regex.Pattern;

/**
 * Name and version of an engine, for example {@code statevector/1}. Version 0 is a draft.
 *
 * @param name lower-case letters
 * @param version 0 or more
 */
public record EngineId(String name, int version) implements Comparable<EngineId> {
  private static final Pattern FORM = Pattern.compile("[a-z]{1,24}/(0|[1-9][0-9]{0,3})");

  public EngineId {
    if (!isEngineId(name + "/" + version)) {
      throw new IllegalArgumentException("not an engine: " + name + "/" + version);
    }
  }

  /** True when {@link #of} accepts the text. */
  public static boolean isEngineId(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The engine of the text.
   *
   * @throws IllegalArgumentException unless the text is a name, a slash and a version
   */
  public static EngineId of(String text) {
    if (!isEngineId(text)) {
      throw new IllegalArgumentException(
          "an engine is written as name/version, for example statevector/1; got " + text);
    }
    int slash = text.indexOf('/');
    return new EngineId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public int compareTo(EngineId other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(version, other.version);
  }

  @Override
  public String toString() {
    return name + "/" + version;
  }
}
