package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.BroadcastRequest;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetParamsRequest;
import org.laplace.proto.v1.GetProviderRequest;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.GetTransactionRequest;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobServiceGrpc;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.LedgerServiceGrpc;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.ProviderServiceGrpc;
import org.laplace.proto.v1.ProviderView;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TransactionServiceGrpc;
import org.laplace.proto.v1.WatchAssignmentsRequest;
import org.laplace.qpu.daemon.chain.ChainUnavailableException;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.wallet.Endpoint;

/** A node's gateway, as far as a provider uses it, before a simulated chain. */
final class ChainServer implements AutoCloseable {
  private final SimulatedChain chain;
  private final Server server;
  private final ExecutorService teller =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Map<StreamObserver<Assignment>, Set<ByteString>> watchers = new LinkedHashMap<>();

  private ChainServer(SimulatedChain chain) {
    this.chain = chain;
    this.server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service(
                GrpcService.builder()
                    .addService(new Transactions())
                    .addService(new Jobs())
                    .addService(new Providers())
                    .addService(new Ledger())
                    .useBlockingTaskExecutor(true)
                    .build())
            .build();
  }

  static ChainServer start(SimulatedChain chain) {
    var started = new ChainServer(chain);
    started.server.start().join();
    // On a thread of its own: the chain calls back with its lock held.
    chain.watch(() -> started.teller.execute(started::tellAll));
    return started;
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.activeLocalPort());
  }

  /** Breaks every stream, as a node does that stops. */
  synchronized void breakStreams() {
    watchers.keySet().forEach(watcher -> watcher.onError(Status.UNAVAILABLE.asRuntimeException()));
    watchers.clear();
  }

  @Override
  public void close() {
    teller.shutdown();
    server.stop().join();
  }

  private ChainView look(Set<Hash> jobs) {
    try {
      return chain.look(jobs);
    } catch (ChainUnavailableException e) {
      throw Status.UNAVAILABLE.asRuntimeException();
    }
  }

  private synchronized void tellAll() {
    ChainView view = look(Set.of());
    watchers.keySet().removeIf(ChainServer::isGone);
    watchers.forEach((watcher, told) -> tell(watcher, told, view));
  }

  private static boolean isGone(StreamObserver<Assignment> watcher) {
    return watcher instanceof ServerCallStreamObserver<Assignment> call && call.isCancelled();
  }

  private static void tell(
      StreamObserver<Assignment> watcher, Set<ByteString> told, ChainView view) {
    for (Assignment assignment : view.assignments()) {
      if (told.add(assignment.getJob().getId())) {
        watcher.onNext(assignment);
      }
    }
  }

  private static StatusRuntimeException refusal(Rejection rejection) {
    var trailers = new Metadata();
    trailers.put(
        Metadata.Key.of("laplace-refusal-bin", Metadata.BINARY_BYTE_MARSHALLER),
        rejection.toProto().toByteArray());
    return Status.FAILED_PRECONDITION.asRuntimeException(trailers);
  }

  private static <T> void answer(StreamObserver<T> observer, T value) {
    observer.onNext(value);
    observer.onCompleted();
  }

  private final class Transactions extends TransactionServiceGrpc.TransactionServiceImplBase {
    @Override
    public void broadcast(BroadcastRequest request, StreamObserver<BroadcastResponse> observer) {
      try {
        Optional<Rejection> refused = chain.send(request.getTx());
        if (refused.isPresent()) {
          observer.onError(refusal(refused.get()));
        } else {
          answer(
              observer,
              BroadcastResponse.newBuilder().setTxHash(Hash.of(request.getTx()).bytes()).build());
        }
      } catch (ChainUnavailableException e) {
        observer.onError(Status.UNAVAILABLE.asRuntimeException());
      }
    }

    @Override
    public void getTransaction(
        GetTransactionRequest request, StreamObserver<TransactionResult> observer) {
      chain
          .find(new Hash(request.getTxHash()))
          .ifPresentOrElse(
              result -> answer(observer, result),
              () -> observer.onError(refusal(new Rejection(Code.UNKNOWN_TRANSACTION, "no block"))));
    }
  }

  private final class Jobs extends JobServiceGrpc.JobServiceImplBase {
    @Override
    public void getJob(GetJobRequest request, StreamObserver<JobView> observer) {
      var id = new Hash(request.getJobId());
      ChainView view = look(Set.of(id));
      Job job = view.jobs().get(id);
      if (job == null) {
        observer.onError(refusal(new Rejection(Code.UNKNOWN_JOB, "no such job")));
      } else {
        answer(observer, JobView.newBuilder().setJob(job).setHeight(view.height()).build());
      }
    }
  }

  private final class Providers extends ProviderServiceGrpc.ProviderServiceImplBase {
    @Override
    public void watchAssignments(
        WatchAssignmentsRequest request, StreamObserver<Assignment> observer) {
      synchronized (ChainServer.this) {
        Set<ByteString> told = new HashSet<>();
        if (observer instanceof ServerCallStreamObserver<Assignment> call) {
          // Without a handler, a word to somebody who has gone is an exception.
          call.setOnCancelHandler(() -> {});
        }
        watchers.put(observer, told);
        tell(observer, told, look(Set.of()));
      }
    }

    @Override
    public void getProvider(GetProviderRequest request, StreamObserver<ProviderView> observer) {
      ChainView view = look(Set.of());
      answer(
          observer,
          ProviderView.newBuilder()
              .setProvider(view.record())
              .addAllOffers(view.offers())
              .setHeight(view.height())
              .build());
    }
  }

  private final class Ledger extends LedgerServiceGrpc.LedgerServiceImplBase {
    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<AccountView> observer) {
      ChainView view = look(Set.of());
      var account =
          Account.newBuilder()
              .setBalance(view.lane().balance().microLap())
              .setSequence(view.lane().sequence());
      if (view.lane().isOpen()) {
        account.setPublicKey(ByteString.copyFromUtf8("some key"));
      }
      answer(
          observer, AccountView.newBuilder().setAccount(account).setHeight(view.height()).build());
    }

    @Override
    public void getParams(GetParamsRequest request, StreamObserver<ParamsView> observer) {
      answer(observer, ParamsView.newBuilder().setParams(SimulatedChain.PARAMS).build());
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<NodeStatus> observer) {
      answer(
          observer,
          NodeStatus.newBuilder()
              .setChainId(SimulatedChain.CHAIN_ID)
              .setHeight(chain.height())
              .build());
    }
  }
}
