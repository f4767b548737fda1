package org.laplace.ledger.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.ledger.tiny.TinyActions.decline;
import static org.laplace.ledger.tiny.TinyActions.drip;
import static org.laplace.ledger.tiny.TinyActions.empty;
import static org.laplace.ledger.tiny.TinyActions.fill;
import static org.laplace.ledger.tiny.TinyActions.submit;
import static org.laplace.ledger.tiny.TinyActions.transfer;
import static org.laplace.ledger.tiny.TinyChain.CHAIN_ID;
import static org.laplace.ledger.tiny.TinyChain.FUNDS;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.settlement.Event;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.ledger.tiny.TinyMessages;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.ObjectId;

final class SettledResultsTest {
  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);
  private final TinyChain chain = TinyChain.with(alice, bob);

  @Test
  void theResultNamesTheActionsWhoseMessagesWereRefusedAndTheOthersTakeEffect() {
    Hash nobodys = Hash.of(ByteString.copyFromUtf8("nobody's"));
    BlockOutcome outcome =
        chain.run(
            alice.signed(
                0, fill(1_000, 0), transfer(bob.address(), 5), empty(nobodys), fill(70, 99)));

    TxResult result = outcome.results().getFirst();
    assertEquals(List.of(0, 2), result.refusedActions());
    assertEquals(
        Optional.of(Code.EXPIRED),
        result.rejection().map(Rejection::code),
        "why the first of them was refused");
    assertEquals(FUNDS + 5, chain.balance(bob));
    assertEquals(
        FUNDS - 5 - 70 - result.feePaid().microLap(), chain.balance(alice), "1,000 came back");
    assertEquals(
        Amount.of(70),
        chain.state().require(LedgerKeys.purse(ObjectId.of(CHAIN_ID, alice.address(), 0, 3))));
  }

  @Test
  void cancellationsBeatResultsAndThoseBeatTheRestWhereverTheyStandInTheBlock() {
    Hash job = ObjectId.of(CHAIN_ID, alice.address(), 0, 0);
    chain.run(alice.signed(0, fill(1_000, 99)));
    BlockOutcome outcome =
        chain.run(
            bob.signed(0, decline(job), submit(job)), alice.signed(1, decline(job), empty(job)));

    assertEquals(
        List.of("JobCancelled", "ResultSubmitted", "JobDeclined", "JobDeclined", "AuditRequested"),
        outcome.events().stream().map(Event::type).toList());
    assertEquals(List.of(Hash.of(job.bytes())), List.copyOf(outcome.blobs().keySet()));
    assertTrue(chain.state().get(LedgerKeys.purse(job)).isEmpty());
  }

  @Test
  void aPurseEmptiesOnce() {
    Hash job = ObjectId.of(CHAIN_ID, alice.address(), 0, 0);
    chain.run(alice.signed(0, fill(1_000, 99)));
    BlockOutcome outcome = chain.run(bob.signed(0, empty(job)), alice.signed(1, empty(job)));

    assertTrue(outcome.results().get(0).rejection().isEmpty());
    assertEquals(List.of(0), outcome.results().get(1).refusedActions());
    assertEquals(FUNDS + 750 - outcome.results().get(0).feePaid().microLap(), chain.balance(bob));
  }

  @Test
  void newValueIsIssuedAndCounted() {
    Amount before = chain.books().issued();
    chain.run(alice.signed(0, drip(bob.address())));
    assertEquals(before.plus(Amount.of(1_000)), chain.books().issued());
    assertEquals(FUNDS + 1_000, chain.balance(bob));
  }

  @Test
  void aCreditToAnUnknownAddressMakesAPassiveAccount() {
    Participant carol = Participant.of(3);
    chain.run(alice.signed(0, transfer(carol.address(), 9)));
    assertEquals(9, chain.balance(carol));
    assertEquals(0, chain.account(carol).sequence());
    assertTrue(chain.account(carol).opening().isEmpty());
  }

  @Test
  void tipsOfABlockWhoseProposerTheRegistryDoesNotKnowAreBurnt() {
    ByteString tipping =
        alice.signed(alice.body(0, List.of(transfer(bob.address(), 1))).setTip(1_000));
    BlockOutcome outcome =
        new BlockExecutor(chain.checks(), new TinyMessages(), List.of(), List.of())
            .execute(
                new Block(1, ByteString.copyFromUtf8("x"), Hash.of(tipping), List.of(tipping)),
                chain.state());

    var after = chain.state().with(outcome.changes()).require(LedgerKeys.SUPPLY);
    assertEquals(outcome.results().getFirst().feePaid(), after.burnt());
  }

  @Test
  void anEmptyBlockChangesNothing() {
    BlockOutcome outcome = chain.execute(List.of());
    assertTrue(outcome.changes().isEmpty());
    assertTrue(outcome.results().isEmpty());
  }
}
