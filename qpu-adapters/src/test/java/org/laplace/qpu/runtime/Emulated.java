package org.laplace.qpu.runtime;

import java.time.Duration;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;

/** Clients of an emulator. */
final class Emulated {
  static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      bit[2] c;
      rz(pi/2) $0; sx $0; rz(pi/2) $0;
      rz(pi/2) $1; sx $1; rz(pi/2) $1;
      cz $0, $1;
      rz(pi/2) $1; sx $1; rz(pi/2) $1;
      c[0] = measure $0;
      c[1] = measure $1;
      """;

  private Emulated() {}

  /** Quick settings for an emulator. */
  static RuntimeSettings settings(RuntimeEmulator emulator) {
    EmulatorSettings known = emulator.settings();
    return RuntimeSettings.of(new Secret(known.apiKey()), new Crn(known.crn()))
        .at(emulator.api(), emulator.iam())
        .withTimes(Duration.ofSeconds(20), 4, Duration.ofMillis(5))
        .withSubmissionsPerMinute(0);
  }

  static RuntimeClient client(RuntimeEmulator emulator) {
    return new RuntimeClient(settings(emulator));
  }
}
