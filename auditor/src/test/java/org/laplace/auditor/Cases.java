package org.laplace.auditor;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SpecHash;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.Evaluation;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.particles.ParticlesEngine;

/** Cases to audit: two bodies that fall around each other. */
final class Cases {
  static final String CHAIN_ID = "audit-test";
  static final PrivateKey HOT_LANE =
      PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("hot lane")).bytes());

  private Cases() {}

  static Hash job(String name) {
    return Hash.of(ByteString.copyFromUtf8(name));
  }

  /** First attempts of a job with this name, to be run for so many steps. */
  static OpenCase open(String name, long steps) {
    JobSpec spec = spec(steps);
    return new OpenCase(job(name), 1, SpecHash.of(spec), spec);
  }

  /** The root that an honest worker finds. */
  static Hash rootOf(OpenCase open) {
    DeclaredProgram program = DeclaredProgram.of(open.spec()).orElseThrow();
    return new Hash(
        Evaluation.of(new ParticlesEngine(), program.program(), program.declared()).root());
  }

  private static JobSpec spec(long steps) {
    JobSpec spec =
        JobSpec.newBuilder()
            .setJobClass(JobClass.JOB_CLASS_PARTICLES)
            .setEngine("particles/1")
            .setProgram(
                ByteString.copyFromUtf8(
                    """
                    {"law": "gravity", "units": "natural", "integrator": "velocity-verlet",
                     "dt": 0.001, "steps": %d, "bodies": [
                      {"mass": 1, "position": [0, 0, 0], "velocity": [0, 0, 0]},
                      {"mass": 1, "position": [1, 0, 0], "velocity": [0, 1, 0]}]}
                    """
                        .formatted(steps)))
            .build();
    return switch (new ParticlesEngine()
        .prepare(DeclaredProgram.of(spec).orElseThrow().program())) {
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
}
