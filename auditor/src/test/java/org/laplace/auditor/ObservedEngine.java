package org.laplace.auditor;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.particles.ParticlesEngine;

/**
 * The particle engine, with a count of the programs that it read, and on request with a fault. The
 * golden vectors are read through it too.
 */
final class ObservedEngine implements Engine {
  private final Engine engine = new ParticlesEngine();
  private final UnaryOperator<Preparation> fault;
  private final AtomicInteger prepared = new AtomicInteger();
  private final Semaphore preparations = new Semaphore(0);

  private ObservedEngine(UnaryOperator<Preparation> fault) {
    this.fault = fault;
  }

  static ObservedEngine sound() {
    return new ObservedEngine(UnaryOperator.identity());
  }

  static ObservedEngine with(UnaryOperator<Preparation> fault) {
    return new ObservedEngine(fault);
  }

  int prepared() {
    return prepared.get();
  }

  /** Waits until so many programs more were read. */
  void awaitPreparations(int count) throws InterruptedException {
    if (!preparations.tryAcquire(count, 60, TimeUnit.SECONDS)) {
      throw new AssertionError("the engine was not asked");
    }
  }

  @Override
  public EngineId id() {
    return engine.id();
  }

  @Override
  public JobClass jobClass() {
    return engine.jobClass();
  }

  @Override
  public Preparation prepare(Program program) {
    prepared.incrementAndGet();
    preparations.release();
    return fault.apply(engine.prepare(program));
  }
}
