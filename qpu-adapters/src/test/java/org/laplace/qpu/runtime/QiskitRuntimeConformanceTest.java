package org.laplace.qpu.runtime;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.conformance.AdapterConformance;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;
import org.laplace.qpu.spi.Adapter;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;
import org.laplace.simulators.judging.QpuEngine;

/** The adapter with an emulated device. */
class QiskitRuntimeConformanceTest extends AdapterConformance {
  private RuntimeEmulator emulator;

  @Override
  protected Adapter open() throws Exception {
    emulator =
        RuntimeEmulator.start(
            EmulatorSettings.standard()
                .withTimes(Duration.ZERO, Duration.ofMillis(200), Duration.ofHours(1)));
    return new QiskitRuntimeAdapter(
        Emulated.client(emulator),
        SyntheticDevice.documents().device(),
        2,
        Duration.ofMillis(20),
        100);
  }

  @AfterEach
  void closeEmulator() {
    emulator.close();
  }

  @Override
  protected JobSpec smallJob() {
    return job("h q[0]; cx q[0], q[1];", 500);
  }

  @Override
  protected JobSpec otherSmallJob() {
    return job("sx q[0]; x q[1];", 500);
  }

  @Override
  protected JobSpec longJob() {
    return job("sx q[0]; sx q[1];", 100_000);
  }

  @Override
  protected boolean isDeterministic() {
    return false;
  }

  static JobSpec job(String body, int shots) {
    String source =
        "OPENQASM 3; include \"stdgates.inc\"; qubit[2] q; bit[2] c; "
            + body
            + " c[0] = measure q[0]; c[1] = measure q[1];";
    var program = Program.circuit(QpuEngine.ID, source, shots, 0, Map.of());
    if (!(new QpuEngine().prepare(program) instanceof Preparation.Ready ready)) {
      throw new AssertionError("the test's own circuit is refused");
    }
    Cost cost = ready.computation().cost();
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setEngine(QpuEngine.ID.toString())
        .setProgram(ByteString.copyFromUtf8(source))
        .setShots(shots)
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(cost.workUnits())
        .setExpectedFidelityPermille(500)
        .build();
  }
}
