package org.laplace.qpu.daemon.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.OfferStanding;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.Provider;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.daemon.chain.LaneView;
import org.laplace.qpu.daemon.journal.Ending;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.JournalState;
import org.laplace.qpu.daemon.journal.Purpose;
import org.laplace.qpu.spi.RunTag;

/** Nothing is offered after a result that was found wrong, until the operator or time says so. */
class PauseTest {
  private static final Address PROVIDER = new Address(ByteString.copyFrom(new byte[20]));
  private static final long REJECTED = 100;
  private static final Hash JOB = Hash.of(ByteString.copyFromUtf8("job"));
  private static final PostOffer TERMS =
      PostOffer.newBuilder().setEngine("particles/1").setSizeMax(9).setSlots(1).build();

  private static JournalState journal(Ending ending) {
    return JournalState.EMPTY
        .plus(new JournalRecord.Founded("pauses-1", PROVIDER))
        .plus(new JournalRecord.Assigned(new RunTag(JOB, 1), JOB, 1, 90, 120))
        .plus(new JournalRecord.Ended(new RunTag(JOB, 1), ending, REJECTED));
  }

  private static Plan plan(JournalState journal, long height, long pauseBlocks, Offer... live) {
    var policy = new Policy(PROVIDER, List.of(TERMS), 0, Amount.of(50), pauseBlocks);
    var engine = EngineParams.newBuilder().setEngine("particles/1").setSizeMax(9);
    return ProviderPlan.next(
        journal,
        new Situation(
            policy,
            new ChainView(
                "pauses-1",
                height,
                new LaneView(7, true, Amount.of(1_000)),
                Params.newBuilder().addEngines(engine).build(),
                Provider.getDefaultInstance(),
                List.of(live),
                new TreeMap<>(),
                List.of()),
            new Machine(1, true, new TreeMap<>(), new TreeMap<>()),
            new TreeMap<>(),
            false));
  }

  private static boolean offers(Plan plan) {
    return plan.actions().stream()
        .anyMatch(
            action ->
                action instanceof ProviderAction.Sign sign
                    && sign.purpose() instanceof Purpose.PostOffer);
  }

  @Test
  void aRejectedOrUnprovenResultStopsOffersUntilTheOperatorResumes() {
    for (Ending ending : List.of(Ending.REJECTED, Ending.UNPROVEN)) {
      Plan paused = plan(journal(ending), REJECTED + 1_000_000, 0);
      assertEquals(List.of(), paused.actions(), ending.toString());
      assertTrue(paused.problems().getFirst().contains("--resume"), paused.toString());
      var resumed = journal(ending).plus(new JournalRecord.Resumed(REJECTED));
      assertTrue(offers(plan(resumed, REJECTED + 1, 0)), ending.toString());
    }
  }

  @Test
  void otherEndsDoNotPause() {
    for (Ending ending : List.of(Ending.PAID, Ending.REFUNDED, Ending.LATE, Ending.DECLINED)) {
      assertTrue(offers(plan(journal(ending), REJECTED, 0)), ending.toString());
    }
  }

  @Test
  void aPauseOfSoManyBlocksEndsByItself() {
    assertEquals(List.of(), plan(journal(Ending.REJECTED), REJECTED + 19, 20).actions());
    assertTrue(offers(plan(journal(Ending.REJECTED), REJECTED + 20, 20)));
  }

  @Test
  void whatIsOnTheChainIsWithdrawn() {
    var live =
        Offer.newBuilder()
            .setId(JOB.bytes())
            .setTerms(TERMS.toBuilder().setPayoutAddress(PROVIDER.bytes()))
            .setStanding(OfferStanding.OFFER_STANDING_POSTED)
            .build();
    Plan plan = plan(journal(Ending.REJECTED), REJECTED + 1, 0, live);
    var sign = assertInstanceOf(ProviderAction.Sign.class, plan.actions().getFirst());
    assertEquals(new Purpose.WithdrawOffer(JOB), sign.purpose());
    assertEquals("a result was found wrong", sign.reason());
  }

  @Test
  void aResultThatIsRejectedAfterTheOperatorResumedPausesAgain() {
    var later =
        journal(Ending.REJECTED)
            .plus(new JournalRecord.Resumed(REJECTED))
            .plus(new JournalRecord.Assigned(new RunTag(JOB, 2), JOB, 1, 110, 140))
            .plus(new JournalRecord.Ended(new RunTag(JOB, 2), Ending.UNPROVEN, 130));
    assertEquals(List.of(), plan(later, 131, 0).actions());
  }
}
