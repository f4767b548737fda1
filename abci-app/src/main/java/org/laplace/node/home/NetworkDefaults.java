package org.laplace.node.home;

import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.Params;

/** The parameters that a new network gets unless its genesis says otherwise. */
public final class NetworkDefaults {
  /**
   * Memory of the largest job, which every validator must be able to run: 24 qubits, and what is
   * beside their amplitudes.
   */
  public static final long JOB_MEMORY_BYTES_MAX = 320L << 20;

  private NetworkDefaults() {}

  public static Params params() {
    return Params.newBuilder()
        .setBaseFeeInitial(1)
        .setBaseFeeMin(1)
        .setBaseFeeMax(10_000)
        .setBlockWeightMax(8_000_000)
        .setAccountMin(1_000)
        .setPremiumPermille(100)
        .setJobDeposit(100_000)
        .setCancelFee(10_000)
        .setMisdeclaredFee(20_000)
        .setBondMultipleMin(30)
        .setWorkUnitsPerBlock(100_000_000)
        .setDeadlineBaseBlocks(60)
        .setDeclineWindowBlocks(3)
        .setDeclinesPerEpochMax(5)
        .setAuditWindowBlocks(60)
        .setChallengeWindowBlocks(20)
        .setLatePenaltyPermille(100)
        .setEpochBlocks(1_000)
        .addEngines(
            EngineParams.newBuilder()
                .setEngine("particles/1")
                .setJobClass(JobClass.JOB_CLASS_PARTICLES)
                .setSizeMax(128 * 1024)
                .setMemoryBytesMax(64L << 20)
                .setWorkUnitsMax(100_000_000_000L))
        .addEngines(
            EngineParams.newBuilder()
                .setEngine("qpu/1")
                .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                .setSizeMax(20)
                .setMemoryBytesMax(256L << 20)
                .setWorkUnitsMax(100_000_000_000L)
                .setShotsMax(100_000)
                .setStatistical(true))
        .addEngines(
            EngineParams.newBuilder()
                .setEngine("stabilizer/1")
                .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                .setSizeMax(8_192)
                .setMemoryBytesMax(64L << 20)
                .setWorkUnitsMax(100_000_000_000L)
                .setShotsMax(100_000))
        .addEngines(
            EngineParams.newBuilder()
                .setEngine("statevector/1")
                .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                .setSizeMax(24)
                .setMemoryBytesMax(JOB_MEMORY_BYTES_MAX)
                .setWorkUnitsMax(100_000_000_000L)
                .setShotsMax(100_000))
        .addEngines(
            EngineParams.newBuilder()
                .setEngine("wavepacket/1")
                .setJobClass(JobClass.JOB_CLASS_WAVE_PACKET)
                .setSizeMax(1 << 22)
                .setMemoryBytesMax(JOB_MEMORY_BYTES_MAX)
                .setWorkUnitsMax(100_000_000_000L))
        .build();
  }

  /**
   * The same with a faucet of 1,000 LAP an account, for networks whose tokens are worth nothing.
   */
  public static Params testParams() {
    return params().toBuilder().setFaucetAmount(1_000_000_000).build();
  }
}
