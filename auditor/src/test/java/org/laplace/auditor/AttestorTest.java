package org.laplace.auditor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Attest;

class AttestorTest {
  private static final OpenCase FIRST = Cases.open("first", 10);
  private static final OpenCase SECOND = Cases.open("second", 20);
  private static final OpenCase THIRD = Cases.open("third", 30);
  private static final Found FOUND = new Found(Cases.job("a root"), Optional.empty());

  private final ScriptedChain chain = new ScriptedChain();
  private final Attestor attestor = new Attestor(Cases.HOT_LANE, chain);

  @Test
  void anAttestationNamesCaseAndRootAndAsksForNoFee() {
    attest(5, 3, FIRST);
    SignedTransaction tx = onlyOf(chain.sent());
    assertTrue(tx.checkSignature(Cases.HOT_LANE.publicKey()).isEmpty());
    assertEquals(Cases.CHAIN_ID, tx.body().getChainId());
    assertEquals(3, tx.body().getSequence());
    assertEquals(0, tx.body().getFeeLimit());
    assertEquals(5 + AuditorLimits.ATTESTATION_EXPIRY_BLOCKS, tx.body().getExpiryHeight());
    assertEquals(1, tx.body().getActionsCount(), "only a single action is free of fees");
    Attest attest = tx.body().getActions(0).getAttest();
    assertEquals(FIRST.job().bytes(), attest.getJobId());
    assertEquals(1, attest.getAttempt());
    assertEquals(FOUND.root().bytes(), attest.getResultRoot());
  }

  @Test
  void theSameBytesAreSentAgainWhileTheyCanCount() {
    for (long height = 5; height < 5 + AuditorLimits.ATTESTATION_EXPIRY_BLOCKS; height++) {
      attest(height, 0, FIRST, SECOND);
    }
    assertEquals(2, chain.sent().stream().map(SignedTransaction::hash).distinct().count());
  }

  @Test
  void anExpiredAttestationIsSignedAnewForTheSameRoot() {
    attest(5, 0, FIRST);
    long expired = 5 + AuditorLimits.ATTESTATION_EXPIRY_BLOCKS;
    attest(expired, 0, FIRST);
    SignedTransaction before = chain.sent().getFirst();
    SignedTransaction after = chain.sent().getLast();
    assertNotEquals(before.hash(), after.hash());
    assertEquals(before.body().getSequence(), after.body().getSequence());
    assertEquals(before.body().getActions(0), after.body().getActions(0));
    assertTrue(after.body().getExpiryHeight() > expired);
  }

  @Test
  void severalCasesTakeSequencesWithoutAGap() {
    attest(5, 7, FIRST, SECOND);
    attest(6, 7, FIRST, SECOND, THIRD);
    assertEquals(List.of(7L, 8L, 7L, 8L, 9L), sequences());
  }

  @Test
  void whatTheChainHasIsNotSentAgain() {
    attest(5, 0, FIRST, SECOND);
    attest(6, 1, SECOND);
    assertEquals(List.of(0L, 1L, 1L), sequences());
    attest(7, 2);
    assertEquals(3, chain.sent().size());
  }

  /** Here the others decided the first case before this lane's attestation was in a block. */
  @Test
  void aCaseThatClosesUnattestedDoesNotHoldUpTheLanesOtherCases() {
    attest(5, 0, FIRST, SECOND);
    attest(6, 0, SECOND);
    SignedTransaction sent = chain.sent().getLast();
    assertEquals(SECOND.job().bytes(), sent.body().getActions(0).getAttest().getJobId());
    assertEquals(0, sent.body().getSequence(), "the lane's next sequence");
    attest(7, 0, SECOND, THIRD);
    assertEquals(List.of(0L, 1L), sequences().subList(3, 5));
  }

  /** A node that was restarted knows only what the chain's state says. */
  @Test
  void anAttestorThatStartsAgainGoesOnFromTheChainsState() {
    attest(5, 0, FIRST, SECOND);
    ScriptedChain later = new ScriptedChain();
    new Attestor(Cases.HOT_LANE, later)
        .attest(view(6, 1, SECOND), Map.of(FIRST, FOUND, SECOND, FOUND));
    SignedTransaction tx = onlyOf(later.sent());
    assertEquals(SECOND.job().bytes(), tx.body().getActions(0).getAttest().getJobId());
    assertEquals(1, tx.body().getSequence());
  }

  @Test
  void aRefusalChangesNothingAndTheSameBytesGoOutOnceABlock() {
    chain.refuseWith(new Rejection(Code.INSUFFICIENT_BALANCE, "not free any more"));
    attest(5, 0, FIRST);
    attest(6, 0, FIRST);
    assertEquals(2, chain.sent().size());
    assertEquals(1, chain.sent().stream().map(SignedTransaction::hash).distinct().count());
  }

  private void attest(long height, long nextSequence, OpenCase... open) {
    attestor.attest(
        view(height, nextSequence, open), Map.of(FIRST, FOUND, SECOND, FOUND, THIRD, FOUND));
  }

  private static AuditView view(long height, long nextSequence, OpenCase... open) {
    return new AuditView(Cases.CHAIN_ID, height, nextSequence, List.of(open));
  }

  private List<Long> sequences() {
    return chain.sent().stream().map(tx -> tx.body().getSequence()).toList();
  }

  private static SignedTransaction onlyOf(List<SignedTransaction> sent) {
    assertEquals(1, sent.size());
    return sent.getFirst();
  }
}
