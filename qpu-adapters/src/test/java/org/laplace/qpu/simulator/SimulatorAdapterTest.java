package org.laplace.qpu.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.conformance.AdapterConformance;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.simulators.EngineCatalog;

class SimulatorAdapterTest extends AdapterConformance {
  @Override
  protected Adapter open() throws AdapterException {
    return Adapters.open("simulator", AdapterSettings.ofParallelRuns(2));
  }

  @Override
  protected JobSpec smallJob() {
    return ParticleJobs.ofSteps(1_000);
  }

  @Override
  protected JobSpec otherSmallJob() {
    return ParticleJobs.ofSteps(1_001);
  }

  @Override
  protected JobSpec longJob() {
    return ParticleJobs.ofSteps(1_000_000_000);
  }

  @Override
  protected boolean isDeterministic() {
    return true;
  }

  @Test
  void aJobThatNeedsMoreMemoryThanARunHasIsNotTaken() {
    JobSpec job = smallJob();
    try (var small = new SimulatorAdapter(EngineCatalog.standard(), 1, job.getMemoryBytes() - 1)) {
      assertEquals(Optional.of(Code.OUT_OF_RANGE), small.check(job).map(Rejection::code));
    }
  }

  @Test
  void anOptionThatItDoesNotHaveIsRefusedByName() {
    var settings = new AdapterSettings(1, Map.of("turbo", "yes"));
    AdapterException refusal =
        assertThrows(AdapterException.class, () -> Adapters.open("simulator", settings));
    assertEquals("the simulator has no option [turbo]; leave it out", refusal.getMessage());
  }

  @Test
  void anAdapterThatIsNotThereIsRefusedWithThoseThatAre() {
    AdapterException refusal =
        assertThrows(
            AdapterException.class,
            () -> Adapters.open("abacus", AdapterSettings.ofParallelRuns(1)));
    assertEquals(
        "there is no adapter 'abacus'; on the class path are: cheat, process, qiskit-runtime, simulator",
        refusal.getMessage());
  }

  @Test
  void itOffersAsManyQubitsAsItsMemoryHolds() {
    // 2^16 amplitudes of 16 bytes are one MiB.
    try (var small = new SimulatorAdapter(EngineCatalog.standard(), 1, 1 << 20);
        var large = new SimulatorAdapter(EngineCatalog.standard(), 1, 1L << 40)) {
      int few = small.capabilities().of("statevector/1").orElseThrow().sizeMax();
      assertTrue(few >= 12 && few <= 16, few + " qubits in one MiB");
      assertEquals(28, large.capabilities().of("statevector/1").orElseThrow().sizeMax());
      assertTrue(large.capabilities().of("stabilizer/1").orElseThrow().sizeMax() >= 1_000);
    }
  }
}
