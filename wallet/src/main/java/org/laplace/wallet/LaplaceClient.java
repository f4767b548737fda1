package org.laplace.wallet;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Action;
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
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.ListOffersResponse;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.ProviderView;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.StateProof;
import org.laplace.proto.v1.SubmitRequest;
import org.laplace.proto.v1.SubmitResponse;
import org.laplace.proto.v1.SupplyView;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.ValidatorsView;
import org.laplace.proto.v1.WaitLevel;
import org.laplace.proto.v1.WatchAssignmentsRequest;

/**
 * A chain as its clients see it: questions to any of several nodes, and transactions, signed here.
 *
 * <pre>{@code
 * try (var client = LaplaceClient.connect(endpoints, Sequences.in(directory))) {
 *   Sent sent = client.send(List.of(transfer), key);
 *   System.out.println(sent.result().orElseThrow().getHeight());
 * }
 * }</pre>
 *
 * <p>What a node refuses is a {@link RefusedException} with the node's own code and text. Where no
 * node answers, its code is UNREACHABLE; every question and every transaction may then be sent
 * again without harm. Calls block, are safe for many threads, and end with an {@link
 * InterruptedException} when their thread is interrupted.
 */
public final class LaplaceClient implements AutoCloseable {
  /** How long nodes that do not answer are asked again, unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Nodes nodes;
  private final Sequences sequences;
  private volatile @Nullable String chainId;

  private LaplaceClient(Nodes nodes, Sequences sequences) {
    this.nodes = nodes;
    this.sequences = sequences;
  }

  /**
   * A client of nodes of one chain. Nothing is sent yet.
   *
   * @param endpoints 1 to 64 nodes; the first is asked first, the others when it does not answer
   * @param sequences shared by all that sign with the same keys
   */
  public static LaplaceClient connect(List<Endpoint> endpoints, Sequences sequences) {
    return connect(endpoints, sequences, PATIENCE);
  }

  /**
   * The same, with another patience.
   *
   * @param patience how long all nodes are asked again while none answers; zero: each once
   */
  public static LaplaceClient connect(
      List<Endpoint> endpoints, Sequences sequences, Duration patience) {
    return new LaplaceClient(new Nodes(endpoints, patience), sequences);
  }

  /**
   * Sends signed bytes. Sending them again is safe, and is how to ask what became of them.
   *
   * @param tx the bytes of a Tx message
   * @return with a result if the wait was for a committed block, whatever its code
   * @throws RefusedException what the chain's checks say; TIMED_OUT when no block took it for long
   */
  public BroadcastResponse broadcast(ByteString tx, WaitLevel wait)
      throws RefusedException, InterruptedException {
    return nodes.ask(node -> broadcast(node, tx, wait));
  }

  /**
   * Signs actions as one transaction and waits until a committed block holds it. The same bytes are
   * sent until a node answers; sequence, fee limit and expiry are filled in.
   *
   * @return a result with code 0
   * @throws RefusedException what the chain says to it: before a block, or, with code PARTIAL and
   *     others, in the block
   * @throws IOException when the directory of sequences cannot be written
   */
  public Sent send(List<Action> actions, PrivateKey key)
      throws RefusedException, IOException, InterruptedException {
    return send(actions, key, WaitLevel.WAIT_LEVEL_COMMITTED, transaction -> {});
  }

  /**
   * The same with a choice.
   *
   * @param wait ACCEPTED: returns when a node has it, without a result
   * @param beforeBroadcast gets the transaction, and with it the ids of what it creates, before any
   *     node does; again, if it must be signed anew because others used the sequence
   */
  public Sent send(
      List<Action> actions,
      PrivateKey key,
      WaitLevel wait,
      Consumer<SignedTransaction> beforeBroadcast)
      throws RefusedException, IOException, InterruptedException {
    return deliver(actions, key, wait, beforeBroadcast, LaplaceClient::broadcast);
  }

  /**
   * Opens a job: the node checks the program first, then passes the transaction on. The job's id is
   * that of action 0, {@link Sent#objectId}.
   *
   * @param beforeBroadcast as in {@link #send}
   */
  public Sent submit(
      OpenJob job, PrivateKey key, WaitLevel wait, Consumer<SignedTransaction> beforeBroadcast)
      throws RefusedException, IOException, InterruptedException {
    return deliver(
        List.of(Action.newBuilder().setOpenJob(job).build()),
        key,
        wait,
        beforeBroadcast,
        LaplaceClient::submit);
  }

  /** How signed bytes reach a node. */
  private interface Route {
    BroadcastResponse send(NodeConnection node, ByteString tx, WaitLevel wait);
  }

  private static BroadcastResponse broadcast(NodeConnection node, ByteString tx, WaitLevel wait) {
    var stub =
        wait == WaitLevel.WAIT_LEVEL_COMMITTED
            ? node.transactionsCommitting()
            : node.transactions();
    return stub.broadcast(BroadcastRequest.newBuilder().setTx(tx).setWait(wait).build());
  }

  private static BroadcastResponse submit(NodeConnection node, ByteString tx, WaitLevel wait) {
    var stub = wait == WaitLevel.WAIT_LEVEL_COMMITTED ? node.jobsCommitting() : node.jobs();
    SubmitResponse response =
        stub.submit(SubmitRequest.newBuilder().setTx(tx).setWait(wait).build());
    BroadcastResponse.Builder answer =
        BroadcastResponse.newBuilder().setTxHash(response.getTxHash());
    return response.hasResult() ? answer.setResult(response.getResult()).build() : answer.build();
  }

  private Sent deliver(
      List<Action> actions,
      PrivateKey key,
      WaitLevel wait,
      Consumer<SignedTransaction> beforeBroadcast,
      Route route)
      throws RefusedException, IOException, InterruptedException {
    SignedTransaction accepted = accepted(actions, key, beforeBroadcast, route);
    if (wait != WaitLevel.WAIT_LEVEL_COMMITTED) {
      return new Sent(accepted, Optional.empty());
    }
    TransactionResult result = committed(accepted);
    if (result.getCode() != Code.OK) {
      throw new RefusedException(rejection(result));
    }
    return new Sent(accepted, Optional.of(result));
  }

  /**
   * Signs and sends until a node has accepted. Only when every node so far refused the bytes, so
   * that none can have them, may they be signed anew with another sequence: otherwise both could
   * take effect.
   */
  private SignedTransaction accepted(
      List<Action> actions,
      PrivateKey key,
      Consumer<SignedTransaction> beforeBroadcast,
      Route route)
      throws RefusedException, IOException, InterruptedException {
    String chain = chainId();
    Address sender = key.publicKey().address();
    for (int retries = 0; ; retries++) {
      try (Sequences.Turn turn = sequences.turn(chain, sender)) {
        AccountView account = account(sender);
        long sequence = turn.next(account.getNextSequence(), account.getHeight());
        long expiry = account.getHeight() + WalletLimits.EXPIRY_BLOCKS;
        SignedTransaction transaction = sign(chain, actions, key, sequence, expiry);
        beforeBroadcast.accept(transaction);
        AtomicBoolean unanswered = new AtomicBoolean();
        try {
          nodes.ask(
              node -> route.send(node, transaction.bytes(), WaitLevel.WAIT_LEVEL_ACCEPTED),
              () -> unanswered.set(true));
        } catch (RefusedException refused) {
          if (refused.code() == Code.UNREACHABLE) {
            throw uncertain(transaction, refused);
          }
          if (!isTaken(refused.code())) {
            throw refused;
          }
          if (!isCommitted(transaction.hash())) {
            if (unanswered.get() || retries == WalletLimits.SEQUENCE_RETRIES_MAX) {
              throw refused;
            }
            continue;
          }
        }
        turn.used(sequence, account.getHeight(), expiry);
        return transaction;
      }
    }
  }

  private static boolean isTaken(Code code) {
    return code == Code.SEQUENCE_TOO_LOW || code == Code.ALREADY_PENDING;
  }

  private boolean isCommitted(Hash transaction) throws InterruptedException, RefusedException {
    return transaction(transaction).isPresent();
  }

  private static RefusedException uncertain(SignedTransaction transaction, RefusedException why) {
    return new RefusedException(
        new Rejection(
            why.code(),
            why.rejection().text()
                + ". Transaction "
                + transaction.hash()
                + " may have reached a node, and takes effect by height "
                + transaction.body().getExpiryHeight()
                + " or never"),
        why);
  }

  private TransactionResult committed(SignedTransaction transaction)
      throws RefusedException, InterruptedException {
    for (int retries = 0; ; retries++) {
      try {
        return broadcast(transaction.bytes(), WaitLevel.WAIT_LEVEL_COMMITTED).getResult();
      } catch (RefusedException refused) {
        // A block may have taken it between the two calls.
        Optional<TransactionResult> known =
            isTaken(refused.code()) ? transaction(transaction.hash()) : Optional.empty();
        if (known.isPresent()) {
          return known.get();
        }
        boolean mayStillCome =
            refused.code() == Code.TIMED_OUT
                || refused.code() == Code.UNREACHABLE
                || isTaken(refused.code());
        if (!mayStillCome || retries == WalletLimits.COMMIT_WAIT_RETRIES_MAX) {
          throw refused;
        }
      }
    }
  }

  private SignedTransaction sign(
      String chain, List<Action> actions, PrivateKey key, long sequence, long expiryHeight)
      throws RefusedException, InterruptedException {
    TxBody body =
        TxBody.newBuilder()
            .setChainId(chain)
            .setSender(key.publicKey().address().bytes())
            .setSequence(sequence)
            .setExpiryHeight(expiryHeight)
            .setFeeLimit(FeeLimit.of(params().getBaseFee(), actions))
            .addAllActions(actions)
            .build();
    // A lane whose first transaction is still on its way is not open yet: the key goes along.
    return Transactions.sign(body, key);
  }

  /** A result's code and log as what they are: a refusal. */
  private static Rejection rejection(TransactionResult result) {
    Code code = Code.ofNumber(result.getCode()).orElse(Code.UNRECOGNIZED);
    String name = code == Code.UNRECOGNIZED ? result.getCodeName() + ": " : "";
    String text =
        result.getLog().isEmpty()
            ? "the transaction is in block " + result.getHeight() + " and was refused there"
            : result.getLog();
    return new Rejection(code, name + text);
  }

  /**
   * What a block made of a transaction; empty while no block that the node remembers holds it.
   *
   * @throws RefusedException UNREACHABLE
   */
  public Optional<TransactionResult> transaction(Hash hash)
      throws RefusedException, InterruptedException {
    GetTransactionRequest request =
        GetTransactionRequest.newBuilder().setTxHash(hash.bytes()).build();
    try {
      return Optional.of(nodes.ask(node -> node.transactions().getTransaction(request)));
    } catch (RefusedException refused) {
      if (refused.code() == Code.UNKNOWN_TRANSACTION) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * Prices a job. Nothing reaches the chain.
   *
   * @param spec size, memory, work and engine may be left out
   * @throws RefusedException PROGRAM_INVALID with places, UNKNOWN_ENGINE, OUT_OF_RANGE
   */
  public QuoteResponse quote(JobSpec spec) throws RefusedException, InterruptedException {
    QuoteRequest request = QuoteRequest.newBuilder().setSpec(spec).build();
    return nodes.ask(node -> node.jobs().quote(request));
  }

  /**
   * A job now.
   *
   * @throws RefusedException UNKNOWN_JOB
   */
  public JobView getJob(Hash id) throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.jobs().getJob(jobRequest(id)));
  }

  /** A job now and at every change until it ends, over broken connections. To be closed. */
  public JobWatch watchJob(Hash id) {
    return new JobWatch(
        new Subscription<>(
            nodes, (node, observer) -> node.jobStreams().watchJob(jobRequest(id), observer)));
  }

  private static GetJobRequest jobRequest(Hash id) {
    return GetJobRequest.newBuilder().setJobId(id.bytes()).build();
  }

  /** One page; the answer's token is the next request's. */
  public ListJobsResponse listJobs(ListJobsRequest request)
      throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.jobs().listJobs(request));
  }

  /**
   * The result of the last attempt that has one, provisional ones included.
   *
   * @throws RefusedException UNKNOWN_JOB, NO_RESULT_YET
   */
  public GetResultResponse getResult(Hash id) throws RefusedException, InterruptedException {
    GetResultRequest request = GetResultRequest.newBuilder().setJobId(id.bytes()).build();
    return nodes.ask(node -> node.jobs().getResult(request));
  }

  /** An account, known to the chain or not, and the next sequence of its lane. */
  public AccountView account(Address address) throws RefusedException, InterruptedException {
    GetAccountRequest request = GetAccountRequest.newBuilder().setAddress(address.bytes()).build();
    return nodes.ask(node -> node.ledger().getAccount(request));
  }

  public SupplyView supply() throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.ledger().getSupply(GetSupplyRequest.getDefaultInstance()));
  }

  /** The chain's parameters and the present base fee. */
  public ParamsView params() throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.ledger().getParams(GetParamsRequest.getDefaultInstance()));
  }

  public ValidatorsView validators() throws RefusedException, InterruptedException {
    return nodes.ask(
        node -> node.ledger().getValidators(GetValidatorsRequest.getDefaultInstance()));
  }

  /** What the answering node says of itself. */
  public NodeStatus status() throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.ledger().getStatus(GetStatusRequest.getDefaultInstance()));
  }

  /**
   * The app hash after a block.
   *
   * @throws RefusedException HEIGHT_NOT_KNOWN
   */
  public AppHashView appHash(long height) throws RefusedException, InterruptedException {
    GetAppHashRequest request = GetAppHashRequest.newBuilder().setHeight(height).build();
    return nodes.ask(node -> node.ledger().getAppHash(request));
  }

  public ListOffersResponse offers(ListOffersRequest request)
      throws RefusedException, InterruptedException {
    return nodes.ask(node -> node.providers().listOffers(request));
  }

  public ProviderView provider(Address provider) throws RefusedException, InterruptedException {
    GetProviderRequest request =
        GetProviderRequest.newBuilder().setProvider(provider.bytes()).build();
    return nodes.ask(node -> node.providers().getProvider(request));
  }

  /**
   * The jobs assigned to a provider now, then each new assignment. After a broken connection those
   * that still run come again. To be closed.
   */
  public Subscription<Assignment> watchAssignments(Address provider) {
    WatchAssignmentsRequest request =
        WatchAssignmentsRequest.newBuilder().setProvider(provider.bytes()).build();
    return new Subscription<>(
        nodes, (node, observer) -> node.providerStreams().watchAssignments(request, observer));
  }

  /**
   * A leaf of the state tree with its proof, which is not checked here.
   *
   * @param height 0: the newest provable one
   * @throws RefusedException HEIGHT_NOT_KNOWN
   */
  public StateProof proof(ByteString key, long height)
      throws RefusedException, InterruptedException {
    GetProofRequest request = GetProofRequest.newBuilder().setKey(key).setHeight(height).build();
    return nodes.ask(node -> node.proofs().getProof(request));
  }

  /**
   * All that shows a job's end, which is not checked here.
   *
   * @throws RefusedException UNKNOWN_JOB; NOT_FINISHED until a few blocks after the job's end
   */
  public Receipt receipt(Hash jobId) throws RefusedException, InterruptedException {
    GetReceiptRequest request = GetReceiptRequest.newBuilder().setJobId(jobId.bytes()).build();
    return nodes.ask(node -> node.proofs().getReceipt(request));
  }

  /**
   * A receipt, waited for as long as the job has ended but the blocks that prove it are not there.
   *
   * @throws RefusedException UNKNOWN_JOB; NOT_FINISHED when the job has not ended, or after
   *     patience
   */
  public Receipt awaitReceipt(Hash jobId, Duration patience)
      throws RefusedException, InterruptedException {
    long endNanos = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return receipt(jobId);
      } catch (RefusedException refused) {
        boolean mayCome =
            refused.code() == Code.NOT_FINISHED && getJob(jobId).getJob().getExitHeight() == 0;
        if (!mayCome || System.nanoTime() - endNanos >= 0) {
          throw refused;
        }
        Thread.sleep(WalletLimits.RETRY_PAUSE_MS);
      }
    }
  }

  /**
   * The chain that the nodes run, asked once.
   *
   * @throws RefusedException UNREACHABLE, NOT_READY
   */
  public String chainId() throws RefusedException, InterruptedException {
    String known = chainId;
    if (known == null) {
      known = status().getChainId();
      chainId = known;
    }
    return known;
  }

  @Override
  public void close() {
    nodes.close();
  }
}
