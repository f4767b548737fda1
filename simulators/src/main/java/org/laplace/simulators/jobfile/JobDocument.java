package org.laplace.simulators.jobfile;

/**
 * A job file as a whole.
 *
 * <pre>{@code
 * Fields job = JobDocument.read(text).fields(Set.of("dt", "steps"), Set.of("description"));
 * double dt = job.get("dt").number();
 * }</pre>
 */
public final class JobDocument {
  private JobDocument() {}

  /**
   * Reads a text of at most {@link org.laplace.simulators.SimulatorLimits#programBytesMax}.
   *
   * @throws InvalidJobFile if it is neither JSON nor the YAML that job files may use
   */
  public static Value read(String text) throws InvalidJobFile {
    return new Value("the job", isJson(text) ? JsonTree.read(text) : YamlTree.read(text));
  }

  private static boolean isJson(String text) {
    int first = 0;
    while (first < text.length() && " \t\r\n".indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    return first < text.length() && (text.charAt(first) == '{' || text.charAt(first) == '[');
  }
}
