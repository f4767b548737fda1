package org.laplace.ledger.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.ledger.tiny.TinyActions.attest;
import static org.laplace.ledger.tiny.TinyActions.fail;
import static org.laplace.ledger.tiny.TinyActions.fill;
import static org.laplace.ledger.tiny.TinyActions.transfer;
import static org.laplace.ledger.tiny.TinyChain.CHAIN_ID;
import static org.laplace.ledger.tiny.TinyChain.FUNDS;
import static org.laplace.ledger.tiny.TinyChain.HOT_LANE;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.block.TxResult;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.tx.ObjectId;
import org.laplace.primitives.tx.ParticipantToken;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.WithdrawOffer;

final class LaneTest {
  private static final Hash JOB = Hash.of(ByteString.copyFromUtf8("job"));

  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);
  private final TinyChain chain = TinyChain.with(alice, bob);

  @Test
  void transactionsOfALaneRunInTheOrderOfTheirSequences() {
    BlockOutcome outcome =
        chain.run(
            alice.signed(0, transfer(bob.address(), 5)),
            bob.signed(0, transfer(alice.address(), 1)),
            alice.signed(1, transfer(bob.address(), 6)));

    assertEquals(List.of(), codes(outcome));
    assertEquals(2, chain.account(alice).sequence());
    assertEquals(FUNDS - 11 + 1 - fees(outcome, 0, 2), chain.balance(alice));
  }

  @Test
  void aSequenceThatIsUsedOrTooFarAheadIsSkippedAndWhatFollowsInOrderStillRuns() {
    BlockOutcome outcome =
        chain.run(
            alice.signed(0, transfer(bob.address(), 1)),
            alice.signed(0, transfer(bob.address(), 2)),
            alice.signed(2, transfer(bob.address(), 4)),
            alice.signed(1, transfer(bob.address(), 8)));

    assertEquals(List.of(Code.SEQUENCE_TOO_LOW, Code.SEQUENCE_GAP), codes(outcome));
    assertEquals(FUNDS + 1 + 8, chain.balance(bob));
    assertEquals(2, chain.account(alice).sequence());
  }

  @Test
  void feeAndTipAreChargedFirstAndStayChargedWhenAnActionFails() {
    ByteString transaction =
        alice.signed(
            alice
                .body(0, List.of(transfer(bob.address(), 1_000), fill(1_000, 99), fail()))
                .setTip(7));
    BlockOutcome outcome = chain.run(transaction);

    long weight = 500L + transaction.size() + 3 * 1_000;
    assertEquals(List.of(Code.WRONG_STATE), codes(outcome));
    assertEquals(Amount.of(2 * weight + 7), outcome.results().getFirst().feePaid());
    assertEquals(weight, outcome.results().getFirst().weight());
    assertEquals(FUNDS - 2 * weight - 7, chain.balance(alice), "nothing of the actions remains");
    assertEquals(FUNDS, chain.balance(bob));
    assertEquals(1, chain.account(alice).sequence());
    assertEquals(Amount.of(2 * weight), chain.books().burnt(), "the base fee is burnt");
    assertEquals(7, chain.balance(TinyChain.PAYOUT), "the tip is the proposer's");
  }

  @Test
  void aTransactionThatCannotPayIsSkippedAndSoAreTheLaterOnesOfItsLane() {
    BlockOutcome outcome =
        chain.run(
            alice.signed(alice.body(0, List.of(transfer(bob.address(), 1))).setFeeLimit(10)),
            alice.signed(0, transfer(bob.address(), 2)),
            alice.signed(1, transfer(bob.address(), 4)),
            bob.signed(0, transfer(alice.address(), 8)));

    assertEquals(List.of(Code.FEE_TOO_LOW, Code.SEQUENCE_GAP, Code.SEQUENCE_GAP), codes(outcome));
    assertEquals(0, chain.account(alice).sequence());
    assertTrue(chain.account(alice).opening().isEmpty(), "a skipped transaction opens no lane");
    assertEquals(FUNDS + 8, chain.balance(alice), "other lanes go on");
  }

  @Test
  void aLaneCannotSpendMoreThanItHasAfterTheFee() {
    BlockOutcome outcome = chain.run(alice.signed(0, transfer(bob.address(), FUNDS)));

    assertEquals(List.of(Code.INSUFFICIENT_BALANCE), codes(outcome));
    assertEquals(FUNDS, chain.balance(bob));
    assertEquals(FUNDS - fees(outcome, 0), chain.balance(alice));
  }

  @Test
  void whatALaneReceivesInABlockItCannotSpendBeforeTheNext() {
    Participant carol = Participant.of(3);
    ByteString spending = carol.signed(0, transfer(alice.address(), 1));

    assertEquals(
        List.of(Code.INSUFFICIENT_BALANCE),
        codes(chain.run(bob.signed(0, transfer(carol.address(), 1_000_000)), spending)));
    assertEquals(List.of(), codes(chain.run(spending)));
  }

  @Test
  void theFirstTransactionCarriesTheKeyAndMintsTheParticipantToken() {
    assertEquals(
        List.of(Code.UNKNOWN_KEY),
        codes(chain.run(alice.signedForOpenLane(0, transfer(bob.address(), 1)))));
    chain.run(alice.signed(0, transfer(bob.address(), 1)));
    Account.Opening opening = chain.account(alice).opening().orElseThrow();
    assertEquals(
        List.of(), codes(chain.run(alice.signedForOpenLane(1, transfer(bob.address(), 1)))));

    assertEquals(alice.key().publicKey(), opening.key());
    assertEquals(2, opening.height());
    assertEquals(ParticipantToken.of(CHAIN_ID, alice.address(), 2), opening.token());
    assertEquals(Optional.of(opening), chain.account(alice).opening(), "minted once");
  }

  @Test
  void aLaneIsOpenForTheLaterTransactionsOfTheBlockThatOpensIt() {
    BlockOutcome outcome =
        chain.run(
            alice.signed(0, transfer(bob.address(), 1)),
            alice.signedForOpenLane(1, transfer(bob.address(), 1)));
    assertEquals(List.of(), codes(outcome));
  }

  @Test
  void anMlDsaKeyOpensALaneToo() {
    Participant dora = Participant.of(KeyType.ML_DSA_65, 4);
    TinyChain funded = TinyChain.with(dora);
    BlockOutcome outcome =
        funded.run(
            dora.signed(0, transfer(bob.address(), 1)),
            dora.signedForOpenLane(1, transfer(bob.address(), 1)));

    assertEquals(List.of(), codes(outcome));
    assertEquals(dora.key().publicKey(), funded.account(dora).opening().orElseThrow().key());
  }

  @Test
  void objectsHaveTheIdsThatTheirSendersCanKnowBefore() {
    chain.run(alice.signed(0, transfer(bob.address(), 1), fill(55, 99), fill(66, 99)));

    Hash first = ObjectId.of(CHAIN_ID, alice.address(), 0, 1);
    Hash second = ObjectId.of(CHAIN_ID, alice.address(), 0, 2);
    assertEquals(Amount.of(55), chain.state().require(LedgerKeys.purse(first)));
    assertEquals(Amount.of(66), chain.state().require(LedgerKeys.purse(second)));
  }

  @Test
  void whatIsNotAuthorisedLeavesNoTrace() throws Exception {
    chain.run(alice.signed(0, transfer(bob.address(), 1)));
    Action action = transfer(bob.address(), 1);
    Tx right = Tx.parseFrom(alice.signed(1, action));
    Tx wrong =
        right.toBuilder()
            .setAuth(Tx.parseFrom(alice.signed(1, transfer(bob.address(), 2))).getAuth())
            .build();

    assertRefusedWithoutTrace(Code.WRONG_SIGNATURE, wrong.toByteString());
    assertRefusedWithoutTrace(
        Code.WRONG_CHAIN, alice.signed(alice.body(1, List.of(action)).setChainId("another")));
    assertRefusedWithoutTrace(
        Code.EXPIRED, alice.signed(alice.body(1, List.of(action)).setExpiryHeight(1)));
    assertRefusedWithoutTrace(Code.SEQUENCE_TOO_LOW, alice.signed(0, action));
    assertRefusedWithoutTrace(Code.SEQUENCE_GAP, alice.signed(2, action));
    assertRefusedWithoutTrace(
        Code.MALFORMED_TRANSACTION, ByteString.copyFromUtf8("these are no transaction"));
    assertRefusedWithoutTrace(
        Code.MALFORMED_TRANSACTION,
        alice.signed(
            1, Action.newBuilder().setWithdrawOffer(WithdrawOffer.getDefaultInstance()).build()));
    assertEquals(List.of(), codes(chain.run(right.toByteString())));
  }

  @Test
  void theExpiryHeightIsTheLastThatCounts() {
    chain.run();
    ByteString transaction =
        alice.signed(alice.body(0, List.of(transfer(bob.address(), 1))).setExpiryHeight(2));
    assertEquals(2, chain.nextHeight());
    assertEquals(List.of(), codes(chain.run(transaction)));
  }

  @Test
  void aHotLaneAttestsAndCanDoNothingElse() {
    assertEquals(
        List.of(Code.ROLE_FORBIDS),
        codes(chain.run(HOT_LANE.signed(0, transfer(bob.address(), 0)))));
    assertEquals(
        List.of(Code.ROLE_FORBIDS),
        codes(chain.run(HOT_LANE.signed(0, attest(JOB), transfer(bob.address(), 0)))));
    assertEquals(List.of(), codes(chain.run(HOT_LANE.signed(0, attest(JOB)))));
  }

  @Test
  void aFreeActionCostsNothingAloneAndOnceInABlock() {
    BlockOutcome outcome =
        chain.run(
            HOT_LANE.signed(0, attest(JOB)),
            HOT_LANE.signed(1, attest(Hash.of(JOB.bytes()))),
            HOT_LANE.signed(2, attest(JOB)));

    // The hot lane has nothing, so it is refused where it would have to pay.
    assertEquals(List.of(Code.INSUFFICIENT_BALANCE), codes(outcome));
    assertEquals(Amount.ZERO, outcome.results().getFirst().feePaid());
    assertEquals(2, chain.account(HOT_LANE).sequence());
    assertEquals(
        List.of(Code.INSUFFICIENT_BALANCE),
        codes(chain.run(HOT_LANE.signed(2, attest(JOB), attest(JOB)))));
    assertEquals(
        List.of(Code.INSUFFICIENT_BALANCE),
        codes(chain.run(HOT_LANE.signed(HOT_LANE.body(2, List.of(attest(JOB))).setTip(1)))));
  }

  @Test
  void anAccountReadsBackAsItWasWritten() {
    Account.Opening opening = new Account.Opening(alice.key().publicKey(), JOB, 12);
    for (Account account :
        List.of(
            Account.PASSIVE,
            Account.ATTESTOR,
            Account.PASSIVE.advanced(Amount.of(5), opening),
            Account.ATTESTOR.advanced(Amount.ZERO, opening))) {
      assertEquals(account, Account.CODEC.decode(Account.CODEC.encode(account)));
    }
  }

  private void assertRefusedWithoutTrace(Code code, ByteString transaction) {
    BlockOutcome outcome = chain.execute(List.of(transaction));
    assertEquals(List.of(code), codes(outcome));
    assertTrue(outcome.changes().isEmpty(), () -> code + " changed " + outcome.changes());
    assertEquals(Amount.ZERO, outcome.results().getFirst().feePaid());
  }

  private static List<Code> codes(BlockOutcome outcome) {
    return outcome.results().stream()
        .flatMap(result -> result.rejection().stream())
        .map(Rejection::code)
        .toList();
  }

  private static long fees(BlockOutcome outcome, int... indices) {
    long fees = 0;
    for (int index : indices) {
      TxResult result = outcome.results().get(index);
      fees += result.feePaid().microLap();
    }
    return fees;
  }
}
