package org.laplace.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.CancelJob;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.SubmitResult;
import org.laplace.proto.v1.TransactionResult;

/** Jobs on the whole application, driven by the solo driver; the test plays all people. */
class JobOnSoloTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey HONEST = SoloChain.key("honest");
  private static final PrivateKey CHEAT = SoloChain.key("cheat");
  private static final ByteString RIGHT = ByteString.copyFromUtf8("the right result");
  private static final ByteString WRONG = ByteString.copyFromUtf8("a wrong result");
  private static final long WORK_UNITS = 1_000_000;
  private static final Amount BOND = Amount.of(1_000 * Amount.MICRO_LAP_PER_LAP);

  @TempDir Path directory;
  private SoloChain chain;

  @BeforeEach
  void openChain() throws IOException {
    chain = SoloChain.open(directory, 4, "client", "honest", "cheat");
  }

  @AfterEach
  void suppliesAddUp() throws IOException {
    assertEquals(chain.books().issued(), chain.recount());
    chain.close();
  }

  @Test
  void aRightResultIsPaidWhenItsChallengeWindowHasClosed() {
    postOffer(HONEST, 1_000_000);
    Hash id = openJob();
    Job assigned = awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);
    assertEquals(HONEST.publicKey().address().bytes(), assigned.getAttempts(0).getProvider());

    submitResult(HONEST, id, 1, RIGHT);
    assertEquals(JobStatus.JOB_STATUS_PROVISIONAL, chain.job(id).getStatus());
    chain.produceBlock();
    attestByAll(id, 1, RIGHT);
    Job confirmed = awaitStatus(id, JobStatus.JOB_STATUS_CONFIRMED);
    assertTrue(confirmed.getAttempts(0).getVerdict().getAttestorsCount() >= 3);

    Amount before = chain.balance(HONEST);
    Job ended = awaitStatus(id, JobStatus.JOB_STATUS_FINAL);
    assertEquals(Amount.of(ended.getAttempts(0).getPrice()), chain.balance(HONEST).minus(before));
    assertEquals(0, ended.getExitHeight());
  }

  @Test
  void aWrongResultCostsItsProviderTheBondAndTheNextOneGetsTheJob() {
    postOffer(HONEST, 1_000_000);
    postOffer(CHEAT, 500_000);
    Hash id = openJob();
    awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);

    submitResult(CHEAT, id, 1, WRONG);
    chain.produceBlock();
    attestByAll(id, 1, RIGHT);
    chain.produceBlock();
    Job retried = awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);
    assertEquals(AttemptEnd.ATTEMPT_END_REJECTED, retried.getAttempts(0).getEnd());
    assertEquals(HONEST.publicKey().address().bytes(), retried.getAttempts(1).getProvider());
    assertTrue(
        chain.books().burnt().microLap() >= BOND.microLap() / 2, "half of the bond is burnt");

    submitResult(HONEST, id, 2, RIGHT);
    chain.produceBlock();
    attestByAll(id, 2, RIGHT);
    awaitStatus(id, JobStatus.JOB_STATUS_FINAL);
  }

  @Test
  void aProviderThatStaysSilentLosesTheJobAndAPenalty() {
    postOffer(HONEST, 1_000_000);
    Hash id = openJob();
    awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);
    Amount burnt = chain.books().burnt();
    for (int block = 0;
        block < 80 && chain.job(id).getAttempts(0).getEnd() == AttemptEnd.ATTEMPT_END_UNSPECIFIED;
        block++) {
      chain.produceBlock();
    }
    assertEquals(AttemptEnd.ATTEMPT_END_LATE, chain.job(id).getAttempts(0).getEnd());
    assertTrue(burnt.isLessThan(chain.books().burnt()));
  }

  @Test
  void anOpenJobCanBeCancelled() {
    Hash id = openJob();
    TransactionResult result =
        chain.run(
            CLIENT,
            Action.newBuilder().setCancelJob(CancelJob.newBuilder().setJobId(id.bytes())).build());
    assertEquals(Code.OK, result.getCode(), result.getLog());
    assertEquals(JobStatus.JOB_STATUS_CANCELLED, chain.job(id).getStatus());
  }

  @Test
  void theStateIsTheSameAfterTheChainIsOpenedAgain() throws IOException {
    postOffer(HONEST, 1_000_000);
    Hash id = openJob();
    awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);
    Hash appHash = chain.chain().feed().now().orElseThrow().appHash();
    chain.close();
    chain = SoloChain.open(directory, 4, "client", "honest", "cheat");
    assertEquals(appHash, chain.chain().feed().now().orElseThrow().appHash());
    submitResult(HONEST, id, 1, RIGHT);
    assertEquals(JobStatus.JOB_STATUS_PROVISIONAL, chain.job(id).getStatus());
  }

  private void postOffer(PrivateKey provider, long pricePerMegaWork) {
    TransactionResult result =
        chain.run(
            provider,
            Action.newBuilder()
                .setPostOffer(
                    PostOffer.newBuilder()
                        .setEngine("statevector/0")
                        .setSizeMax(20)
                        .setPricePerMegaWork(pricePerMegaWork)
                        .setSlots(1)
                        .setBondPerSlot(BOND.microLap()))
                .build());
    assertEquals(Code.OK, result.getCode(), result.getLog());
  }

  private Hash openJob() {
    SignedTransaction tx =
        chain.sign(
            CLIENT,
            Action.newBuilder()
                .setOpenJob(
                    OpenJob.newBuilder()
                        .setSpec(
                            JobSpec.newBuilder()
                                .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                                .setEngine("statevector/0")
                                .setProgram(ByteString.copyFromUtf8("the chain does not parse it"))
                                .setShots(100)
                                .setSize(3)
                                .setMemoryBytes(128)
                                .setWorkUnits(WORK_UNITS))
                        .setPriceLimit(2_000_000)
                        .setExpiryHeight(chain.height() + 500))
                .build());
    assertTrue(chain.submit(tx).isEmpty());
    chain.produceBlock();
    TransactionResult result = chain.chain().transaction(tx.hash()).orElseThrow();
    assertEquals(Code.OK, result.getCode(), result.getLog());
    return tx.objectId(0);
  }

  private void submitResult(PrivateKey provider, Hash id, int attempt, ByteString result) {
    TransactionResult outcome =
        chain.run(
            provider,
            Action.newBuilder()
                .setSubmitResult(
                    SubmitResult.newBuilder()
                        .setJobId(id.bytes())
                        .setAttempt(attempt)
                        .setOutcome(OutcomeKind.OUTCOME_KIND_COMPUTED)
                        .setResult(result))
                .build());
    assertEquals(Code.OK, outcome.getCode(), outcome.getLog());
    assertEquals(0, outcome.getFeePaid(), "a result of the assigned provider costs no fee");
  }

  private void attestByAll(Hash id, int attempt, ByteString result) {
    Hash root = ResultRoot.of(OutcomeKind.OUTCOME_KIND_COMPUTED, result);
    List<SignedTransaction> attestations =
        chain.hotLanes().stream()
            .map(
                lane ->
                    chain.sign(
                        lane,
                        Action.newBuilder()
                            .setAttest(
                                Attest.newBuilder()
                                    .setJobId(id.bytes())
                                    .setAttempt(attempt)
                                    .setResultRoot(root.bytes()))
                            .build()))
            .toList();
    attestations.forEach(tx -> assertEquals(java.util.Optional.empty(), chain.submit(tx)));
    chain.produceBlock();
  }

  private Job awaitStatus(Hash id, JobStatus status) {
    for (int block = 0; block < 100 && chain.job(id).getStatus() != status; block++) {
      chain.produceBlock();
    }
    assertEquals(status, chain.job(id).getStatus());
    return chain.job(id);
  }
}
