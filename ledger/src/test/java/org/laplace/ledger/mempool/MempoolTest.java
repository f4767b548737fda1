package org.laplace.ledger.mempool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.ledger.tiny.TinyActions.attest;
import static org.laplace.ledger.tiny.TinyActions.fill;
import static org.laplace.ledger.tiny.TinyActions.transfer;
import static org.laplace.ledger.tiny.TinyChain.FUNDS;
import static org.laplace.ledger.tiny.TinyChain.HOT_LANE;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;

final class MempoolTest {
  private static final long PLENTY_BYTES = 1 << 20;

  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);
  private final TinyChain chain = TinyChain.with(alice, bob);
  private final Mempool mempool = new Mempool(chain.checks(), chain.state(), chain.nextHeight());
  private final Action action = transfer(bob.address(), 1);

  @Test
  void aLaneMayHaveSixtyFourTransactionsBeyondItsNextSequence() {
    assertAccepted(alice.signed(64, action));
    assertRefused(Code.SEQUENCE_TOO_HIGH, alice.signed(65, action));
    assertRefused(Code.SEQUENCE_TOO_HIGH, alice.signed(Long.MAX_VALUE, action));
    block(alice.signed(0, action));
    assertAccepted(alice.signed(65, action));
    assertRefused(Code.SEQUENCE_TOO_LOW, alice.signed(0, action));
  }

  @Test
  void aProposalStopsAtALanesFirstGapAndGoesOnWhenItCloses() {
    ByteString zero = alice.signed(0, action);
    ByteString one = alice.signed(1, action);
    ByteString two = alice.signed(2, action);
    assertAccepted(two);
    assertAccepted(zero);
    assertEquals(List.of(zero), mempool.propose(PLENTY_BYTES));
    assertAccepted(one);
    assertEquals(List.of(zero, one, two), mempool.propose(PLENTY_BYTES));
  }

  @Test
  void aSequenceThatWaitsIsNotReplaced() {
    ByteString first = alice.signed(0, action);
    assertAccepted(first);
    assertRefused(Code.ALREADY_PENDING, alice.signed(alice.body(0, List.of(action)).setTip(99)));
    assertEquals(List.of(first), mempool.propose(PLENTY_BYTES));
  }

  @Test
  void theSameBytesMayComeAgainAndCountOnce() {
    ByteString transaction = alice.signed(0, action);
    assertAccepted(transaction);
    assertAccepted(transaction);
    assertEquals(1, mempool.size());
    assertEquals(List.of(transaction), mempool.propose(PLENTY_BYTES));
    assertEquals(List.of(transaction), mempool.reap(PLENTY_BYTES));
  }

  @Test
  void theHighestTipGoesFirstAndThenTheEarliestArrivalEachLaneInItsOrder() {
    Participant carol = Participant.of(3);
    TinyChain three = TinyChain.with(alice, bob, carol);
    Mempool waiting = new Mempool(three.checks(), three.state(), three.nextHeight());
    ByteString bobs = bob.signed(0, action);
    ByteString carols = carol.signed(0, action);
    ByteString alices = alice.signed(alice.body(0, List.of(action)).setTip(1));
    ByteString alicesNext = alice.signed(1, action);
    for (ByteString each : List.of(bobs, alicesNext, carols, alices)) {
      assertEquals(Optional.empty(), waiting.insert(each));
    }
    assertEquals(List.of(alices, alicesNext, bobs, carols), waiting.propose(PLENTY_BYTES));
  }

  @Test
  void aProposalStaysWithinTheBytesThatCometBftCounts() {
    ByteString zero = alice.signed(0, action);
    ByteString one = alice.signed(1, action);
    assertAccepted(zero);
    assertAccepted(one);
    int size =
        CodedOutputStream.computeBytesSize(1, zero) + CodedOutputStream.computeBytesSize(1, one);
    assertEquals(List.of(zero, one), mempool.propose(size));
    assertEquals(List.of(zero), mempool.propose(size - 1));
  }

  @Test
  void eachTransactionIsHandedOutForGossipOnce() {
    ByteString zero = alice.signed(0, action);
    ByteString one = alice.signed(1, action);
    assertAccepted(zero);
    assertAccepted(one);
    assertEquals(List.of(zero), mempool.reap(zero.size() + 10));
    assertEquals(List.of(one), mempool.reap(PLENTY_BYTES));
    assertEquals(List.of(), mempool.reap(PLENTY_BYTES));
  }

  @Test
  void aBlockDropsWhatItUsedUpAndWhatItMadeImpossible() {
    ByteString used = alice.signed(0, action);
    ByteString next = alice.signed(1, action);
    ByteString expiring = alice.signed(alice.body(2, List.of(action)).setExpiryHeight(1));
    ByteString bobs = bob.signed(1, transfer(alice.address(), 1));
    for (ByteString each : List.of(used, next, expiring, bobs)) {
      assertAccepted(each);
    }
    // Bob spends all that he has elsewhere.
    ByteString spending = bob.signed(0, fill(FUNDS - 5_000, 99));
    block(used, spending);

    assertEquals(List.of(next), mempool.propose(PLENTY_BYTES));
    assertEquals(1, mempool.size());
    assertEquals(List.of(next), mempool.reap(PLENTY_BYTES), "what is dropped is not gossiped");
  }

  @Test
  void whatCouldNotStandInABlockIsRefusedAtTheDoor() {
    Participant poor = Participant.of(9);
    assertRefused(Code.INSUFFICIENT_BALANCE, poor.signed(0, action));
    assertRefused(Code.FEE_TOO_LOW, alice.signed(alice.body(0, List.of(action)).setFeeLimit(1)));
    assertRefused(Code.EXPIRED, alice.signed(alice.body(0, List.of(action)).setExpiryHeight(0)));
    assertRefused(
        Code.WRONG_CHAIN, alice.signed(alice.body(0, List.of(action)).setChainId("other")));
    assertRefused(Code.UNKNOWN_KEY, alice.signedForOpenLane(0, action));
    assertRefused(Code.ROLE_FORBIDS, HOT_LANE.signed(0, action));
    assertRefused(Code.MALFORMED_TRANSACTION, ByteString.copyFromUtf8("x"));
    Action[] tooMany = IntStream.range(0, 120).mapToObj(_ -> action).toArray(Action[]::new);
    assertRefused(Code.TRANSACTION_TOO_LARGE, alice.signed(0, tooMany));
    assertEquals(0, mempool.size());
  }

  @Test
  void aFreeActionNeedsNoBalance() {
    assertAccepted(HOT_LANE.signed(0, attest(Hash.of(ByteString.EMPTY))));
  }

  @Test
  void checkKeepsNothing() {
    assertEquals(Optional.empty(), mempool.check(alice.signed(0, action)));
    assertEquals(0, mempool.size());
  }

  @Test
  void theNextSequenceCountsWhatWaitsUpToTheFirstGap() {
    assertEquals(0, mempool.nextSequence(alice.address()));
    assertAccepted(alice.signed(0, action));
    assertAccepted(alice.signed(1, action));
    assertAccepted(alice.signed(3, action));
    assertEquals(2, mempool.nextSequence(alice.address()));
    assertEquals(0, mempool.nextSequence(bob.address()));
  }

  @Test
  void aFullMempoolTakesNoMoreUntilABlockMakesRoom() {
    ByteString zero = alice.signed(0, action);
    ByteString one = alice.signed(1, action);
    ByteString two = alice.signed(2, action);
    for (Mempool small :
        List.of(
            mempoolOf(2, PLENTY_BYTES),
            mempoolOf(100, zero.size() + one.size() + two.size() - 1))) {
      assertEquals(Optional.empty(), small.insert(zero));
      assertEquals(Optional.empty(), small.insert(one));
      assertEquals(Optional.of(Code.MEMPOOL_FULL), small.insert(two).map(Rejection::code));
      assertEquals(Optional.empty(), small.insert(one), "what is in is still taken again");

      TinyChain goesOn = TinyChain.with(alice, bob);
      goesOn.run(zero);
      small.advance(goesOn.state(), goesOn.nextHeight());
      assertEquals(Optional.empty(), small.insert(two));
      assertEquals(List.of(one, two), small.propose(PLENTY_BYTES));
    }
  }

  private Mempool mempoolOf(int txsMax, long sizeBytesMax) {
    return new Mempool(chain.checks(), chain.state(), chain.nextHeight(), txsMax, sizeBytesMax);
  }

  private void block(ByteString... transactions) {
    chain.run(transactions);
    mempool.advance(chain.state(), chain.nextHeight());
  }

  private void assertAccepted(ByteString transaction) {
    assertEquals(Optional.empty(), mempool.insert(transaction));
  }

  private void assertRefused(Code code, ByteString transaction) {
    int before = mempool.size();
    assertEquals(Optional.of(code), mempool.insert(transaction).map(Rejection::code));
    assertEquals(before, mempool.size(), "nothing is kept of it");
  }
}
