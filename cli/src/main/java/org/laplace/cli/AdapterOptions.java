package org.laplace.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import picocli.CommandLine.Option;

/** Which machine runs the jobs. */
final class AdapterOptions {
  @Option(
      names = "--adapter",
      paramLabel = "NAME",
      defaultValue = "simulator",
      completionCandidates = Descriptions.class,
      description =
          "What runs the jobs: ${COMPLETION-CANDIDATES}. Jars in plugins/ may bring more"
              + " (default: ${DEFAULT-VALUE}).")
  private String adapter = "";

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "What only this kind of adapter knows; may be repeated. See docs/providers.md.")
  private Map<String, String> options = new LinkedHashMap<>();

  String name() {
    return adapter;
  }

  Adapter open() throws AdapterException {
    return Adapters.open(adapter, new AdapterSettings(1, options));
  }

  /** All adapters on the class path, for the help. */
  static final class Descriptions implements Iterable<String> {
    Descriptions() {}

    @Override
    public Iterator<String> iterator() {
      return Adapters.all().stream()
          .map(factory -> factory.name() + " (" + factory.description() + ")")
          .iterator();
    }
  }
}
