package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.ProviderConfig;
import org.laplace.qpu.daemon.ProviderDaemon;
import org.laplace.qpu.daemon.chain.NodeChain;
import org.laplace.qpu.emulator.EmulatorSettings;
import org.laplace.qpu.emulator.RuntimeEmulator;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.Sequences;

/** A job that a quantum computer runs, here an emulated one with the noise of its calibration. */
class QuantumComputerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Two gates that the device does not have, so that the circuit is transpiled on its way. */
  private static final String BELL =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      qubit[2] q;
      bit[2] c;
      h q[0];
      cx q[0], q[1];
      c = measure q;
      """;

  @TempDir Path directory;

  @Test
  void aJobOnIbmsInterfaceIsJudgedPaidAndKeptApartFromWhatItsVendorAttests() throws Exception {
    PrivateKey provider =
        PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("qpu owner")).bytes());
    try (RuntimeEmulator emulator = RuntimeEmulator.start(EmulatorSettings.standard());
        TestNetwork network = TestNetwork.start(directory.resolve("network"), 1, 0)) {
      network.fund(provider.publicKey().address(), Amount.of(10_000 * Amount.MICRO_LAP_PER_LAP));
      ProviderDaemon daemon = start(network, emulator, provider);
      try {
        Await.until(
            "the offer of the quantum computer",
            () ->
                network.client().offers(ListOffersRequest.getDefaultInstance()).getOffersCount()
                    == 1);
        Hash id =
            network.submit(
                JobSpec.newBuilder()
                    .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                    .setEngine("qpu/1")
                    .setProgram(ByteString.copyFromUtf8(BELL))
                    .setShots(2_000)
                    .setExpectedFidelityPermille(700)
                    .build());
        Job job = network.awaitEnd(id);
        assertEquals(JobStatus.JOB_STATUS_FINAL, job.getStatus(), job::toString);
        Attempt attempt = job.getAttempts(job.getAttemptsCount() - 1);
        assertEquals(Finding.FINDING_SUPPORTED, attempt.getVerdict().getStatistic().getFinding());
        CircuitResult result = CircuitResult.parseFrom(network.client().getResult(id).getResult());
        assertEquals("laplace_h7", result.getVendor().getDevice());
        network.client().awaitReceipt(id, PATIENCE);
        String node = "127.0.0.1:" + network.config(0).gatewayPort();
        String file = directory.resolve("receipt.bin").toString();
        LaplaceRun got = LaplaceRun.of("receipt", "get", id.hex(), "--node", node, "--out", file);
        assertEquals(0, got.exitCode(), got::output);
        LaplaceRun verified =
            LaplaceRun.of("receipt", "verify", file, "--genesis", network.genesis().toString());
        assertEquals(0, verified.exitCode(), verified::output);
        int notProved = verified.output().indexOf("Not proved:");
        assertTrue(
            verified.output().indexOf("That a quantum computer ran") > notProved, verified::output);
      } finally {
        daemon.stop();
      }
    }
  }

  private ProviderDaemon start(TestNetwork network, RuntimeEmulator emulator, PrivateKey key)
      throws Exception {
    Path apiKey = directory.resolve("api-key");
    Files.writeString(apiKey, emulator.settings().apiKey());
    var machine =
        Adapters.open(
            "qiskit-runtime",
            new AdapterSettings(
                1,
                Map.of(
                    "api", emulator.api().toString(),
                    "iam", emulator.iam().toString(),
                    "instance", emulator.settings().crn(),
                    "backend", emulator.devices().getFirst(),
                    "api-key-file", apiKey.toString())));
    PostOffer offer =
        PostOffer.newBuilder()
            .setEngine("qpu/1")
            .setSizeMax(7)
            .setPricePerMegaWork(1_000)
            .setTurnaroundBlocks(1_000)
            .setSlots(1)
            .setBondPerSlot(1_000 * Amount.MICRO_LAP_PER_LAP)
            .build();
    LaplaceClient client =
        LaplaceClient.connect(
            network.endpoints().stream().map(text -> Endpoint.parse(text).orElseThrow()).toList(),
            Sequences.in(directory.resolve("provider-sequences")),
            PATIENCE);
    return ProviderDaemon.start(
        new ProviderConfig(directory.resolve("provider"), key, List.of(offer)),
        new NodeChain(client, key.publicKey().address()),
        machine,
        event -> System.out.println(event.text()));
  }
}
