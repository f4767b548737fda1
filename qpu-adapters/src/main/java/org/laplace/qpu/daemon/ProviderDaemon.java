package org.laplace.qpu.daemon;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.daemon.chain.Chain;
import org.laplace.qpu.daemon.journal.DirectoryLock;
import org.laplace.qpu.daemon.journal.FileJournal;
import org.laplace.qpu.daemon.journal.FileStore;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.plan.Policy;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.EngineCapability;

/**
 * A provider at work, on one thread of its own.
 *
 * <pre>{@code
 * var daemon = ProviderDaemon.start(config, chain, adapter, event -> log(event.text()));
 * Runtime.getRuntime().addShutdownHook(new Thread(daemon::stop));
 * daemon.awaitEnd();
 * }</pre>
 *
 * <p>It may be killed at any moment: started again with the same directory, it goes on where it
 * was. It owns the chain and the adapter that it was given, and closes them at its end.
 */
public final class ProviderDaemon {
  private final ProviderConfig config;
  private final Chain chain;
  private final Adapter adapter;
  private final ProviderListener listener;
  private final DirectoryLock lock;
  private final FileJournal journal;
  private final ProviderShell shell;
  private final Semaphore wakes = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isStopping;
  private volatile boolean isFailed = true;
  private String fault = "";

  private ProviderDaemon(
      ProviderConfig config,
      Chain chain,
      Adapter adapter,
      ProviderListener listener,
      DirectoryLock lock,
      FileJournal journal,
      FileStore store,
      boolean isHealthy) {
    this.config = config;
    this.chain = chain;
    this.adapter = adapter;
    this.listener = listener;
    this.lock = lock;
    this.journal = journal;
    var signer = new Signer(config.key(), config.feeLimit());
    var policy =
        new Policy(
            signer.address(),
            config.offers(),
            config.workUnitsPerBlock(),
            config.feeLimit(),
            config.pauseBlocks());
    this.shell =
        new ProviderShell(
            policy, signer, journal, store, chain, adapter, isHealthy, wakes::release, listener);
  }

  /**
   * Opens the directory, checks the machine and begins to work. Whether a node answers is not
   * waited for.
   *
   * @throws ProviderStartException if the directory is another process's, cannot be written or is
   *     damaged, or if an offer is beyond the machine; chain and adapter are closed then
   */
  public static ProviderDaemon start(
      ProviderConfig config, Chain chain, Adapter adapter, ProviderListener listener)
      throws ProviderStartException {
    try {
      checkOffers(config, adapter);
      ProviderDaemon daemon = open(config, chain, adapter, listener);
      Thread.ofPlatform().name("provider").start(daemon::run);
      return daemon;
    } catch (ProviderStartException | RuntimeException e) {
      adapter.close();
      chain.close();
      throw e;
    }
  }

  private static void checkOffers(ProviderConfig config, Adapter adapter)
      throws ProviderStartException {
    for (PostOffer offer : config.offers()) {
      Optional<EngineCapability> engine = adapter.capabilities().of(offer.getEngine());
      if (engine.isEmpty() || offer.getSizeMax() > engine.get().sizeMax()) {
        throw new ProviderStartException(
            "the offer of "
                + offer.getEngine()
                + " up to size "
                + offer.getSizeMax()
                + " is beyond this machine, which has "
                + adapter.capabilities().engines()
                + "; change the offer or the adapter");
      }
    }
  }

  private static ProviderDaemon open(
      ProviderConfig config, Chain chain, Adapter adapter, ProviderListener listener)
      throws ProviderStartException {
    DirectoryLock lock;
    try {
      lock = DirectoryLock.of(config.directory());
    } catch (IOException e) {
      throw new ProviderStartException(String.valueOf(e.getMessage()), e);
    }
    try {
      FileStore store = FileStore.open(config.directory().resolve("store"));
      FileJournal journal = FileJournal.open(config.directory().resolve("journal"));
      if (config.isResumed() && journal.state().rejectedHeight() > 0) {
        journal.append(new JournalRecord.Resumed(journal.state().height()));
      }
      Optional<String> problem = adapter.selfCheck();
      var daemon =
          new ProviderDaemon(
              config, chain, adapter, listener, lock, journal, store, problem.isEmpty());
      listener.happened(
          new ProviderEvent.Started(
              config.key().publicKey().address(), journal.state().runs().size()));
      problem.ifPresent(text -> listener.happened(new ProviderEvent.ProblemFound(text)));
      return daemon;
    } catch (IOException e) {
      closeQuietly(lock);
      throw new ProviderStartException(
          "the provider's directory "
              + config.directory()
              + " cannot be used: "
              + e.getMessage()
              + "; check its owner and the space on its disk",
          e);
    }
  }

  private void run() {
    String reason = "of an error";
    try {
      chain.watch(wakes::release);
      work();
      isFailed = false;
      reason = "it was asked to";
    } catch (IOException e) {
      reason =
          "the directory "
              + config.directory()
              + " cannot be written ("
              + e.getMessage()
              + "); make room and start again. Offers are being withdrawn";
      listener.happened(new ProviderEvent.ProblemFound(reason));
      shell.withdrawUnrecorded();
    } catch (InterruptedException e) {
      reason = "its thread was interrupted";
      Thread.currentThread().interrupt();
    } finally {
      adapter.close();
      chain.close();
      closeQuietly(journal);
      closeQuietly(lock);
      listener.happened(new ProviderEvent.Stopped(reason));
      ended.countDown();
    }
  }

  private void work() throws IOException, InterruptedException {
    long pauseMs = QpuLimits.LOOK_INTERVAL_MS;
    long drainEndNanos = 0;
    boolean isDraining = false;
    while (true) {
      if (isStopping && !isDraining) {
        isDraining = true;
        drainEndNanos = System.nanoTime() + config.drainMax().toNanos();
        shell.drain();
        listener.happened(new ProviderEvent.Draining(shell.unfinished()));
      }
      turn();
      if (isDraining && (shell.unfinished() == 0 || System.nanoTime() - drainEndNanos >= 0)) {
        return;
      }
      pauseMs =
          shell.isReached()
              ? QpuLimits.LOOK_INTERVAL_MS
              : Math.min(2 * pauseMs, QpuLimits.RECONNECT_INTERVAL_MAX_MS);
      if (wakes.tryAcquire(
          isDraining ? QpuLimits.LOOK_INTERVAL_MS : pauseMs, TimeUnit.MILLISECONDS)) {
        wakes.drainPermits();
      }
    }
  }

  /** An adapter, or a node, with a fault of its own must not end the daemon. */
  private void turn() throws IOException {
    try {
      shell.turn();
      fault = "";
    } catch (RuntimeException e) {
      String now = "a fault in the adapter, a node or this program, trying again: " + e;
      if (!now.equals(fault)) {
        fault = now;
        listener.happened(new ProviderEvent.ProblemFound(now));
      }
    }
  }

  /**
   * Begins nothing new, lets what runs come to its end and its results onto the chain, and stops;
   * at the latest after {@link ProviderConfig#drainMax} and the step that is under way. What is
   * unfinished then goes on at the next start, if its deadline allows. Returns when all is closed.
   */
  public void stop() {
    isStopping = true;
    wakes.release();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the end, whatever its cause.
   *
   * @return whether it ended because it was asked to, and not because its directory failed
   */
  public boolean awaitEnd() throws InterruptedException {
    ended.await();
    return !isFailed;
  }

  /** The same, for at most this long; false if it still works. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // The system closes it at the latest when the process ends; every record is on disk already.
    }
  }
}
