package org.laplace.qpu.emulator;

import java.time.Duration;
import java.util.List;
import org.laplace.qpu.device.DeviceDocuments;
import org.laplace.qpu.device.SyntheticDevice;

/**
 * How the emulator behaves.
 *
 * @param port on the loopback interface; 0 for any free one
 * @param devices at least one, each with a name of its own
 * @param isNoisy whether gates and measurements err as the devices' calibrations say
 * @param latency added to each answer
 * @param jobOverhead how long a job runs at least; about 2 s at the real service
 * @param tokenLife how long access tokens are valid; 1 h at the real service
 * @param submissionsPerMinute beyond it jobs are answered with 429; 0 for no limit, 5 at the real
 *     service
 * @param plan of the instance: {@code open} has no dedicated sessions
 * @param usageSecondsMax what the instance may use; jobs beyond it are answered with 409
 * @param apiKey the one that is valid
 * @param crn of the one instance
 * @param faults what goes wrong from the start
 * @param seed of shots and faults
 */
public record EmulatorSettings(
    int port,
    List<DeviceDocuments> devices,
    boolean isNoisy,
    Duration latency,
    Duration jobOverhead,
    Duration tokenLife,
    int submissionsPerMinute,
    String plan,
    long usageSecondsMax,
    String apiKey,
    String crn,
    List<FaultRule> faults,
    long seed) {
  public EmulatorSettings {
    devices = List.copyOf(devices);
    faults = List.copyOf(faults);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("an emulator has at least one device");
    }
  }

  /** A fast, faultless, noiseless service with the built-in device. */
  public static EmulatorSettings standard() {
    return new EmulatorSettings(
        0,
        List.of(SyntheticDevice.documents()),
        false,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofHours(1),
        0,
        "standard",
        36_000,
        "laplace-emulator",
        "crn:v1:bluemix:public:quantum-computing:us-east:a/laplace:emulator::",
        List.of(),
        1);
  }

  /** The same with other devices. */
  public EmulatorSettings withDevices(List<DeviceDocuments> others) {
    return new EmulatorSettings(
        port,
        others,
        isNoisy,
        latency,
        jobOverhead,
        tokenLife,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        faults,
        seed);
  }

  /** The same on another port. */
  public EmulatorSettings withPort(int other) {
    return new EmulatorSettings(
        other,
        devices,
        isNoisy,
        latency,
        jobOverhead,
        tokenLife,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        faults,
        seed);
  }

  /** The same with or without noise. */
  public EmulatorSettings withNoise(boolean noisy) {
    return new EmulatorSettings(
        port,
        devices,
        noisy,
        latency,
        jobOverhead,
        tokenLife,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        faults,
        seed);
  }

  /** The same with other times. */
  public EmulatorSettings withTimes(Duration answer, Duration job, Duration token) {
    return new EmulatorSettings(
        port,
        devices,
        isNoisy,
        answer,
        job,
        token,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        faults,
        seed);
  }

  /** The same with other limits. */
  public EmulatorSettings withLimits(int perMinute, String otherPlan, long usageSeconds) {
    return new EmulatorSettings(
        port,
        devices,
        isNoisy,
        latency,
        jobOverhead,
        tokenLife,
        perMinute,
        otherPlan,
        usageSeconds,
        apiKey,
        crn,
        faults,
        seed);
  }

  /** The same with faults. */
  public EmulatorSettings withFaults(List<FaultRule> others) {
    return new EmulatorSettings(
        port,
        devices,
        isNoisy,
        latency,
        jobOverhead,
        tokenLife,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        others,
        seed);
  }

  /** The same from another seed. */
  public EmulatorSettings withSeed(long other) {
    return new EmulatorSettings(
        port,
        devices,
        isNoisy,
        latency,
        jobOverhead,
        tokenLife,
        submissionsPerMinute,
        plan,
        usageSecondsMax,
        apiKey,
        crn,
        faults,
        other);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "EmulatorSettings[port=" + port + ", devices=" + devices.size() + "]";
  }
}
