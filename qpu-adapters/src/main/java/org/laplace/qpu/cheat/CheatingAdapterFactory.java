package org.laplace.qpu.cheat;

import org.laplace.qpu.simulator.SimulatorAdapterFactory;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterFactory;
import org.laplace.qpu.spi.AdapterSettings;

/** Opens a simulator that lies about its results. */
public final class CheatingAdapterFactory implements AdapterFactory {
  @Override
  public String name() {
    return "cheat";
  }

  @Override
  public String description() {
    return "for demonstrations and tests only: answers wrong results and loses its bonds";
  }

  @Override
  public Adapter open(AdapterSettings settings) throws AdapterException {
    return new CheatingAdapter(new SimulatorAdapterFactory().open(settings));
  }
}
