package org.laplace.auditor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Attest;
import org.laplace.simulators.Computation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.Execution;
import org.laplace.simulators.GoldenVectors;
import org.laplace.simulators.Preparation;

@Timeout(120)
class AuditWorkerTest {
  private static final OpenCase SHORT = Cases.open("short", 50);
  private static final OpenCase OTHER = Cases.open("other", 60);

  /** Hours of work. */
  private static final OpenCase ENDLESS = Cases.open("endless", 100_000_000);

  /** Programs that are read while the golden vectors are checked. */
  private static final int VECTORS = readForVectors(ObservedEngine.sound());

  private final ScriptedChain chain = new ScriptedChain();
  private long height = 1;

  @Test
  void eachOpenCaseIsAttestedWithTheRootThatTheEngineFinds() throws Exception {
    ObservedEngine engine = ObservedEngine.sound();
    try (AuditWorker worker = start(engine)) {
      showUntilSent(2, SHORT, OTHER);
      assertEquals(List.of(Cases.rootOf(SHORT), Cases.rootOf(OTHER)), rootsByCase());
      assertEquals(VECTORS + 2, engine.prepared(), "each case is computed once");
      assertEquals(Optional.empty(), worker.problem());
    }
  }

  @Test
  void aJobThatComesAgainIsNotComputedAgain() throws Exception {
    ObservedEngine engine = ObservedEngine.sound();
    try (AuditWorker worker = start(engine)) {
      showUntilSent(1, SHORT);
      OpenCase retried = new OpenCase(SHORT.job(), 2, SHORT.specHash(), SHORT.spec());
      show(1, retried);
      Attest attest = chain.sent().getLast().body().getActions(0).getAttest();
      assertEquals(2, attest.getAttempt());
      assertEquals(Cases.rootOf(SHORT).bytes(), attest.getResultRoot());
      assertEquals(VECTORS + 1, engine.prepared());
      assertEquals(Optional.empty(), worker.problem());
    }
  }

  @Test
  void aRunEndsWhenItsCaseIsClosed() throws Exception {
    ObservedEngine engine = ObservedEngine.sound();
    try (AuditWorker worker = start(engine)) {
      show(0, ENDLESS);
      engine.awaitPreparations(VECTORS + 1);
      // There is one thread for runs: the short one is attested only if the endless one has ended.
      showUntilSent(1, SHORT);
      assertEquals(List.of(Cases.rootOf(SHORT)), rootsByCase());
      assertEquals(Optional.empty(), worker.problem(), "that a case closes is no problem");
    }
  }

  @Test
  void aWorkerThatIsClosedEndsItsRun() throws Exception {
    ObservedEngine engine = ObservedEngine.sound();
    AuditWorker worker = start(engine);
    show(0, ENDLESS);
    engine.awaitPreparations(VECTORS + 1);
    worker.close();
    assertTrue(chain.sent().isEmpty());
  }

  @Test
  void anEngineWithOtherGoldenVectorsAttestsNothing() throws Exception {
    ObservedEngine crooked =
        ObservedEngine.with(
            honest -> Preparation.refused(Diagnostic.ofProgram("CROOKED", "no program is right")));
    try (AuditWorker worker = start(crooked)) {
      for (int block = 0; block < 5; block++) {
        show(0, SHORT);
      }
      assertTrue(chain.sent().isEmpty());
      assertTrue(worker.problem().orElseThrow().contains("particles/1 is not used"));
      assertEquals(
          GoldenVectors.of(crooked).size(),
          crooked.prepared(),
          "it is asked for nothing but its vectors");
    }
  }

  @Test
  void aJobOfAnUnknownEngineIsSaidOnceAndHoldsUpNothing() throws Exception {
    OpenCase unknown =
        new OpenCase(
            Cases.job("unknown"),
            1,
            Cases.job("its spec"),
            SHORT.spec().toBuilder().setEngine("abacus/7").build());
    try (AuditWorker worker = start(ObservedEngine.sound())) {
      showUntilSent(1, unknown, SHORT);
      assertEquals(List.of(Cases.rootOf(SHORT)), rootsByCase());
      assertTrue(worker.problem().orElseThrow().contains("abacus/7"));
    }
  }

  /** Otherwise one bad case would keep a core busy and fill the log, block after block. */
  @Test
  void aRunThatFailsIsNotTriedAgainAndHoldsUpNothing() throws Exception {
    ObservedEngine engine =
        ObservedEngine.with(
            preparation ->
                preparation instanceof Preparation.Ready(Computation computation)
                        && computation.cost().equals(costOf(OTHER))
                    ? new Preparation.Ready(new Broken(computation.cost()))
                    : preparation);
    try (AuditWorker worker = start(engine)) {
      showUntilSent(1, OTHER, SHORT);
      for (int block = 0; block < 5; block++) {
        show(0, OTHER, SHORT);
      }
      assertEquals(1, rootsByCase().size());
      assertEquals(VECTORS + 2, engine.prepared());
      assertTrue(worker.problem().orElseThrow().contains("out of order"));
    }
  }

  @Test
  void aChainThatCannotBeReadEndsTheWorkerWhichSaysSo() throws Exception {
    AuditWorker worker = start(ObservedEngine.sound());
    show(0);
    chain.breakDown(new IllegalStateException("the disk is gone"));
    worker.close();
    assertTrue(worker.problem().orElseThrow().contains("the disk is gone"));
  }

  private static int readForVectors(ObservedEngine engine) {
    assertEquals(List.of(), GoldenVectors.check(engine));
    return engine.prepared();
  }

  private AuditWorker start(ObservedEngine engine) {
    return AuditWorker.start(EngineCatalog.of(engine), chain, Cases.HOT_LANE);
  }

  private void show(long nextSequence, OpenCase... open) throws InterruptedException {
    chain.show(new AuditView(Cases.CHAIN_ID, height++, nextSequence, List.of(open)));
  }

  /** Block after block, until so many cases were attested. */
  private void showUntilSent(int cases, OpenCase... open) throws InterruptedException {
    while (rootsByCase().size() < cases) {
      show(0, open);
    }
  }

  /** In the order in which the cases were first attested; one case, one root. */
  private List<Hash> rootsByCase() {
    return chain.sent().stream()
        .map(SignedTransaction::body)
        .map(body -> body.getActions(0).getAttest())
        .distinct()
        .map(attest -> new Hash(attest.getResultRoot()))
        .toList();
  }

  private static Cost costOf(OpenCase open) {
    return new Cost(
        open.spec().getSize(), open.spec().getMemoryBytes(), open.spec().getWorkUnits());
  }

  private record Broken(Cost cost) implements Computation {
    @Override
    public Execution start(long workUnitsBudget) {
      throw new IllegalStateException("out of order");
    }
  }
}
