package org.laplace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.auditor.AuditWorker;
import org.laplace.ledger.LedgerKeys;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ResultRegister;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.simulators.EngineCatalog;

/** Jobs for quantum computers, on the real chain with the audit workers of four validators. */
@Timeout(300)
class JudgedLifeOnSoloTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey PROVIDER = SoloChain.key("provider");
  private static final int SHOTS = 1_000;
  private static final long AUDIT_PACE_NS = 2_000_000;

  private static final JobSpec GHZ =
      Specs.declared(
          Specs.circuit(Specs.GHZ, SHOTS).toBuilder()
              .setEngine("qpu/1")
              .setExpectedFidelityPermille(800)
              .build());

  @TempDir Path directory;
  private final List<AuditWorker> auditors = new ArrayList<>();
  private SoloChain chain;

  @BeforeEach
  void openChain() throws IOException {
    chain =
        SoloChain.open(
            directory,
            4,
            NetworkDefaults.testParams().toBuilder().setAuditWindowBlocks(1_000_000).build(),
            "client",
            "provider");
    chain.produceBlock();
    for (PrivateKey hotLane : chain.hotLanes()) {
      auditors.add(
          AuditWorker.start(
              EngineCatalog.standard(),
              new ChainAudits(chain.chain(), hotLane.publicKey().address()),
              hotLane));
    }
    ok(PROVIDER, Actions.offer("qpu/1", 100));
  }

  @AfterEach
  void accountsAddUp() throws IOException {
    for (AuditWorker auditor : auditors) {
      assertEquals(Optional.empty(), auditor.problem());
      auditor.close();
    }
    assertEquals(chain.books().issued(), chain.recount());
    chain.close();
  }

  @Test
  void shotsOfTheStatedFidelityAreSupportedAndPaid() {
    // Nine shots in ten are one of the two right strings.
    Hash id = open();
    ok(PROVIDER, answer(id, shot -> shot % 10 == 0 ? shot / 10 % 8 : shot % 2 == 0 ? 0 : 7));
    Amount before = chain.balance(PROVIDER);
    Job job = await(id, JobStatus.JOB_STATUS_FINAL);
    Attempt attempt = job.getAttempts(0);
    assertEquals(Finding.FINDING_SUPPORTED, attempt.getVerdict().getStatistic().getFinding());
    int fidelity = attempt.getVerdict().getStatistic().getFidelityPermille();
    assertTrue(fidelity > 850 && fidelity < 960, "measured " + fidelity);
    assertEquals(attempt.getResultRoot(), attempt.getVerdict().getAgreedRoot());
    assertEquals(Amount.of(attempt.getPrice()), chain.balance(PROVIDER).minus(before));
  }

  @Test
  void noiseIsNotPaidAndNobodyIsSlashed() {
    Hash id = open();
    Amount burnt = chain.books().burnt();
    ok(PROVIDER, answer(id, shot -> shot % 8));
    Job job = await(id, JobStatus.JOB_STATUS_REFUNDED);
    Attempt attempt = job.getAttempts(0);
    assertEquals(AttemptEnd.ATTEMPT_END_UNPROVEN, attempt.getEnd());
    assertEquals(Finding.FINDING_UNPROVEN, attempt.getVerdict().getStatistic().getFinding());
    assertEquals(burnt, chain.books().burnt());
    ok(PROVIDER, Actions.withdraw(new Hash(attempt.getOfferId())));
    assertTrue(
        chain.state().get(LedgerKeys.purse(new Hash(attempt.getOfferId()))).isEmpty(),
        "the bond goes back");
  }

  @Test
  void oneRightStringRepeatedIsNotPaid() {
    Hash id = open();
    ok(PROVIDER, answer(id, shot -> 7));
    Job job = await(id, JobStatus.JOB_STATUS_REFUNDED);
    assertEquals(AttemptEnd.ATTEMPT_END_UNPROVEN, job.getAttempts(0).getEnd());
  }

  @Test
  void aJobWithoutAnExpectedFidelityIsRefused() {
    JobSpec without = GHZ.toBuilder().clearExpectedFidelityPermille().build();
    TransactionResult refused = chain.run(CLIENT, Actions.openJob(without, chain.height() + 1_000));
    assertEquals(Code.OUT_OF_RANGE.number(), refused.getCode());
    assertTrue(refused.getLog().contains("expected_fidelity_permille"), refused.getLog());
  }

  /** The value of the three bits in a shot. */
  private interface Device {
    int value(int shot);
  }

  private Action answer(Hash id, Device device) {
    byte[] outcomes = new byte[SHOTS];
    for (int shot = 0; shot < SHOTS; shot++) {
      outcomes[shot] = (byte) device.value(shot);
    }
    CircuitResult result =
        CircuitResult.newBuilder()
            .addRegisters(ResultRegister.newBuilder().setName("c").setSize(3))
            .setShots(SHOTS)
            .setOutcomes(ByteString.copyFrom(outcomes))
            .setVendor(
                VendorRecord.newBuilder()
                    .setVendor("nobody")
                    .setDevice("scripted")
                    .setJobId("1")
                    .setRecordHash(Hash.of(ByteString.EMPTY).bytes()))
            .build();
    return Actions.result(id, 1, OutcomeKind.OUTCOME_KIND_COMPUTED, result.toByteString());
  }

  private Hash open() {
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(GHZ, chain.height() + 1_000));
    chain.submit(tx);
    chain.produceBlock();
    await(tx.objectId(0), JobStatus.JOB_STATUS_ASSIGNED);
    return tx.objectId(0);
  }

  private TransactionResult ok(PrivateKey sender, Action action) {
    TransactionResult result = chain.run(sender, action);
    assertEquals(Code.OK, result.getCode(), result.getLog());
    return result;
  }

  private Job await(Hash id, JobStatus status) {
    while (true) {
      Job job = chain.job(id);
      if (job.getStatus() == status) {
        return job;
      }
      assertTrue(
          job.getStatus() == JobStatus.JOB_STATUS_OPEN || job.getExitHeight() != 0,
          () -> "it ended " + job + ", not " + status);
      if (job.getStatus() == JobStatus.JOB_STATUS_AUDIT) {
        LockSupport.parkNanos(AUDIT_PACE_NS);
      }
      chain.produceBlock();
    }
  }
}
