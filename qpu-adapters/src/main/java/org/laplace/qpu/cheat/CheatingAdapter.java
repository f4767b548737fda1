package org.laplace.qpu.cheat;

import java.util.Optional;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.Capabilities;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.qpu.spi.RunTag;

/** Has another machine compute, and answers something close to the truth that is not true. */
public final class CheatingAdapter implements Adapter {
  private final Adapter honest;

  public CheatingAdapter(Adapter honest) {
    this.honest = honest;
  }

  @Override
  public Capabilities capabilities() {
    return honest.capabilities();
  }

  @Override
  public Optional<String> selfCheck() {
    return honest.selfCheck();
  }

  @Override
  public Optional<Rejection> check(JobSpec spec) {
    return honest.check(spec);
  }

  @Override
  public void submit(RunTag tag, JobSpec spec, Runnable changed) throws AdapterException {
    honest.submit(tag, spec, changed);
  }

  @Override
  public RunState poll(RunTag tag) throws AdapterException {
    return honest.poll(tag);
  }

  @Override
  public Outcome fetch(RunTag tag) throws AdapterException {
    return Falsehood.of(honest.fetch(tag));
  }

  @Override
  public void cancel(RunTag tag) throws AdapterException {
    honest.cancel(tag);
  }

  @Override
  public void close() {
    honest.close();
  }
}
