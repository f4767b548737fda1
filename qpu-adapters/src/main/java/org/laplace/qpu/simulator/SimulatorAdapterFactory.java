package org.laplace.qpu.simulator;

import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterFactory;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.simulators.EngineCatalog;

/** Opens {@link SimulatorAdapter}. It has no options. */
public final class SimulatorAdapterFactory implements AdapterFactory {
  /** What runs may use of the heap, the rest being for the daemon itself. */
  private static final long HEAP_SHARE_PERCENT = 60;

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public String description() {
    return "computes on this computer with the project's own engines";
  }

  @Override
  public Adapter open(AdapterSettings settings) throws AdapterException {
    if (!settings.options().isEmpty()) {
      throw new AdapterException(
          "the simulator has no option " + settings.options().keySet() + "; leave it out");
    }
    long forRuns = Runtime.getRuntime().maxMemory() / 100 * HEAP_SHARE_PERCENT;
    return new SimulatorAdapter(
        EngineCatalog.standard(), settings.parallelRuns(), forRuns / settings.parallelRuns());
  }
}
