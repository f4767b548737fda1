package org.laplace.jobs.state;

import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SpecHash;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;

/**
 * What a spec declares and the chain needs to know of it.
 *
 * @param size qubits or bodies
 * @param workUnits a hard budget for the run
 */
public record Declared(Hash specHash, JobClass jobClass, String engine, int size, long workUnits) {
  public static Declared of(JobSpec spec) {
    return new Declared(
        SpecHash.of(spec),
        spec.getJobClass(),
        spec.getEngine(),
        spec.getSize(),
        spec.getWorkUnits());
  }
}
