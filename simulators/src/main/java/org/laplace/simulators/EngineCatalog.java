package org.laplace.simulators;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.simulators.judging.QpuEngine;
import org.laplace.simulators.particles.ParticlesEngine;
import org.laplace.simulators.stabilizer.StabilizerEngine;
import org.laplace.simulators.statevector.StateVectorEngine;
import org.laplace.simulators.wavepacket.WavePacketEngine;

/** Engines by their ids. */
public final class EngineCatalog {
  private final SortedMap<EngineId, Engine> engines;

  private EngineCatalog(SortedMap<EngineId, Engine> engines) {
    this.engines = Collections.unmodifiableSortedMap(engines);
  }

  /** Every engine of this module. */
  public static EngineCatalog standard() {
    return of(
        StateVectorEngine.planned(),
        new StabilizerEngine(),
        new ParticlesEngine(),
        new WavePacketEngine());
  }

  /** Every engine of this module, and the quantum computers' jobs, which it can price and judge. */
  public static EngineCatalog withQpu() {
    var all = new TreeMap<>(standard().engines);
    Engine qpu = new QpuEngine();
    all.put(qpu.id(), qpu);
    return new EngineCatalog(all);
  }

  /** The given engines; of two with one id the last. */
  public static EngineCatalog of(Engine... engines) {
    var byId = new TreeMap<EngineId, Engine>();
    for (Engine engine : engines) {
      byId.put(engine.id(), engine);
    }
    return new EngineCatalog(byId);
  }

  /** The engine of the id. */
  public Optional<Engine> engine(EngineId id) {
    return Optional.ofNullable(engines.get(id));
  }

  /** All engines, ascending by id. */
  public Collection<Engine> engines() {
    return engines.values();
  }
}
