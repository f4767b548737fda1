package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Engine;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.Preparation;

/** Small jobs, and what honest providers make of them. */
public final class Specs {
  public static final String GHZ =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[3] q;
      bit[3] c;
      h q[0];
      cx q[0], q[1];
      cx q[1], q[2];
      c = measure q;
      """;

  private Specs() {}

  /** Three qubits that are all 0 or all 1. */
  public static JobSpec ghz() {
    return declared(circuit(GHZ, 100));
  }

  /** It waits for a 1 that is never measured. */
  public static JobSpec endlessLoop() {
    return declared(
        circuit(
            """
            OPENQASM 3.0;
            qubit q;
            bit c;
            while (c == 0) {
              reset q;
              c = measure q;
            }
            """,
            1));
  }

  /** A circuit whose cost is not declared yet. */
  public static JobSpec circuit(String program, int shots) {
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
        .setEngine("statevector/1")
        .setProgram(ByteString.copyFromUtf8(program))
        .setShots(shots)
        .setSeed(7)
        .build();
  }

  /** Two bodies on a circle. */
  public static JobSpec twoBodies() {
    return declared(
        particles(
            """
            {"law": "gravity", "units": "natural", "integrator": "velocity-verlet",
             "dt": 0.01, "steps": 100, "bodies": [
              {"mass": 1, "position": [0.5, 0, 0], "velocity": [0, 0.7, 0]},
              {"mass": 1, "position": [-0.5, 0, 0], "velocity": [0, -0.7, 0]}]}
            """));
  }

  /** Two bodies that meet in one point, where their force is infinite. */
  public static JobSpec collision() {
    return declared(
        particles(
            """
            {"law": "gravity", "units": "natural", "integrator": "velocity-verlet",
             "dt": 0.5, "steps": 1000, "bodies": [
              {"mass": 1e-300, "position": [0, 0, 0], "velocity": [0, 0, 0]},
              {"mass": 1e-300, "position": [2, 0, 0], "velocity": [-1, 0, 0]}]}
            """));
  }

  /** A particle job whose cost is not declared yet. */
  public static JobSpec particles(String program) {
    return JobSpec.newBuilder()
        .setJobClass(JobClass.JOB_CLASS_PARTICLES)
        .setEngine("particles/1")
        .setProgram(ByteString.copyFromUtf8(program))
        .build();
  }

  /** The spec with what its program costs. */
  public static JobSpec declared(JobSpec spec) {
    return switch (engine(spec).prepare(DeclaredProgram.of(spec).orElseThrow().program())) {
      case Preparation.Refused refused -> throw new AssertionError(refused.toString());
      case Preparation.Ready ready -> declaring(spec, ready.computation().cost());
    };
  }

  private static JobSpec declaring(JobSpec spec, Cost cost) {
    return spec.toBuilder()
        .setSize(cost.size())
        .setMemoryBytes(cost.memoryBytes())
        .setWorkUnits(cost.workUnits())
        .build();
  }

  /** What an honest provider answers. */
  public static Evaluation evaluation(JobSpec spec) {
    DeclaredProgram program = DeclaredProgram.of(spec).orElseThrow();
    return Evaluation.of(engine(spec), program.program(), program.declared());
  }

  private static Engine engine(JobSpec spec) {
    return EngineCatalog.withQpu()
        .engine(DeclaredProgram.of(spec).orElseThrow().program().engine())
        .orElseThrow();
  }
}
