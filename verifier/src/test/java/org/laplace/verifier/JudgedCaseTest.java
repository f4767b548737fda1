package org.laplace.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.ledger.message.Judgement;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.Statistic;

/** Cases whose results are judged by statistics. */
class JudgedCaseTest {
  private static final Hash JOB = hash("a job");
  private static final Hash CLAIMED = hash("a claimed result");
  private static final long FAR = 1_000;
  private static final Statistic SUPPORTED = statistic(Finding.FINDING_SUPPORTED, 480);

  private final CheckedChain chain = new CheckedChain(10, 10, 10, 10);

  @Test
  void moreThanTwoThirdsWithEqualFiguresReachAVerdictThatHoldsThem() {
    open();
    chain.run(judge(0, SUPPORTED), judge(1, SUPPORTED), judge(2, SUPPORTED));
    Message told = chain.toJobs().getLast();
    VerdictReached reached = assertInstanceOf(VerdictReached.class, told);
    assertEquals(Optional.of(CLAIMED), reached.verdict().agreedRoot());
    assertEquals(Optional.of(Judgement.of(SUPPORTED)), reached.verdict().judgement());
    assertEquals(30, reached.verdict().powerAgreed());
  }

  @Test
  void figuresThatDifferDoNotAddUp() {
    open();
    chain.run(judge(0, SUPPORTED), judge(1, SUPPORTED));
    chain.run(judge(2, statistic(Finding.FINDING_SUPPORTED, 481)));
    assertEquals(List.of(), chain.toJobs());
    chain.run(judge(3, SUPPORTED));
    assertEquals(1, chain.toJobs().size(), "30 of 40 now agree");
  }

  @Test
  void aJudgedResultTakesNoPlainRootAndNoOtherRoot() {
    open();
    Attest plain = attest().clearStatistic().build();
    Attest other = attest().setResultRoot(hash("another").bytes()).build();
    assertEquals(
        List.of(Optional.of(Code.OUT_OF_RANGE), Optional.of(Code.OUT_OF_RANGE)),
        funded(plain, other));
  }

  @Test
  void aResultThatIsRunAgainTakesNoStatistic() {
    chain.open(JOB, FAR);
    assertEquals(List.of(Optional.of(Code.OUT_OF_RANGE)), funded(attest().build()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-10_001, 10_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void aFidelityBeyondItsRangeIsRefused(int fidelityPermille) {
    open();
    Statistic far = SUPPORTED.toBuilder().setFidelityPermille(fidelityPermille).build();
    assertEquals(
        List.of(Optional.of(Code.OUT_OF_RANGE)), funded(attest().setStatistic(far).build()));
  }

  @Test
  void aStatisticHasAFinding() {
    open();
    for (int finding : new int[] {0, 4, 99}) {
      Statistic none = SUPPORTED.toBuilder().setFindingValue(finding).build();
      assertEquals(
          List.of(Optional.of(Code.OUT_OF_RANGE)), funded(attest().setStatistic(none).build()));
    }
  }

  /** The codes of attestations by validators who can pay for a refused one. */
  private List<Optional<Code>> funded(Attest... attests) {
    for (int who = 0; who < attests.length; who++) {
      chain.fund(who);
    }
    chain.run();
    return chain.codes(
        IntStream.range(0, attests.length)
            .mapToObj(who -> signed(who, attests[who]))
            .toArray(ByteString[]::new));
  }

  private void open() {
    chain.requestJudging(JOB, 1, FAR, CLAIMED);
    chain.run();
    chain.run();
    chain.toJobs();
  }

  private static ByteString judge(int who, Statistic statistic) {
    return signed(who, attest().setStatistic(statistic).build());
  }

  private static Attest.Builder attest() {
    return Attest.newBuilder()
        .setJobId(JOB.bytes())
        .setAttempt(1)
        .setResultRoot(CLAIMED.bytes())
        .setStatistic(SUPPORTED);
  }

  private static ByteString signed(int who, Attest attest) {
    return CheckedChain.signed(who, 0, Action.newBuilder().setAttest(attest).build());
  }

  private static Statistic statistic(Finding finding, int fidelityPermille) {
    return Statistic.newBuilder()
        .setFinding(finding)
        .setFidelityPermille(fidelityPermille)
        .setLogLikelihoodMilli(45_678)
        .setCollisionsPermille(990)
        .build();
  }

  private static Hash hash(String text) {
    return Hash.of(ByteString.copyFromUtf8(text));
  }
}
