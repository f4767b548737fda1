package org.laplace.qpu.daemon.chain;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.ProviderView;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.WaitLevel;
import org.laplace.qpu.QpuLimits;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Subscription;

/** The chain by way of nodes' gateways. Looks are for one thread. */
public final class NodeChain implements Chain {
  private final LaplaceClient client;
  private final Address provider;
  private final Assignments assignments = new Assignments();
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable ChainView last;
  private @Nullable Subscription<Assignment> stream;
  private @Nullable Thread watcher;

  /**
   * @param client closed with this
   */
  public NodeChain(LaplaceClient client, Address provider) {
    this.client = client;
    this.provider = provider;
  }

  /** A question to the nodes. */
  private interface Question<T> {
    T ask() throws RefusedException, InterruptedException;
  }

  private static <T> T ask(Question<T> question) throws ChainUnavailableException {
    try {
      return question.ask();
    } catch (RefusedException e) {
      throw new ChainUnavailableException(e.rejection().text(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("the thread was interrupted", e);
    }
  }

  @Override
  public ChainView look(Set<Hash> jobs) throws ChainUnavailableException {
    AccountView account = ask(() -> client.account(provider));
    ChainView before = last;
    if (before != null
        && before.height() == account.getHeight()
        && before.jobs().keySet().containsAll(jobs)) {
      // Nothing but assignments can have become known within a height.
      last = withAssignments(before, jobs);
      return last;
    }
    String chainId = ask(client::chainId);
    var params = ask(client::params).getParams();
    ProviderView view = ask(() -> client.provider(provider));
    SortedMap<Hash, Job> known = new TreeMap<>();
    for (Hash id : jobs) {
      job(id).ifPresent(job -> known.put(id, job));
    }
    ChainView seen =
        new ChainView(
            chainId,
            account.getHeight(),
            lane(account),
            params,
            view.getProvider(),
            view.getOffersList(),
            known,
            assignments.current(jobs, account.getHeight()));
    last = seen;
    return seen;
  }

  private ChainView withAssignments(ChainView view, Set<Hash> jobs) {
    return new ChainView(
        view.chainId(),
        view.height(),
        view.lane(),
        view.params(),
        view.record(),
        view.offers(),
        view.jobs(),
        assignments.current(jobs, view.height()));
  }

  private static LaneView lane(AccountView view) {
    var account = view.getAccount();
    return new LaneView(
        account.getSequence(), !account.getPublicKey().isEmpty(), Amount.of(account.getBalance()));
  }

  private Optional<Job> job(Hash id) throws ChainUnavailableException {
    try {
      return Optional.of(client.getJob(id).getJob());
    } catch (RefusedException e) {
      if (e.code() == Code.UNKNOWN_JOB) {
        return Optional.empty();
      }
      throw new ChainUnavailableException(e.rejection().text(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("the thread was interrupted", e);
    }
  }

  @Override
  public Optional<Rejection> send(ByteString transaction) throws ChainUnavailableException {
    try {
      client.broadcast(transaction, WaitLevel.WAIT_LEVEL_ACCEPTED);
      return Optional.empty();
    } catch (RefusedException e) {
      if (e.code() == Code.UNREACHABLE || e.code() == Code.NOT_READY) {
        throw new ChainUnavailableException(e.rejection().text(), e);
      }
      return Optional.of(e.rejection());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainUnavailableException("the thread was interrupted", e);
    }
  }

  @Override
  public Optional<TransactionResult> find(Hash transaction) throws ChainUnavailableException {
    return ask(() -> client.transaction(transaction));
  }

  @Override
  public synchronized void watch(Runnable changed) {
    watcher = Thread.ofPlatform().name("assignments").daemon().start(() -> follow(changed));
  }

  /** Streams until closed; whatever ends a stream, the next one is opened. */
  private void follow(Runnable changed) {
    try {
      do {
        try {
          Subscription<Assignment> current = open();
          for (var next = current.next(); next.isPresent(); next = current.next()) {
            if (assignments.add(next.get())) {
              changed.run();
            }
          }
        } catch (RefusedException e) {
          // The looks report what keeps nodes from answering; this thread only tries again.
        }
      } while (!closed.await(QpuLimits.LOOK_INTERVAL_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Closed while it waited.
    }
  }

  private synchronized Subscription<Assignment> open() {
    Subscription<Assignment> before = stream;
    if (before != null) {
      before.close();
    }
    Subscription<Assignment> opened = client.watchAssignments(provider);
    stream = opened;
    return opened;
  }

  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      if (stream != null) {
        stream.close();
      }
      if (watcher != null) {
        watcher.interrupt();
      }
    }
    assignments.close();
    client.close();
  }
}
