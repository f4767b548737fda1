package org.laplace.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.verifier.CheckedChain.OUTSIDER;
import static org.laplace.verifier.CheckedChain.attest;
import static org.laplace.verifier.CheckedChain.hash;
import static org.laplace.verifier.CheckedChain.lane;
import static org.laplace.verifier.CheckedChain.signed;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.Verdict;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;

final class AuditTest {
  private static final Hash JOB = hash("job");
  private static final Hash RIGHT = hash("right");
  private static final Hash WRONG = hash("wrong");
  private static final Optional<Code> APPLIED = Optional.empty();
  private static final long FAR = 1_000;

  private final CheckedChain chain = new CheckedChain(10, 10, 10, 10);

  @Test
  void aCaseBeginsInTheBlockAfterItWasOpenedAndOnce() {
    chain.request(JOB, 1, FAR);
    chain.run();
    assertEquals(List.of(), chain.toJobs());
    chain.run();
    assertEquals(List.of(new AuditStarted(JOB, 1)), chain.toJobs());
    chain.run();
    assertEquals(List.of(), chain.toJobs());
  }

  @Test
  void moreThanTwoThirdsOfThePowerOnOneRootReachAVerdict() {
    chain.open(JOB, FAR);
    chain.run(attest(0, 0, JOB, 1, RIGHT));
    chain.run(attest(1, 0, JOB, 1, WRONG));
    chain.run(attest(2, 0, JOB, 1, RIGHT));
    assertEquals(List.of(), chain.toJobs());
    chain.run(attest(3, 0, JOB, 1, RIGHT));
    assertEquals(List.of(verdict(1, agreed(RIGHT, 30, 40, 0, 2, 3))), chain.toJobs());
    assertNothingIsLeft();
  }

  @Test
  void powersCountNotHeads() {
    CheckedChain heavy = new CheckedChain(68, 16, 16);
    heavy.open(JOB, FAR);
    heavy.run(attest(1, 0, JOB, 1, WRONG), attest(2, 0, JOB, 1, WRONG));
    assertEquals(List.of(), heavy.toJobs());
    heavy.run(attest(0, 0, JOB, 1, RIGHT));
    assertEquals(List.of(verdict(1, agreed(RIGHT, 68, 100, 0))), heavy.toJobs());
  }

  @Test
  void aVerdictCanFallInTheBlockInWhichTheCaseBegins() {
    chain.request(JOB, 1, FAR);
    chain.run();
    chain.run(
        attest(0, 0, JOB, 1, RIGHT), attest(1, 0, JOB, 1, RIGHT), attest(2, 0, JOB, 1, RIGHT));
    assertEquals(
        List.of(new AuditStarted(JOB, 1), verdict(1, agreed(RIGHT, 30, 40, 0, 1, 2))),
        chain.toJobs());
    assertNothingIsLeft();
  }

  @Test
  void anAttestationBehindTheOneThatDecidesIsRefused() {
    chain.open(JOB, FAR);
    assertEquals(
        List.of(APPLIED, APPLIED, APPLIED, Optional.of(Code.NOT_UNDER_AUDIT)),
        chain.codes(
            IntStream.range(0, 4)
                .mapToObj(who -> attest(who, 0, JOB, 1, RIGHT))
                .toArray(ByteString[]::new)));
  }

  @Test
  void agreementThatBecameImpossibleEndsTheCaseBeforeItsDeadline() {
    chain.open(JOB, FAR);
    chain.run(attest(0, 0, JOB, 1, RIGHT), attest(1, 0, JOB, 1, WRONG));
    assertEquals(List.of(), chain.toJobs());
    chain.run(attest(2, 0, JOB, 1, WRONG));
    assertEquals(List.of(), chain.toJobs(), "one more WRONG would be 30 of 40");
    chain.run(attest(3, 0, JOB, 1, hash("a third root")));
    assertEquals(List.of(verdict(1, inconclusive(40))), chain.toJobs());
    assertNothingIsLeft();
  }

  @Test
  void aCaseWithoutAgreementEndsWithItsDeadlinesBlock() {
    chain.open(JOB, 4);
    chain.run(attest(0, 0, JOB, 1, RIGHT), attest(1, 0, JOB, 1, RIGHT));
    assertEquals(3, chain.height());
    assertEquals(List.of(), chain.toJobs());
    chain.run();
    assertEquals(List.of(verdict(1, inconclusive(40))), chain.toJobs());
    assertNothingIsLeft();
  }

  @Test
  void anAttestationInTheDeadlinesBlockCounts() {
    chain.open(JOB, 3);
    chain.run(
        attest(0, 0, JOB, 1, RIGHT), attest(1, 0, JOB, 1, RIGHT), attest(2, 0, JOB, 1, RIGHT));
    assertEquals(3, chain.height());
    assertEquals(List.of(verdict(1, agreed(RIGHT, 30, 40, 0, 1, 2))), chain.toJobs());
  }

  @Test
  void attestingIsFreeOnceForEachValidatorAndCase() {
    chain.request(hash("another job"), 1, FAR);
    chain.open(JOB, FAR);
    BlockOutcome outcome =
        chain.run(attest(0, 0, JOB, 1, RIGHT), attest(0, 1, hash("another job"), 1, RIGHT));
    assertTrue(
        outcome.results().stream()
            .allMatch(
                result -> result.feePaid().equals(Amount.ZERO) && result.rejection().isEmpty()));
    assertTrue(AuditViews.openCase(chain.state(), JOB).orElseThrow().hasAttested(lane(0)));

    // Nothing is free any more, and a hot lane has nothing to pay with.
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE)), chain.codes(attest(0, 2, JOB, 1, RIGHT)));
  }

  @Test
  void aValidatorDoesNotAttestTwiceInABlockEither() {
    chain.open(JOB, FAR);
    assertEquals(
        List.of(APPLIED, Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(attest(0, 0, JOB, 1, RIGHT), attest(0, 1, JOB, 1, WRONG)));
    assertEquals(
        List.of(new Attestation(lane(0), RIGHT, 10)),
        AuditViews.openCase(chain.state(), JOB).orElseThrow().attestations());
  }

  @Test
  void whoIsNoValidatorPaysTheFeeAndIsNotHeard() {
    chain.open(JOB, FAR);
    BlockOutcome outcome = chain.run(attest(OUTSIDER, 0, JOB, 1, RIGHT));
    assertEquals(
        Optional.of(Code.NOT_A_VALIDATOR),
        outcome.results().getFirst().rejection().map(Rejection::code));
    assertTrue(Amount.ZERO.isLessThan(outcome.results().getFirst().feePaid()));
    assertEquals(List.of(), AuditViews.openCase(chain.state(), JOB).orElseThrow().attestations());
  }

  @Test
  void anAttestationOfAnotherAttemptOrOfAJobThatIsNotCheckedIsNotFree() {
    chain.open(JOB, FAR);
    assertEquals(
        List.of(Optional.of(Code.INSUFFICIENT_BALANCE), Optional.of(Code.INSUFFICIENT_BALANCE)),
        chain.codes(attest(0, 0, JOB, 2, RIGHT), attest(1, 0, hash("no job"), 1, RIGHT)));
    assertEquals(List.of(), AuditViews.openCase(chain.state(), JOB).orElseThrow().attestations());
  }

  @Test
  void aHotLaneThatCanPayIsToldWhyItsAttestationDoesNotCount() {
    chain.fund(0);
    chain.open(JOB, 4);
    assertEquals(
        List.of(
            Optional.of(Code.WRONG_ATTEMPT),
            Optional.of(Code.NOT_UNDER_AUDIT),
            APPLIED,
            Optional.of(Code.ALREADY_ATTESTED)),
        chain.codes(
            attest(0, 0, JOB, 2, RIGHT),
            attest(0, 1, hash("no job"), 1, RIGHT),
            attest(0, 2, JOB, 1, RIGHT),
            attest(0, 3, JOB, 1, WRONG)));
    assertEquals(
        List.of(new Attestation(lane(0), RIGHT, 10)),
        AuditViews.openCase(chain.state(), JOB).orElseThrow().attestations());
    assertEquals(
        List.of(Optional.of(Code.ALREADY_ATTESTED)), chain.codes(attest(0, 4, JOB, 1, WRONG)));
    assertEquals(
        List.of(Optional.of(Code.NOT_UNDER_AUDIT)), chain.codes(attest(0, 5, JOB, 1, RIGHT)));
  }

  @Test
  void aSecondCaseOfAJobOpensOnlyWhenTheFirstIsClosed() {
    chain.open(JOB, FAR);
    chain.request(JOB, 2, FAR);
    chain.run();
    assertEquals(1, AuditViews.openCase(chain.state(), JOB).orElseThrow().attempt());
    chain.run(
        attest(0, 0, JOB, 1, WRONG), attest(1, 0, JOB, 1, WRONG), attest(2, 0, JOB, 1, WRONG));
    chain.toJobs();

    chain.request(JOB, 2, FAR);
    chain.run();
    chain.run(
        attest(0, 1, JOB, 2, RIGHT), attest(1, 1, JOB, 2, RIGHT), attest(2, 1, JOB, 2, RIGHT));
    assertEquals(
        List.of(new AuditStarted(JOB, 2), verdict(2, agreed(RIGHT, 30, 40, 0, 1, 2))),
        chain.toJobs());
  }

  @Test
  void deadlinesBeyondTheBoundOfABlockWaitForTheNextAndAreClosedToAttestations() {
    chain.fund(0);
    List<Hash> jobs =
        IntStream.rangeClosed(0, VerifierLimits.CASES_EXPIRED_PER_BLOCK_MAX)
            .mapToObj(number -> hash("job " + number))
            .sorted()
            .toList();
    jobs.forEach(job -> chain.request(job, 1, 3));
    chain.run();
    chain.run();
    chain.toJobs();
    chain.run();
    assertEquals(
        jobs.subList(0, VerifierLimits.CASES_EXPIRED_PER_BLOCK_MAX).stream()
            .map(job -> (Message) new VerdictReached(job, 1, inconclusive(40)))
            .toList(),
        chain.toJobs());

    assertEquals(
        List.of(Optional.of(Code.DEADLINE_PASSED)),
        chain.codes(attest(0, 0, jobs.getLast(), 1, RIGHT)));
    assertEquals(List.of(new VerdictReached(jobs.getLast(), 1, inconclusive(40))), chain.toJobs());
    assertNothingIsLeft();
  }

  @Test
  void malformedAttestationsAreRefused() {
    Attest right =
        Attest.newBuilder()
            .setJobId(JOB.bytes())
            .setAttempt(1)
            .setResultRoot(RIGHT.bytes())
            .build();
    ByteString odd = ByteString.copyFromUtf8("too short");
    for (Attest wrong :
        List.of(
            Attest.getDefaultInstance(),
            right.toBuilder().setJobId(odd).build(),
            right.toBuilder().setResultRoot(odd).build())) {
      assertEquals(List.of(Optional.of(Code.MALFORMED_TRANSACTION)), chain.codes(of(wrong)));
    }
    for (int attempt : new int[] {0, -1}) {
      assertEquals(
          List.of(Optional.of(Code.OUT_OF_RANGE)),
          chain.codes(of(right.toBuilder().setAttempt(attempt).build())));
    }
  }

  @Test
  void openCasesAreReadInStablePages() {
    List<Hash> jobs =
        IntStream.range(0, 7).mapToObj(number -> hash("job " + number)).sorted().toList();
    jobs.forEach(job -> chain.request(job, 1, FAR));
    chain.run();

    List<Hash> read = new ArrayList<>();
    Optional<Hash> after = Optional.empty();
    List<AuditCase> page;
    do {
      page = AuditViews.openCases(chain.state(), after, 3);
      page.forEach(audit -> read.add(audit.job()));
      after = page.isEmpty() ? after : Optional.of(page.getLast().job());
    } while (!page.isEmpty());
    assertEquals(jobs, read);
    assertFalse(AuditViews.openCase(chain.state(), JOB).isPresent());
  }

  @Test
  void aCaseReadsBackAsItWasWritten() {
    AuditCase audit =
        new AuditCase(JOB, 3, 5, 9, Optional.empty(), List.of())
            .with(new Attestation(lane(2), RIGHT, 7))
            .with(new Attestation(lane(0), WRONG, Long.MAX_VALUE))
            .with(new Attestation(lane(1), RIGHT, 1));
    assertEquals(audit, AuditCase.CODEC.decode(AuditCase.CODEC.encode(audit)));
    assertEquals(
        Stream.of(lane(0), lane(1), lane(2)).sorted().toList(),
        audit.attestations().stream().map(Attestation::hotLane).toList());
  }

  @Test
  void everyCaseEndsByItsDeadlineWithOneVerdictThatNoMinorityDecides() {
    for (long seed = 1; seed <= 25; seed++) {
      Random random = new Random(seed);
      long[] powers = random.longs(1 + random.nextInt(5), 1, 50).toArray();
      CheckedChain network = new CheckedChain(powers);
      long deadline = random.nextLong(2, 8);
      network.request(JOB, 1, deadline);
      network.run();
      long[] sequences = new long[powers.length];
      Hash[] said = new Hash[powers.length];
      List<Message> told = new ArrayList<>();
      while (network.height() < deadline) {
        List<ByteString> block = new ArrayList<>();
        for (int who = 0; who < powers.length; who++) {
          if (random.nextInt(3) == 0 && said[who] == null) {
            said[who] = random.nextInt(5) == 0 ? WRONG : RIGHT;
            block.add(attest(who, sequences[who]++, JOB, 1, said[who]));
          }
        }
        boolean wasOpen = AuditViews.openCase(network.state(), JOB).isPresent();
        network.run(block.toArray(ByteString[]::new));
        told.addAll(network.toJobs());
        if (!wasOpen) {
          assertEquals(2, told.size(), "seed " + seed);
        }
      }
      assertEquals(new AuditStarted(JOB, 1), told.getFirst());
      assertEquals(2, told.size(), "seed " + seed);
      Verdict verdict = ((VerdictReached) told.getLast()).verdict();
      long total = LongStream.of(powers).sum();
      assertEquals(total, verdict.powerTotal());
      verdict
          .agreedRoot()
          .ifPresent(
              root -> {
                long power = 0;
                for (int who = 0; who < powers.length; who++) {
                  boolean named = verdict.attestors().contains(lane(who));
                  assertTrue(!named || root.equals(said[who]));
                  power += named ? powers[who] : 0;
                }
                assertEquals(power, verdict.powerAgreed());
                assertTrue(3 * power > 2 * total);
              });
      assertTrue(AuditViews.openCases(network.state(), Optional.empty(), 10).isEmpty());
    }
  }

  private void assertNothingIsLeft() {
    assertEquals(List.of(), chain.state().scan(ByteString.copyFromUtf8("audit"), 10));
  }

  private static ByteString of(Attest attest) {
    return signed(0, 0, Action.newBuilder().setAttest(attest).build());
  }

  private static VerdictReached verdict(int attempt, Verdict verdict) {
    return new VerdictReached(JOB, attempt, verdict);
  }

  private static Verdict agreed(Hash root, long power, long total, int... attestors) {
    List<Address> lanes = IntStream.of(attestors).mapToObj(CheckedChain::lane).sorted().toList();
    return new Verdict(Optional.of(root), power, total, lanes);
  }

  private static Verdict inconclusive(long total) {
    return new Verdict(Optional.empty(), 0, total, List.of());
  }
}
