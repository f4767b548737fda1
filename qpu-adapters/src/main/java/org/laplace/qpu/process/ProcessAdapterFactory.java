package org.laplace.qpu.process;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterFactory;
import org.laplace.qpu.spi.AdapterSettings;

/** Opens {@link ProcessAdapter}. Its one option is {@code command}. */
public final class ProcessAdapterFactory implements AdapterFactory {
  private static final String COMMAND = "command";

  @Override
  public String name() {
    return "process";
  }

  @Override
  public String description() {
    return "runs jobs by a program of yours that speaks lines of JSON";
  }

  @Override
  public Adapter open(AdapterSettings settings) throws AdapterException {
    Set<String> unknown = new TreeSet<>(settings.options().keySet());
    unknown.remove(COMMAND);
    if (!unknown.isEmpty()) {
      throw new AdapterException(
          "the process adapter has no option " + unknown + "; it has " + COMMAND);
    }
    @Nullable String command = settings.options().get(COMMAND);
    if (command == null || command.isBlank()) {
      throw new AdapterException(
          "the process adapter needs the program: --option command='python3 my_machine.py'");
    }
    return ProcessAdapter.open(List.of(command.strip().split("\\s+")));
  }
}
