package org.laplace.qpu.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PostOffer;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.simulator.ParticleJobs;
import org.laplace.qpu.simulator.SimulatorAdapter;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunTag;
import org.laplace.simulators.EngineCatalog;

/**
 * The daemon with real files and real engines, on a chain in memory that makes blocks by a timer.
 */
class ProviderDaemonTest {
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("provider")).bytes());
  private static final PostOffer TERMS =
      PostOffer.newBuilder()
          .setEngine("particles/1")
          .setSizeMax(16)
          .setPricePerMegaWork(5)
          .setSlots(2)
          .setBondPerSlot(30_000)
          .build();

  @TempDir private Path directory;

  private final SimulatedChain chain =
      new SimulatedChain(KEY.publicKey().address(), Faults.none(), this::truth)
          .withDistantDeadlines();
  private final Events events = new Events();
  private final List<ProviderDaemon> started = new ArrayList<>();
  private final ScheduledExecutorService blocks = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stopEverything() {
    started.forEach(ProviderDaemon::stop);
    blocks.shutdownNow();
  }

  private Outcome truth(RunTag run) {
    return DirectRun.of(chain.spec(run));
  }

  private ProviderDaemon start(PostOffer terms) throws ProviderStartException {
    return start(KEY, terms);
  }

  private ProviderDaemon start(PrivateKey key, PostOffer terms) throws ProviderStartException {
    ProviderDaemon daemon =
        ProviderDaemon.start(
            new ProviderConfig(directory, key, List.of(terms)),
            chain,
            new SimulatorAdapter(EngineCatalog.standard(), 2, 1 << 26),
            events);
    started.add(daemon);
    return daemon;
  }

  private void makeBlocks() {
    var _ = blocks.scheduleWithFixedDelay(chain::block, 20, 20, TimeUnit.MILLISECONDS);
  }

  private ByteString awaitOffer() throws InterruptedException {
    return events.await(ProviderEvent.OfferPosted.class).offer().bytes();
  }

  @Test
  void aJobIsComputedSubmittedAndPaid() throws Exception {
    makeBlocks();
    ProviderDaemon daemon = start(TERMS);
    RunTag run = chain.assign(ParticleJobs.ofSteps(100), awaitOffer());
    var computed = events.await(ProviderEvent.RunComputed.class);
    assertEquals(OutcomeKind.OUTCOME_KIND_COMPUTED, computed.outcome());
    var end = events.await(ProviderEvent.RunEnded.class);
    daemon.stop();
    assertEquals(run, end.run());
    assertEquals(Ending.PAID, end.ending());
    assertEquals(Amount.of(SimulatedChain.PRICE), end.earned());
    assertEquals(computed.resultRoot().bytes(), chain.job(run).getAttempts(0).getResultRoot());
    assertTrue(daemon.awaitEnd());
    assertEquals(List.of(), events.all().stream().filter(ProviderDaemonTest::isTrouble).toList());
  }

  private static boolean isTrouble(ProviderEvent event) {
    return event instanceof ProviderEvent.ProblemFound
        || event instanceof ProviderEvent.RunFailed
        || event instanceof ProviderEvent.TransactionRefused;
  }

  @Test
  void startedAgainItKeepsItsOfferAndFinishesWhatWasAssigned() throws Exception {
    ProviderDaemon first = start(TERMS);
    events.await(ProviderEvent.OfferSigned.class);
    makeBlocks();
    ByteString offer = awaitOffer();
    RunTag run = chain.assign(ParticleJobs.ofSteps(5_000_000), offer);
    events.await(ProviderEvent.RunStarted.class);
    Thread stopper = Thread.ofPlatform().start(first::stop);
    events.await(ProviderEvent.Draining.class);
    assertEquals(
        run, events.await(ProviderEvent.ResultSubmitted.class).run(), "it drained without it");
    stopper.join();
    ProviderDaemon second = start(TERMS);
    assertEquals(Ending.PAID, events.await(ProviderEvent.RunEnded.class).ending());
    second.stop();
    assertEquals(1, chain.liveOffers().size());
    assertEquals(SimulatedChain.FEE, chain.fees(), "more than one offer was paid for");
  }

  @Test
  void withOtherTermsTheOldOfferIsWithdrawnAndANewOneMade() throws Exception {
    makeBlocks();
    ProviderDaemon first = start(TERMS);
    ByteString offer = awaitOffer();
    first.stop();
    PostOffer cheaper = TERMS.toBuilder().setPricePerMegaWork(1).build();
    ProviderDaemon second = start(cheaper);
    events.await(ProviderEvent.OfferPosted.class, posted -> !posted.offer().bytes().equals(offer));
    second.stop();
    assertEquals(
        List.of(chain.completed(cheaper)),
        chain.liveOffers().stream().map(live -> live.getTerms()).toList());
  }

  @Test
  void aProgramThatIsNotWhatItDeclaresIsAnsweredMisdeclared() throws Exception {
    makeBlocks();
    ProviderDaemon daemon = start(TERMS);
    RunTag run =
        chain.assign(
            ParticleJobs.ofSteps(100).toBuilder()
                .setProgram(ByteString.copyFromUtf8("{\"law\": 7"))
                .build(),
            awaitOffer());
    events.await(ProviderEvent.ResultSubmitted.class);
    daemon.stop();
    assertEquals(OutcomeKind.OUTCOME_KIND_MISDECLARED, chain.job(run).getAttempts(0).getOutcome());
  }

  @Test
  void aJobThatIsTooLargeIsHandedBack() throws Exception {
    // Blocks by hand: the window for that is short.
    ProviderDaemon daemon = start(TERMS);
    chain.awaitPending();
    chain.block();
    RunTag run =
        chain.assign(
            ParticleJobs.ofSteps(100).toBuilder().setMemoryBytes(1L << 40).build(), awaitOffer());
    chain.awaitPending();
    chain.block();
    assertEquals(Ending.DECLINED, events.await(ProviderEvent.RunEnded.class).ending());
    daemon.stop();
    assertEquals(JobStatus.JOB_STATUS_OPEN, chain.job(run).getStatus());
  }

  @Test
  void aSecondDaemonOnTheSameDirectoryIsRefused() throws Exception {
    ProviderDaemon daemon = start(TERMS);
    ProviderStartException refusal = assertThrows(ProviderStartException.class, () -> start(TERMS));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("another provider runs with the directory"),
        refusal.getMessage());
    daemon.stop();
    start(TERMS).stop();
  }

  @Test
  void anOfferBeyondTheMachineIsRefused() {
    ProviderStartException refusal =
        assertThrows(
            ProviderStartException.class,
            () -> start(TERMS.toBuilder().setSizeMax(1 << 20).build()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("is beyond this machine"));
    assertFalse(Files.exists(directory.resolve("journal")));
  }

  @Test
  void aJournalThatIsDamagedIsRefused() throws Exception {
    makeBlocks();
    ProviderDaemon daemon = start(TERMS);
    awaitOffer();
    daemon.stop();
    byte[] journal = Files.readAllBytes(directory.resolve("journal"));
    journal[10] ^= 1;
    Files.write(directory.resolve("journal"), journal);
    ProviderStartException refusal = assertThrows(ProviderStartException.class, () -> start(TERMS));
    assertTrue(String.valueOf(refusal.getMessage()).contains("is damaged at byte 0"));
  }

  @Test
  void whenTheDiskFailsItWithdrawsItsOffersAndSaysWhy() throws Exception {
    makeBlocks();
    ProviderDaemon daemon = start(TERMS);
    ByteString offer = awaitOffer();
    Files.move(directory.resolve("store"), directory.resolve("store-elsewhere"));
    Files.writeString(directory.resolve("store"), "in the way");
    chain.assign(ParticleJobs.ofSteps(100), offer);
    var problem = events.await(ProviderEvent.ProblemFound.class);
    assertTrue(problem.text().contains("cannot be written"), problem.text());
    assertFalse(daemon.awaitEnd());
    events.await(ProviderEvent.OfferWithdrawn.class);
    while (!chain.liveOffers().isEmpty()) {
      chain.block();
    }
  }

  @Test
  void aDirectoryOfAnotherProviderIsLeftAlone() throws Exception {
    makeBlocks();
    ProviderDaemon daemon = start(TERMS);
    awaitOffer();
    daemon.stop();
    PrivateKey other =
        PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8("other")).bytes());
    ProviderDaemon stranger = start(other, TERMS);
    var problem = events.await(ProviderEvent.ProblemFound.class);
    assertTrue(problem.text().startsWith("this directory is that of provider"), problem.text());
    stranger.stop();
    assertEquals(1, chain.liveOffers().size());
  }
}
