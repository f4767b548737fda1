package org.laplace.bench.emulator;

import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.laplace.bench.Bar;
import org.laplace.bench.Comparison;
import org.laplace.bench.Contestant;
import org.laplace.bench.Contestants;
import org.laplace.bench.Group;
import org.laplace.qpu.device.DeviceException;
import org.laplace.qpu.device.SyntheticDevice;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;
import org.laplace.qpu.runtime.Crn;
import org.laplace.qpu.runtime.JobSubmission;
import org.laplace.qpu.runtime.RuntimeCallException;
import org.laplace.qpu.runtime.RuntimeClient;
import org.laplace.qpu.runtime.RuntimeSettings;
import org.laplace.qpu.runtime.SamplerResults;
import org.laplace.qpu.runtime.Secret;
import org.laplace.qpu.runtime.VendorJob;

/** A Bell pair from submission to result, beside the same number of empty HTTP exchanges. */
public final class EmulatedBell {
  private static final int JOBS = 200;
  private static final int SHOTS = 100;
  private static final String BELL =
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

  private EmulatedBell() {}

  /** The one line. */
  public static Group group() {
    return new Group(
        "Emulated quantum computer",
        "as many empty HTTP exchanges",
        Bar.shareOfPeer(3, 3),
        List.of(new Comparison(JOBS + " Bell jobs", workshop -> contestants())));
  }

  private static Contestants contestants() throws IOException {
    var service = new Service();
    // How often a job is asked for depends on the run; the peer makes as many exchanges.
    int[] exchanges = {0};
    return new Contestants(
        Contestant.timed(
            () -> {
              exchanges[0] = 0;
              for (int job = 0; job < JOBS; job++) {
                exchanges[0] += service.bell();
              }
              return "";
            }),
        Contestant.timed(
            () -> {
              for (int i = 0; i < exchanges[0]; i++) {
                service.ping();
              }
              return "";
            }));
  }

  /** An emulator and its client; it ends with the process. */
  private static final class Service {
    private final RuntimeEmulator emulator;
    private final RuntimeClient client;
    private final OkHttpClient bare = new OkHttpClient();

    Service() throws IOException {
      EmulatorSettings settings = EmulatorSettings.standard();
      try {
        emulator = RuntimeEmulator.start(settings);
      } catch (DeviceException e) {
        throw new IOException(e);
      }
      client =
          new RuntimeClient(
              RuntimeSettings.of(new Secret(settings.apiKey()), new Crn(settings.crn()))
                  .at(emulator.api(), emulator.iam())
                  .withSubmissionsPerMinute(0));
    }

    /** Runs a job and says how many exchanges it took. */
    int bell() throws IOException {
      try {
        String id =
            client.submit(JobSubmission.sampler(SyntheticDevice.NAME, BELL, SHOTS, List.of())).id();
        int exchanges = 1;
        VendorJob job;
        do {
          job = client.job(id);
          exchanges++;
        } while (!job.status().isTerminal());
        SamplerResults.read(client.results(id).orElseThrow(), 0, SHOTS);
        return exchanges + 1;
      } catch (RuntimeCallException e) {
        throw new IOException(e);
      }
    }

    void ping() throws IOException {
      Request request = new Request.Builder().url(emulator.root().resolve("/ping").toURL()).build();
      try (Response response = bare.newCall(request).execute()) {
        if (response.code() != 204) {
          throw new IOException("an empty exchange was answered " + response.code());
        }
      }
    }
  }
}
