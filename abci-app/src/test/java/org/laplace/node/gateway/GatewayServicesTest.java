package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.node.ServedChain;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.proof.SmtProofs;
import org.laplace.primitives.receipt.ReceiptVerdict;
import org.laplace.primitives.receipt.ReceiptVerifier;
import org.laplace.primitives.receipt.Trust;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.AppHashView;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetAppHashRequest;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetParamsRequest;
import org.laplace.proto.v1.GetProofRequest;
import org.laplace.proto.v1.GetProviderRequest;
import org.laplace.proto.v1.GetReceiptRequest;
import org.laplace.proto.v1.GetResultRequest;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.GetSupplyRequest;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.GetValidatorsRequest;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobServiceGrpc.JobServiceBlockingStub;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.LedgerServiceGrpc.LedgerServiceBlockingStub;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.ProofServiceGrpc.ProofServiceBlockingStub;
import org.laplace.proto.v1.ProviderServiceGrpc.ProviderServiceBlockingStub;
import org.laplace.proto.v1.ProviderView;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.StateProof;
import org.laplace.proto.v1.SubmitRequest;
import org.laplace.proto.v1.SubmitResponse;
import org.laplace.proto.v1.Supply;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc.TransactionServiceBlockingStub;
import org.laplace.proto.v1.WaitLevel;
import org.laplace.proto.v1.WatchAssignmentsRequest;
import org.laplace.simulators.Evaluation;

/** Every method of every service, over a real connection. */
@Timeout(120)
class GatewayServicesTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey PROVIDER = SoloChain.key("provider");
  private static final Address STRANGER = SoloChain.key("stranger").publicKey().address();

  @TempDir Path directory;
  private ServedChain served;
  private SoloChain chain;

  @BeforeEach
  void serve() throws IOException {
    served = ServedChain.open(directory, "client", "provider");
    chain = served.chain();
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  @Test
  void aTransactionIsTakenAndFoundAgain() {
    var transactions = served.client(TransactionServiceBlockingStub.class);
    SignedTransaction tx = chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000));
    BroadcastRequest request = BroadcastRequest.newBuilder().setTx(tx.bytes()).build();
    BroadcastResponse accepted = transactions.broadcast(request);
    assertEquals(tx.hash().bytes(), accepted.getTxHash());
    assertFalse(accepted.hasResult(), "no block holds it yet");
    assertEquals(accepted, transactions.broadcast(request), "sending it again is harmless");

    chain.produceBlock();
    var found =
        transactions.getTransaction(
            GetTransactionRequest.newBuilder().setTxHash(tx.hash().bytes()).build());
    assertEquals(Code.OK, found.getCode(), found.getLog());
    assertEquals(chain.height(), found.getHeight());
    assertEquals("OK", found.getCodeName());
    assertTrue(found.getFeePaid() > 0);
    assertEquals(
        found, transactions.broadcast(request).getResult(), "its answer, not a second transfer");
    chain.produceBlock();
    assertEquals(5_000, chain.balance(SoloChain.key("stranger")).microLap());
  }

  @Test
  void aBroadcastWaitsForItsBlockIfAsked() {
    var transactions = served.client(TransactionServiceBlockingStub.class);
    SignedTransaction tx = chain.sign(CLIENT, Actions.transfer(STRANGER, 5_000));
    BroadcastResponse committed =
        served.whileBlocksAreMade(
            () ->
                transactions.broadcast(
                    BroadcastRequest.newBuilder()
                        .setTx(tx.bytes())
                        .setWait(WaitLevel.WAIT_LEVEL_COMMITTED)
                        .build()));
    assertEquals(Code.OK, committed.getResult().getCode());
    assertEquals(tx.hash().bytes(), committed.getResult().getTxHash());
  }

  /** A block may skip a transaction that cannot pay; its bytes may still count later. */
  @Test
  void aSkippedTransactionTakesEffectWhenItIsSentAgainAndCanPay() {
    PrivateKey poor = SoloChain.key("poor");
    Address poorAddress = poor.publicKey().address();
    chain.run(CLIENT, Actions.transfer(poorAddress, 20_000));
    // Each of them could pay alone, all together cannot.
    List<SignedTransaction> all = chain.signSeveral(poor, 30, Actions.transfer(STRANGER, 1_000));
    all.forEach(tx -> assertEquals(Optional.empty(), chain.submit(tx)));
    chain.produceBlock();
    var transactions = served.client(TransactionServiceBlockingStub.class);
    SignedTransaction skipped =
        all.stream()
            .filter(tx -> result(transactions, tx).getFeePaid() == 0)
            .findFirst()
            .orElseThrow();
    assertEquals("INSUFFICIENT_BALANCE", result(transactions, skipped).getCodeName());
    chain.run(CLIENT, Actions.transfer(poorAddress, 1_000_000));
    transactions.broadcast(BroadcastRequest.newBuilder().setTx(skipped.bytes()).build());
    chain.produceBlock();
    assertEquals(Code.OK, result(transactions, skipped).getCode());
  }

  private static TransactionResult result(
      TransactionServiceBlockingStub transactions, SignedTransaction tx) {
    return transactions.getTransaction(
        GetTransactionRequest.newBuilder().setTxHash(tx.hash().bytes()).build());
  }

  @Test
  void aJobGoesFromTheQuoteToTheReceipt() {
    var jobs = served.client(JobServiceBlockingStub.class);
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    QuoteResponse quote =
        jobs.quote(
            QuoteRequest.newBuilder()
                .setSpec(Specs.circuit(Specs.GHZ, 100).toBuilder().clearEngine())
                .build());
    assertEquals(Specs.ghz(), quote.getSpec(), "engine and cost are filled in");
    assertEquals(1, quote.getOffers());
    assertTrue(quote.getPrice() > 0);
    assertTrue(quote.getPremium() > 0 && quote.getDeposit() > 0 && quote.getFee() > 0);
    assertTrue(quote.getDeadlineBlocks() > 0);
    assertFalse(quote.getNoticesList().isEmpty());

    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(quote.getSpec(), 500));
    SubmitResponse submitted = jobs.submit(SubmitRequest.newBuilder().setTx(tx.bytes()).build());
    assertEquals(tx.objectId(0).bytes(), submitted.getJobId());
    chain.produceBlock();
    Hash id = new Hash(submitted.getJobId());
    GetJobRequest ask = GetJobRequest.newBuilder().setJobId(id.bytes()).build();
    JobView view = jobs.getJob(ask);
    assertEquals(chain.job(id), view.getJob());
    assertEquals(chain.height(), view.getHeight());

    finish(id, Specs.evaluation(Specs.ghz()));
    GetResultResponse result =
        jobs.getResult(GetResultRequest.newBuilder().setJobId(id.bytes()).build());
    Evaluation right = Specs.evaluation(Specs.ghz());
    assertEquals(right.resultBytes(), result.getResult());
    assertEquals(right.root(), result.getResultRoot());
    assertEquals(JobStatus.JOB_STATUS_FINAL, result.getStatus());
    assertEquals(1, result.getAttempt());

    chain.produceBlock();
    var receipt =
        served
            .client(ProofServiceBlockingStub.class)
            .getReceipt(GetReceiptRequest.newBuilder().setJobId(id.bytes()).build());
    var trust =
        new Trust.InDevelopmentNode(SoloChain.CHAIN_ID, ServedChain.NODE_KEY.publicKey().bytes());
    var verdict =
        assertInstanceOf(ReceiptVerdict.Development.class, ReceiptVerifier.verify(receipt, trust));
    assertEquals(chain.job(id), verdict.job());
  }

  /** How often a loop runs is not known before: the client says what it may cost. */
  @Test
  void theWorkOfAnOpenLoopIsTheClientsChoice() {
    var jobs = served.client(JobServiceBlockingStub.class);
    long least = Specs.endlessLoop().getWorkUnits();
    for (long wanted : new long[] {0, 1, least, 1_000 * least}) {
      JobSpec spec = Specs.endlessLoop().toBuilder().setWorkUnits(wanted).build();
      JobSpec quoted = jobs.quote(QuoteRequest.newBuilder().setSpec(spec).build()).getSpec();
      assertEquals(Math.max(least, wanted), quoted.getWorkUnits());
      SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(quoted, 500));
      jobs.submit(SubmitRequest.newBuilder().setTx(tx.bytes()).build());
    }
    JobSpec fixed = Specs.ghz().toBuilder().setWorkUnits(1_000_000).build();
    assertEquals(
        Specs.ghz(), jobs.quote(QuoteRequest.newBuilder().setSpec(fixed).build()).getSpec());
  }

  @Test
  void jobsAreListedInPages() {
    var jobs = served.client(JobServiceBlockingStub.class);
    List<Hash> opened = List.of(openJob(), openJob(), openJob());
    ListJobsResponse first = jobs.listJobs(ListJobsRequest.newBuilder().setLimit(2).build());
    ListJobsResponse second =
        jobs.listJobs(
            ListJobsRequest.newBuilder()
                .setLimit(2)
                .setPageToken(first.getNextPageToken())
                .build());
    assertEquals(2, first.getJobsCount());
    assertEquals(1, second.getJobsCount());
    assertTrue(second.getNextPageToken().isEmpty());
    assertEquals(opened.getFirst().bytes(), second.getJobs(0).getId(), "the oldest comes last");

    assertEquals(3, list(jobs, ListJobsRequest.newBuilder().setClient(address(CLIENT))));
    assertEquals(0, list(jobs, ListJobsRequest.newBuilder().setClient(address(PROVIDER))));
    assertEquals(0, list(jobs, ListJobsRequest.newBuilder().setProvider(address(PROVIDER))));
    assertEquals(3, list(jobs, ListJobsRequest.newBuilder().setStatus(JobStatus.JOB_STATUS_OPEN)));
    assertEquals(0, list(jobs, ListJobsRequest.newBuilder().setStatus(JobStatus.JOB_STATUS_FINAL)));
  }

  private static int list(JobServiceBlockingStub jobs, ListJobsRequest.Builder request) {
    return jobs.listJobs(request.build()).getJobsCount();
  }

  @Test
  void aProviderSeesOffersWorkAndStanding() {
    var providers = served.client(ProviderServiceBlockingStub.class);
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    var everybodys = providers.listOffers(ListOffersRequest.getDefaultInstance());
    assertEquals(1, everybodys.getOffersCount());
    assertEquals(address(PROVIDER), everybodys.getOffers(0).getProvider());
    assertEquals(
        0,
        providers
            .listOffers(ListOffersRequest.newBuilder().setEngine("particles/1").build())
            .getOffersCount());

    Hash id = openJob();
    chain.produceBlock();
    Iterator<Assignment> assignments =
        providers.watchAssignments(
            WatchAssignmentsRequest.newBuilder().setProvider(address(PROVIDER)).build());
    Assignment assignment = assignments.next();
    assertEquals(id.bytes(), assignment.getJob().getId());
    assertEquals(Specs.ghz(), assignment.getSpec());

    chain.run(PROVIDER, Actions.result(id, 1, Specs.evaluation(Specs.ghz())));
    attestByAll(id, new Hash(Specs.evaluation(Specs.ghz()).root()));
    ProviderView vesting = provider(providers);
    assertEquals(chain.job(id).getAttempts(0).getPrice(), vesting.getVesting());
    assertEquals(1, vesting.getOffersCount());
    awaitStatus(id, JobStatus.JOB_STATUS_FINAL);
    assertEquals(0, provider(providers).getVesting());
    assertEquals(1, provider(providers).getProvider().getJobsFinal());
  }

  private static ProviderView provider(ProviderServiceBlockingStub providers) {
    return providers.getProvider(
        GetProviderRequest.newBuilder().setProvider(address(PROVIDER)).build());
  }

  @Test
  void theLedgerTellsOfAccountsSupplyParametersAndValidators() {
    var ledger = served.client(LedgerServiceBlockingStub.class);
    AccountView before = account(ledger, STRANGER);
    assertFalse(before.hasAccount());
    assertEquals(0, before.getNextSequence());
    chain.run(CLIENT, Actions.transfer(STRANGER, 5_000));
    Account stranger = account(ledger, STRANGER).getAccount();
    assertEquals(5_000, stranger.getBalance());
    assertTrue(stranger.getPublicKey().isEmpty(), "nobody has opened the lane");

    chain.submit(chain.sign(CLIENT, Actions.transfer(STRANGER, 1)));
    AccountView client = account(ledger, CLIENT.publicKey().address());
    assertEquals(1, client.getAccount().getSequence());
    assertEquals(2, client.getNextSequence(), "what waits in the mempool counts");

    Supply supply = ledger.getSupply(GetSupplyRequest.getDefaultInstance()).getSupply();
    assertEquals(supply.getIssued(), supply.getFree() + supply.getPurses() + supply.getBurnt());
    assertEquals(2 * SoloChain.FUNDS.microLap(), supply.getIssued());
    var params = ledger.getParams(GetParamsRequest.getDefaultInstance());
    assertEquals(5, params.getParams().getEnginesCount());
    assertEquals(1, params.getBaseFee());
    var validators = ledger.getValidators(GetValidatorsRequest.getDefaultInstance());
    assertEquals(4, validators.getRegistry().getValidatorsCount());
  }

  private static AccountView account(LedgerServiceBlockingStub ledger, Address address) {
    return ledger.getAccount(GetAccountRequest.newBuilder().setAddress(address.bytes()).build());
  }

  @Test
  void theStatusNamesChainHeightAndHash() {
    var ledger = served.client(LedgerServiceBlockingStub.class);
    NodeStatus status = ledger.getStatus(GetStatusRequest.getDefaultInstance());
    assertEquals(SoloChain.CHAIN_ID, status.getChainId());
    assertEquals(chain.height(), status.getHeight());
    assertEquals("solo", status.getConsensus());
    assertEquals(0, status.getMempoolTransactions());
    AppHashView hash =
        ledger.getAppHash(GetAppHashRequest.newBuilder().setHeight(chain.height()).build());
    assertEquals(status.getAppHash(), hash.getAppHash());
    chain.run(CLIENT, Actions.transfer(STRANGER, 5_000));
    assertNotEquals(
        status.getAppHash(), ledger.getStatus(GetStatusRequest.getDefaultInstance()).getAppHash());
  }

  @Test
  void aLeafIsProvedPresentOrAbsent() {
    var proofs = served.client(ProofServiceBlockingStub.class);
    ByteString supply = StateKeys.supply();
    StateProof present = proofs.getProof(GetProofRequest.newBuilder().setKey(supply).build());
    assertTrue(present.getPresent());
    assertEquals(chain.height(), present.getHeight());
    assertEquals(
        Optional.empty(),
        SmtProofs.checkPresence(
            new Hash(present.getAppHash()),
            supply,
            present.getValue(),
            present.getCommitmentProof()));

    ByteString nobody = StateKeys.account(STRANGER);
    StateProof absent = proofs.getProof(GetProofRequest.newBuilder().setKey(nobody).build());
    assertFalse(absent.getPresent());
    assertEquals(
        Optional.empty(),
        SmtProofs.checkAbsence(new Hash(absent.getAppHash()), nobody, absent.getCommitmentProof()));
  }

  private Hash openJob() {
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(Specs.ghz(), chain.height() + 500));
    assertEquals(Optional.empty(), chain.submit(tx));
    chain.produceBlock();
    assertEquals(Code.OK, chain.chain().transaction(tx.hash()).orElseThrow().getCode());
    return tx.objectId(0);
  }

  private void finish(Hash id, Evaluation evaluation) {
    awaitStatus(id, JobStatus.JOB_STATUS_ASSIGNED);
    chain.run(PROVIDER, Actions.result(id, 1, evaluation));
    attestByAll(id, new Hash(evaluation.root()));
    awaitStatus(id, JobStatus.JOB_STATUS_FINAL);
  }

  private void attestByAll(Hash id, Hash root) {
    awaitStatus(id, JobStatus.JOB_STATUS_AUDIT);
    for (PrivateKey lane : chain.hotLanes()) {
      assertEquals(Optional.empty(), chain.submit(chain.sign(lane, Actions.attest(id, 1, root))));
    }
    chain.produceBlock();
  }

  private void awaitStatus(Hash id, JobStatus status) {
    Job job = chain.job(id);
    for (int block = 0; block < 100 && job.getStatus() != status; block++) {
      chain.produceBlock();
      job = chain.job(id);
    }
    assertEquals(status, job.getStatus());
  }

  private static ByteString address(PrivateKey key) {
    return key.publicKey().address().bytes();
  }
}
