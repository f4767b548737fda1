package org.laplace.qpu.simulator;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.qpu.conformance.AdapterConformance;
import org.laplace.qpu.spi.Adapter;
import org.laplace.simulators.Cost;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;

/** The simulator with circuits; {@link SimulatorAdapterTest} has particles. */
class CircuitConformanceTest extends AdapterConformance {
  private static final EngineId ENGINE = new EngineId("statevector", 1);

  @Override
  protected Adapter open() {
    return new SimulatorAdapter(EngineCatalog.standard(), 2, 1L << 30);
  }

  @Override
  protected JobSpec smallJob() {
    return circuit("h q[0]; cx q[0], q[1];", 2, 1_000);
  }

  @Override
  protected JobSpec otherSmallJob() {
    return circuit("h q[0]; cx q[0], q[1]; x q[1];", 2, 1_000);
  }

  @Override
  protected JobSpec longJob() {
    return circuit("for int i in [1:2000] { h q[0]; rx(0.1) q[5]; }", 20, 1);
  }

  @Override
  protected boolean isDeterministic() {
    return true;
  }

  private static JobSpec circuit(String body, int qubits, int shots) {
    String source =
        "OPENQASM 3; include \"stdgates.inc\"; qubit[%d] q; bit[%d] c; %s c = measure q;"
            .formatted(qubits, qubits, body);
    var program = Program.circuit(ENGINE, source, shots, 7, Map.of());
    Preparation prepared = EngineCatalog.standard().engine(ENGINE).orElseThrow().prepare(program);
    if (!(prepared instanceof Preparation.Ready ready)) {
      throw new AssertionError("the test's own circuit is refused: " + prepared);
    }
    Cost cost = ready.computation().cost();
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setEngine(ENGINE.toString())
        .setProgram(ByteString.copyFromUtf8(source))
        .setShots(shots)
        .setSeed(7)
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(cost.workUnits())
        .build();
  }
}
