package org.laplace.jobs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.laplace.jobs.chain.Actions.RIGHT;
import static org.laplace.jobs.chain.Actions.WRONG;
import static org.laplace.jobs.chain.Actions.decline;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;
import static org.laplace.jobs.chain.Actions.submit;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.OutcomeKind;

final class SubmitResultTest {
  private final Person client = new Person("client");
  private final Person provider = new Person("provider");
  private final Person stranger = new Person("stranger");
  private final MarketChain chain = new MarketChain(client, provider, stranger);
  private Hash job;

  /** Opened at 1, assigned at 2, to be done by 2 + 5 + 1. */
  @BeforeEach
  void assign() {
    job = client.nextId();
    chain.accepted(client.sign(open(job())), provider.sign(post(offer())));
    chain.block();
    assertEquals(8, chain.job(job).state().attempts().getLast().deadlineHeight());
  }

  @Test
  void costsTheAssignedProviderNoFee() {
    Amount before = chain.balance(provider);
    chain.accepted(provider.sign(submit(job, 1, RIGHT)));
    assertEquals(before, chain.balance(provider));
  }

  @Test
  void costsAFeeBesideAnotherAction() {
    Hash other = client.nextId();
    chain.accepted(client.sign(open(job())));
    chain.block();
    chain.accepted(provider.sign(submit(job, 1, RIGHT), submit(other, 1, RIGHT)));
    assertFalse(chain.fee(0).isZero());
    assertEquals("PROVISIONAL", chain.status(other));
  }

  @Test
  void isRefusedFromSomebodyElseWhoPaysForTrying() {
    chain.refused(Code.NOT_ASSIGNED_TO_YOU, stranger.sign(submit(job, 1, RIGHT)));
    assertFalse(chain.fee(0).isZero());
    assertEquals("ASSIGNED", chain.status(job));
  }

  @Test
  void isRefusedForAnotherAttempt() {
    chain.refused(Code.WRONG_ATTEMPT, provider.sign(submit(job, 2, RIGHT)));
    chain.refused(Code.WRONG_ATTEMPT, provider.sign(submit(job, -1, RIGHT)));
  }

  @Test
  void isRefusedForAJobThatIsNotThere() {
    chain.refused(Code.UNKNOWN_JOB, provider.sign(submit(Hash.of(RIGHT), 1, RIGHT)));
  }

  @Test
  void countsInTheBlockOfTheDeadline() {
    chain.runTo(7);
    chain.accepted(provider.sign(submit(job, 1, RIGHT)));
    assertEquals("PROVISIONAL", chain.status(job));
  }

  @Test
  void isRefusedAfterTheDeadline() {
    chain.runTo(8);
    chain.refused(Code.DEADLINE_PASSED, provider.sign(submit(job, 1, RIGHT)));
  }

  @Test
  void isRefusedTheSecondTime() {
    chain.accepted(provider.sign(submit(job, 1, RIGHT)));
    chain.refused(Code.RESULT_ALREADY_SUBMITTED, provider.sign(submit(job, 1, WRONG)));
  }

  @Test
  void ofTwoInOneBlockOnlyTheFirstCountsAndOnlyItIsFree() {
    var results =
        chain.block(provider.sign(submit(job, 1, RIGHT)), provider.sign(submit(job, 1, WRONG)));
    assertEquals(Optional.empty(), results.getFirst().rejection());
    assertEquals(Amount.ZERO, chain.fee(0));
    assertEquals(List.of(0), results.getLast().refusedActions());
    assertFalse(chain.fee(1).isZero());
    chain.runTo(chain.height() + 2);
    assertEquals("CONFIRMED", chain.status(job));
  }

  @Test
  void beatsADeclineInItsBlock() {
    chain.block(provider.sign(decline(job, 1)), provider.sign(submit(job, 1, RIGHT)));
    assertEquals("PROVISIONAL", chain.status(job));
  }

  @Test
  void isRefusedWhenTooLargeOrOfNoKnownOutcome() {
    ByteString tooLarge = ByteString.copyFrom(new byte[JobsLimits.RESULT_BYTES_MAX + 1]);
    chain.refused(Code.RESULT_TOO_LARGE, provider.sign(submit(job, 1, tooLarge)));
    chain.refused(
        Code.OUT_OF_RANGE,
        provider.sign(submit(job, 1, OutcomeKind.OUTCOME_KIND_UNSPECIFIED, RIGHT)));
  }
}
