package org.laplace.wallet;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetParamsRequest;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.JobServiceGrpc;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.LedgerServiceGrpc;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.ProviderServiceGrpc;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc;
import org.laplace.proto.v1.WaitLevel;
import org.laplace.proto.v1.WatchAssignmentsRequest;

/** A gateway on a real port, in front of a {@link FakeChain}, whose faults a test chooses. */
final class FakeNode implements AutoCloseable {
  private final FakeChain chain;
  private final Server server;

  /** What the next broadcasts meet, one each; then all is well. */
  final Queue<Fault> broadcastFaults = new ConcurrentLinkedQueue<>();

  /** How far behind the mempool this node says that sequences are, for the next questions. */
  final Queue<Long> sequenceLags = new ConcurrentLinkedQueue<>();

  /** What each opened stream of a job tells before it breaks or ends. */
  final Queue<Telling<JobView>> jobTellings = new ConcurrentLinkedQueue<>();

  final Queue<Telling<Assignment>> assignmentTellings = new ConcurrentLinkedQueue<>();
  final AtomicInteger broadcasts = new AtomicInteger();

  /** What this node answers every quote with. */
  volatile Optional<Rejection> quoteRefusal = Optional.empty();

  enum Fault {
    /** The node says that it is not ready. */
    NOT_READY,
    /** The node fails before it takes the transaction. */
    LOST,
    /** The node takes the transaction, and its answer is lost. */
    ANSWER_LOST
  }

  /** A stream's values and how it ends. */
  record Telling<T>(List<T> values, boolean breaks) {}

  FakeNode(FakeChain chain) {
    this.chain = chain;
    this.server =
        Server.builder()
            .port(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SessionProtocol.HTTP)
            .service(
                GrpcService.builder()
                    .addService(new Transactions())
                    .addService(new Ledger())
                    .addService(new Jobs())
                    .addService(new Providers())
                    .build())
            .build();
    server.start().join();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.activeLocalPort());
  }

  @Override
  public void close() {
    // Its event loops take two seconds to end; no test needs to wait for them.
    var _ = server.closeAsync();
  }

  static StatusRuntimeException refusal(Status status, Rejection why) {
    Metadata trailers = new Metadata();
    trailers.put(
        Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER),
        why.toProto().toByteArray());
    return status.asRuntimeException(trailers);
  }

  private static <T> void answer(StreamObserver<T> observer, T answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }

  private static <T> void tell(Queue<Telling<T>> tellings, StreamObserver<T> observer) {
    Telling<T> telling = tellings.poll();
    if (telling == null) {
      observer.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    telling.values().forEach(observer::onNext);
    if (telling.breaks()) {
      observer.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
    } else {
      observer.onCompleted();
    }
  }

  private final class Transactions extends TransactionServiceGrpc.TransactionServiceImplBase {
    @Override
    public void broadcast(BroadcastRequest request, StreamObserver<BroadcastResponse> observer) {
      broadcasts.incrementAndGet();
      Fault fault = broadcastFaults.poll();
      if (fault == Fault.NOT_READY) {
        observer.onError(
            refusal(Status.UNAVAILABLE, new Rejection(Code.NOT_READY, "the node is starting")));
        return;
      }
      if (fault == Fault.LOST) {
        observer.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      Optional<Rejection> why = chain.insert(request.getTx());
      if (fault == Fault.ANSWER_LOST) {
        observer.onError(Status.UNAVAILABLE.asRuntimeException());
      } else if (why.isPresent()) {
        observer.onError(refusal(Status.FAILED_PRECONDITION, why.get()));
      } else {
        Hash hash = Hash.of(request.getTx());
        var response = BroadcastResponse.newBuilder().setTxHash(hash.bytes());
        if (request.getWait() == WaitLevel.WAIT_LEVEL_COMMITTED) {
          response.setResult(chain.result(hash).orElseThrow());
        }
        answer(observer, response.build());
      }
    }

    @Override
    public void getTransaction(
        GetTransactionRequest request, StreamObserver<TransactionResult> observer) {
      chain
          .result(new Hash(request.getTxHash()))
          .ifPresentOrElse(
              result -> answer(observer, result),
              () ->
                  observer.onError(
                      refusal(
                          Status.NOT_FOUND, new Rejection(Code.UNKNOWN_TRANSACTION, "not here"))));
    }
  }

  private final class Ledger extends LedgerServiceGrpc.LedgerServiceImplBase {
    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<AccountView> observer) {
      Long lag = sequenceLags.poll();
      long next = chain.nextSequence(new Address(request.getAddress()));
      answer(
          observer,
          AccountView.newBuilder()
              .setAddress(request.getAddress())
              .setNextSequence(lag == null ? next : Math.max(0, next - lag))
              .setHeight(chain.height())
              .build());
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<NodeStatus> observer) {
      answer(
          observer,
          NodeStatus.newBuilder().setChainId(FakeChain.ID).setHeight(chain.height()).build());
    }

    @Override
    public void getParams(GetParamsRequest request, StreamObserver<ParamsView> observer) {
      answer(observer, ParamsView.newBuilder().setBaseFee(2).build());
    }
  }

  private final class Jobs extends JobServiceGrpc.JobServiceImplBase {
    @Override
    public void quote(QuoteRequest request, StreamObserver<QuoteResponse> observer) {
      quoteRefusal.ifPresentOrElse(
          why -> observer.onError(refusal(Status.INVALID_ARGUMENT, why)),
          () -> answer(observer, QuoteResponse.getDefaultInstance()));
    }

    @Override
    public void watchJob(GetJobRequest request, StreamObserver<JobView> observer) {
      tell(jobTellings, observer);
    }
  }

  private final class Providers extends ProviderServiceGrpc.ProviderServiceImplBase {
    @Override
    public void watchAssignments(
        WatchAssignmentsRequest request, StreamObserver<Assignment> observer) {
      tell(assignmentTellings, observer);
    }
  }
}
