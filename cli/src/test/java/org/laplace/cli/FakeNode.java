package org.laplace.cli;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetParamsRequest;
import org.laplace.proto.v1.GetReceiptRequest;
import org.laplace.proto.v1.GetResultRequest;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.GetSupplyRequest;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.GetValidatorsRequest;
import org.laplace.proto.v1.JobServiceGrpc;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.LedgerServiceGrpc;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.ProofServiceGrpc;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.SubmitRequest;
import org.laplace.proto.v1.SubmitResponse;
import org.laplace.proto.v1.Supply;
import org.laplace.proto.v1.SupplyView;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc;
import org.laplace.proto.v1.Validator;
import org.laplace.proto.v1.ValidatorRegistry;
import org.laplace.proto.v1.ValidatorsView;

/**
 * A gateway on a real socket in front of a ledger of a few lines: it checks chain, sequence and
 * signature as a node does, moves value, and lets each job live one of two lives.
 */
final class FakeNode implements AutoCloseable {
  static final String CHAIN = "laplace-test";
  static final long HEIGHT = 100;
  static final long FEE = 1_500;
  static final long DRIP = 1_000_000_000;

  private static final Metadata.Key<byte[]> REFUSAL =
      Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final Server server;
  private final String endpoint;
  private final Map<Address, Long> balances = new HashMap<>();
  private final Map<Address, Long> sequences = new HashMap<>();
  private final Map<Hash, List<JobView>> jobs = new HashMap<>();
  private final Map<Hash, GetResultResponse> results = new HashMap<>();
  private final Map<Hash, Receipt> receipts = new HashMap<>();
  private final Map<Hash, TransactionResult> committed = new HashMap<>();
  private volatile boolean holdsStreams;

  FakeNode() {
    server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service(
                GrpcService.builder()
                    .addService(new Ledger())
                    .addService(new Transactions())
                    .addService(new Jobs())
                    .addService(new Proofs())
                    .addService(new FakeProviders())
                    .useBlockingTaskExecutor(true)
                    .build())
            .build();
    server.start().join();
    endpoint = "127.0.0.1:" + server.activeLocalPort();
  }

  String endpoint() {
    return endpoint;
  }

  void fund(Address account, long microLap) {
    balances.put(account, microLap);
    sequences.put(account, 0L);
  }

  void give(Hash job, Receipt receipt) {
    receipts.put(job, receipt);
  }

  /** From now on streams tell the present state and then nothing, without an end. */
  void holdStreams() {
    holdsStreams = true;
  }

  @Override
  public void close() {
    // Its event loops take two seconds to end; no test needs to wait for them.
    var _ = server.closeAsync();
  }

  static StatusRuntimeException refusal(Rejection why) {
    Metadata trailers = new Metadata();
    trailers.put(REFUSAL, why.toProto().toByteArray());
    return Status.INVALID_ARGUMENT.withDescription(why.toString()).asRuntimeException(trailers);
  }

  private static StatusRuntimeException refusal(Code code, String text) {
    return refusal(new Rejection(code, text));
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
    try {
      observer.onNext(answer.get());
      observer.onCompleted();
    } catch (StatusRuntimeException e) {
      observer.onError(e);
    }
  }

  private synchronized SignedTransaction accept(ByteString bytes) {
    SignedTransaction transaction = SignedTransaction.parse(bytes).orElseThrow();
    if (committed.containsKey(transaction.hash())) {
      return transaction;
    }
    PublicKey key = transaction.publicKey().orElseThrow();
    transaction
        .checkChain(CHAIN)
        .or(() -> transaction.checkSignature(key))
        .ifPresent(
            why -> {
              throw refusal(why);
            });
    Address sender = transaction.sender();
    if (transaction.body().getSequence() != sequences.getOrDefault(sender, 0L)) {
      throw refusal(Code.SEQUENCE_TOO_LOW, "the lane's next sequence is another one");
    }
    for (int index = 0; index < transaction.body().getActionsCount(); index++) {
      apply(sender, transaction.body().getActions(index), transaction.objectId(index));
    }
    sequences.merge(sender, 1L, Long::sum);
    committed.put(
        transaction.hash(),
        TransactionResult.newBuilder()
            .setTxHash(transaction.hash().bytes())
            .setHeight(HEIGHT + 1)
            .setFeePaid(FEE)
            .build());
    return transaction;
  }

  private void apply(Address sender, Action action, Hash object) {
    switch (action.getActionCase()) {
      case TRANSFER -> {
        move(sender, -action.getTransfer().getAmount() - FEE);
        move(new Address(action.getTransfer().getRecipient()), action.getTransfer().getAmount());
      }
      case DRIP_FAUCET -> {
        if (balances.containsKey(sender)) {
          throw refusal(Code.FAUCET_ALREADY_USED, "the faucet gives once");
        }
        move(sender, DRIP);
      }
      case OPEN_JOB -> open(sender, action.getOpenJob(), object);
      case CANCEL_JOB -> {
        Hash id = new Hash(action.getCancelJob().getJobId());
        List<JobView> life = life(id);
        if (!life.getLast().getJob().getClient().equals(sender.bytes())) {
          throw refusal(Code.NOT_YOUR_JOB, "the job is another client's");
        }
      }
      default -> throw new IllegalArgumentException("no test sends " + action.getActionCase());
    }
  }

  private void move(Address account, long microLap) {
    long balance = balances.getOrDefault(account, 0L) + microLap;
    if (balance < 0) {
      throw refusal(Code.INSUFFICIENT_BALANCE, "the account has less than that; pay something in");
    }
    balances.put(account, balance);
  }

  private void open(Address client, OpenJob job, Hash id) {
    boolean ends = !job.getSpec().getProgram().toStringUtf8().contains("// never matched");
    jobs.put(id, ends ? Lives.goodEnd(client, job, id) : Lives.expiry(client, job, id));
    if (ends) {
      results.put(id, Lives.result(job.getSpec(), id));
    }
  }

  private List<JobView> life(Hash id) {
    List<JobView> life = jobs.get(id);
    if (life == null) {
      throw refusal(Code.UNKNOWN_JOB, "there is no job " + id + " at height " + HEIGHT);
    }
    return life;
  }

  private final class Transactions extends TransactionServiceGrpc.TransactionServiceImplBase {
    @Override
    public void broadcast(BroadcastRequest request, StreamObserver<BroadcastResponse> observer) {
      answer(
          observer,
          () -> {
            SignedTransaction transaction = accept(request.getTx());
            return BroadcastResponse.newBuilder()
                .setTxHash(transaction.hash().bytes())
                .setResult(committed.get(transaction.hash()))
                .build();
          });
    }

    @Override
    public void getTransaction(
        GetTransactionRequest request, StreamObserver<TransactionResult> observer) {
      answer(
          observer,
          () -> {
            throw refusal(Code.UNKNOWN_TRANSACTION, "no block holds it");
          });
    }
  }

  private final class Jobs extends JobServiceGrpc.JobServiceImplBase {
    @Override
    public void quote(QuoteRequest request, StreamObserver<QuoteResponse> observer) {
      answer(
          observer,
          () -> {
            String program = request.getSpec().getProgram().toStringUtf8();
            if (program.contains("bloch q[0]")) {
              throw refusal(
                  new Rejection(
                      Code.PROGRAM_INVALID,
                      "there is no gate 'bloch'",
                      List.of(new Place(3, 1, "there is no gate 'bloch'"))));
            }
            return Lives.quote(request.getSpec(), program.contains("// nobody offers") ? 0 : 2);
          });
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> observer) {
      answer(
          observer,
          () -> {
            SignedTransaction transaction = accept(request.getTx());
            return SubmitResponse.newBuilder()
                .setJobId(transaction.objectId(0).bytes())
                .setTxHash(transaction.hash().bytes())
                .setResult(committed.get(transaction.hash()))
                .build();
          });
    }

    @Override
    public void getJob(GetJobRequest request, StreamObserver<JobView> observer) {
      answer(observer, () -> life(new Hash(request.getJobId())).getLast());
    }

    @Override
    public void watchJob(GetJobRequest request, StreamObserver<JobView> observer) {
      List<JobView> life;
      try {
        life = life(new Hash(request.getJobId()));
      } catch (StatusRuntimeException e) {
        observer.onError(e);
        return;
      }
      if (holdsStreams) {
        observer.onNext(life.getFirst());
        return;
      }
      life.forEach(observer::onNext);
      observer.onCompleted();
    }

    @Override
    public void listJobs(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
      answer(
          observer,
          () -> {
            List<JobView> views = new ArrayList<>();
            jobs.values().forEach(life -> views.add(life.getLast()));
            return ListJobsResponse.newBuilder()
                .addAllJobs(
                    views.stream()
                        .map(JobView::getJob)
                        .filter(
                            job ->
                                request.getStatus() == JobStatus.JOB_STATUS_UNSPECIFIED
                                    || job.getStatus() == request.getStatus())
                        .filter(
                            job ->
                                request.getClient().isEmpty()
                                    || job.getClient().equals(request.getClient()))
                        .filter(
                            job ->
                                request.getProvider().isEmpty()
                                    || job.getAttemptsList().stream()
                                        .anyMatch(
                                            attempt ->
                                                attempt
                                                    .getProvider()
                                                    .equals(request.getProvider())))
                        // The second page is empty.
                        .filter(job -> request.getPageToken().isEmpty())
                        .toList())
                .setNextPageToken(
                    request.getPageToken().isEmpty()
                        ? ByteString.fromHex("0a0b")
                        : ByteString.EMPTY)
                .setHeight(HEIGHT)
                .build();
          });
    }

    @Override
    public void getResult(GetResultRequest request, StreamObserver<GetResultResponse> observer) {
      answer(
          observer,
          () -> {
            Hash id = new Hash(request.getJobId());
            life(id);
            GetResultResponse result = results.get(id);
            if (result == null) {
              throw refusal(Code.NO_RESULT_YET, "the job has no result; watch it");
            }
            return result;
          });
    }
  }

  private final class Ledger extends LedgerServiceGrpc.LedgerServiceImplBase {
    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<AccountView> observer) {
      answer(
          observer,
          () -> {
            Address address = new Address(request.getAddress());
            long sequence = sequences.getOrDefault(address, 0L);
            AccountView.Builder view =
                AccountView.newBuilder()
                    .setAddress(address.bytes())
                    .setNextSequence(sequence)
                    .setHeight(HEIGHT);
            if (balances.containsKey(address)) {
              view.setAccount(
                  Account.newBuilder()
                      .setBalance(balances.get(address))
                      .setSequence(sequence)
                      .setOpenedHeight(7)
                      .setParticipantToken(Hash.of(address.bytes()).bytes()));
            }
            return view.build();
          });
    }

    @Override
    public void getSupply(GetSupplyRequest request, StreamObserver<SupplyView> observer) {
      answer(
          observer,
          () ->
              SupplyView.newBuilder()
                  .setSupply(
                      Supply.newBuilder()
                          .setIssued(10_000_000)
                          .setFree(6_000_000)
                          .setPurses(3_500_000)
                          .setBurnt(500_000))
                  .setHeight(HEIGHT)
                  .build());
    }

    @Override
    public void getParams(GetParamsRequest request, StreamObserver<ParamsView> observer) {
      answer(observer, () -> ParamsView.newBuilder().setBaseFee(1).setHeight(HEIGHT).build());
    }

    @Override
    public void getValidators(
        GetValidatorsRequest request, StreamObserver<ValidatorsView> observer) {
      answer(
          observer,
          () ->
              ValidatorsView.newBuilder()
                  .setRegistry(
                      ValidatorRegistry.newBuilder()
                          .addValidators(
                              Validator.newBuilder()
                                  .setConsensusAddress(Lives.address("consensus").bytes())
                                  .setPower(10)
                                  .setHotLane(Lives.address("hot").bytes())
                                  .setPayoutAddress(Lives.address("payout").bytes())))
                  .setHeight(HEIGHT)
                  .build());
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<NodeStatus> observer) {
      answer(
          observer,
          () ->
              NodeStatus.newBuilder()
                  .setChainId(CHAIN)
                  .setHeight(HEIGHT)
                  .setAppHash(Hash.of(ByteString.copyFromUtf8("state")).bytes())
                  .setConsensus("solo")
                  .setVersion("0.1.0")
                  .build());
    }
  }

  private final class Proofs extends ProofServiceGrpc.ProofServiceImplBase {
    @Override
    public void getReceipt(GetReceiptRequest request, StreamObserver<Receipt> observer) {
      answer(
          observer,
          () -> {
            Receipt receipt = receipts.get(new Hash(request.getJobId()));
            if (receipt == null) {
              throw refusal(Code.UNKNOWN_JOB, "there is no such job");
            }
            return receipt;
          });
    }
  }
}
