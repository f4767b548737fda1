package org.laplace.ledger.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.Envelope;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.tiny.MemoryState;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.OutcomeKind;

final class SettlerTest {
  private static final Hash JOB_A = hash(1);
  private static final Hash JOB_B = hash(200);
  private static final Address SENDER = address(1);
  private static final Address OTHER = address(2);
  private static final Books BOOKS = Books.EMPTY.issueToFlight(Amount.of(1_000));

  private final Overlay state = new Overlay(MemoryState.EMPTY);
  private final List<Message> handled = new ArrayList<>();

  @Test
  void messagesSettleByRankThenTargetThenPrecedenceThenTheirPlaceInTheBlock() {
    List<Envelope> inOrder =
        List.of(
            from(5, 0, new Attested(JOB_A, 1, JOB_A, SENDER)),
            from(0, 0, new Attested(JOB_B, 1, JOB_A, SENDER)),
            from(9, 0, new JobCancelled(JOB_A, SENDER)),
            from(8, 0, result(JOB_A)),
            protocol(new AuditStarted(JOB_A, 1)),
            from(1, 0, new JobDeclined(JOB_A, 1, SENDER)),
            from(1, 3, new JobDeclined(JOB_A, 2, SENDER)),
            from(2, 1, new JobDeclined(JOB_A, 3, SENDER)),
            from(0, 0, new JobDeclined(JOB_B, 1, SENDER)),
            from(0, 0, new AuditRequested(JOB_A, 1, 9)),
            from(0, 0, new FaucetDripped(SENDER)));
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      List<Envelope> shuffled = new ArrayList<>(inOrder);
      Collections.shuffle(shuffled, random);
      handled.clear();
      Settler settler = settler(Books.EMPTY, (_, _) -> Optional.empty());
      shuffled.forEach(settler::queue);
      settler.settle();

      assertEquals(inOrder.stream().map(Envelope::message).toList(), handled);
    }
  }

  @Test
  void whatAHandlerSendsSettlesInTheSameBlockAtItsOwnRank() {
    Settler settler =
        settler(
            Books.EMPTY,
            (message, settlement) -> {
              if (message instanceof Attested attested) {
                settlement.send(new AuditStarted(attested.job(), 1));
              }
              return Optional.empty();
            });
    settler.queue(from(0, 0, new JobCancelled(JOB_B, SENDER)));
    settler.queue(from(1, 0, new Attested(JOB_A, 1, JOB_A, SENDER)));
    settler.settle();

    assertEquals(
        List.of(
            new Attested(JOB_A, 1, JOB_A, SENDER),
            new AuditStarted(JOB_A, 1),
            new JobCancelled(JOB_B, SENDER)),
        handled);
  }

  @Test
  void aHandlerMayNotSendAMessageOfItsOwnRankOrALowerOne() {
    for (Message sent :
        List.of(new AuditStarted(JOB_A, 1), new Attested(JOB_A, 1, JOB_A, SENDER))) {
      Settler settler =
          settler(
              Books.EMPTY,
              (_, settlement) -> {
                settlement.send(sent);
                return Optional.empty();
              });
      settler.queue(from(0, 0, new JobCancelled(JOB_A, SENDER)));
      assertThrows(IllegalStateException.class, settler::settle);
    }
  }

  @Test
  void aStepMaySendMessagesOfAnyRankAndTheySettleBeforeTheNextStep() {
    Settler settler = settler(Books.EMPTY, (_, _) -> Optional.empty());
    settler.run(settlement -> settlement.send(new FaucetDripped(SENDER)));
    settler.run(settlement -> settlement.send(new Attested(JOB_A, 1, JOB_A, SENDER)));

    assertEquals(
        List.of(new FaucetDripped(SENDER), new Attested(JOB_A, 1, JOB_A, SENDER)), handled);
  }

  @Test
  void aRefusedMessageLeavesNothingBehindAndItsValueGoesBack() {
    Settler settler =
        settler(
            BOOKS,
            (_, settlement) -> {
              settlement.move(Settlement.HELD, JOB_A, Amount.of(300));
              settlement.burn(Settlement.HELD, Amount.of(100));
              settlement.send(new FaucetDripped(OTHER));
              settlement.pay(JOB_A, OTHER, Amount.of(50));
              settlement.issue(OTHER, Amount.of(10));
              settlement.store(ByteString.copyFromUtf8("bulky"));
              settlement.event(new Event("something", List.of()));
              return refusal();
            });
    settler.queue(carrying(Amount.of(1_000), from(4, 2, new JobCancelled(JOB_A, SENDER))));
    settler.settle();

    assertEquals(
        List.of(new Settler.Refusal(origin(4, 2), refusal().orElseThrow())), settler.refusals());
    assertEquals(
        Books.EMPTY.issueToFlight(Amount.of(1_000)).flightToFree(Amount.of(1_000)),
        settler.books());
    assertEquals(
        Account.PASSIVE.withBalance(Amount.of(1_000)), state.require(LedgerKeys.account(SENDER)));
    assertEquals(1, state.writes().size(), "only the account that got its value back");
    assertEquals(List.of(new JobCancelled(JOB_A, SENDER)), handled);
    assertTrue(settler.events().isEmpty());
    assertTrue(settler.blobs().isEmpty());
  }

  @Test
  void anAcceptingHandlerThatLeavesValueOverIsADefect() {
    Settler settler =
        settler(
            BOOKS,
            (_, settlement) -> {
              settlement.move(Settlement.HELD, JOB_A, Amount.of(999));
              return Optional.empty();
            });
    settler.queue(carrying(Amount.of(1_000), from(0, 0, new JobCancelled(JOB_A, SENDER))));
    assertThrows(IllegalStateException.class, settler::settle);
  }

  @Test
  void aPurseGivesNoMoreThanItHolds() {
    Settler settler =
        settler(
            BOOKS,
            (_, settlement) -> {
              settlement.move(Settlement.HELD, JOB_A, Amount.of(1_000));
              settlement.pay(JOB_A, OTHER, Amount.of(1_001));
              return Optional.empty();
            });
    settler.queue(carrying(Amount.of(1_000), from(0, 0, new JobCancelled(JOB_A, SENDER))));
    assertThrows(ArithmeticException.class, settler::settle);
  }

  @Test
  void valueOfAMessageGoesToPursesAccountsFurtherMessagesAndTheFire() {
    Settler settler =
        settler(
            BOOKS,
            (message, settlement) -> {
              if (message instanceof PremiumEarned) {
                settlement.pay(Settlement.HELD, OTHER, settlement.holds(Settlement.HELD));
                return Optional.empty();
              }
              settlement.move(Settlement.HELD, JOB_A, Amount.of(500));
              settlement.pay(JOB_A, SENDER, Amount.of(200));
              settlement.move(JOB_A, JOB_B, Amount.of(300));
              settlement.burn(Settlement.HELD, Amount.of(90));
              settlement.move(JOB_B, Settlement.HELD, Amount.of(10));
              settlement.send(new PremiumEarned(JOB_A, List.of()), Settlement.HELD, Amount.of(420));
              return Optional.empty();
            });
    settler.queue(carrying(Amount.of(1_000), from(0, 0, new JobCancelled(JOB_A, SENDER))));
    settler.settle();

    assertTrue(state.get(LedgerKeys.purse(JOB_A)).isEmpty(), "an empty purse is no leaf");
    assertEquals(Amount.of(290), state.require(LedgerKeys.purse(JOB_B)));
    assertEquals(Amount.of(200), state.require(LedgerKeys.account(SENDER)).balance());
    assertEquals(Amount.of(420), state.require(LedgerKeys.account(OTHER)).balance());
    assertEquals(
        new Books(Amount.of(620), Amount.of(290), Amount.ZERO, Amount.of(90), Amount.of(1_000)),
        settler.books());
  }

  @Test
  void aValueOfTheProtocolThatIsRefusedIsADefectSinceNobodyCouldGetItBack() {
    Settler settler = settler(BOOKS, (_, _) -> refusal());
    settler.queue(carrying(Amount.of(1_000), protocol(new PremiumEarned(JOB_A, List.of()))));
    assertThrows(IllegalStateException.class, settler::settle);
  }

  @Test
  void aRefusedMessageOfTheProtocolWithoutValueIsNobodysResult() {
    Settler settler = settler(Books.EMPTY, (_, _) -> refusal());
    settler.queue(protocol(new AuditStarted(JOB_A, 1)));
    settler.settle();
    assertTrue(settler.refusals().isEmpty());
  }

  @Test
  void stateThatAHandlerReadsIsThatOfTheRunningBlockAndTheCommittedOneStaysVisible() {
    Settler settler =
        settler(
            BOOKS,
            (message, settlement) -> {
              if (message instanceof JobCancelled) {
                settlement.move(Settlement.HELD, JOB_A, Amount.of(1_000));
              } else {
                assertEquals(Amount.of(1_000), settlement.holds(JOB_A));
                assertTrue(settlement.committed().get(LedgerKeys.purse(JOB_A)).isEmpty());
              }
              return Optional.empty();
            });
    settler.queue(carrying(Amount.of(1_000), from(0, 0, new JobCancelled(JOB_A, SENDER))));
    settler.queue(from(0, 1, new JobDeclined(JOB_A, 1, SENDER)));
    settler.settle();
    assertEquals(2, handled.size());
  }

  private Settler settler(Books books, MessageRouter router) {
    MessageRouter recording =
        (message, settlement) -> {
          handled.add(message);
          return router.handle(message, settlement);
        };
    return new Settler(
        new BlockContext(7, JOB_A, ByteString.EMPTY, 0),
        MemoryState.EMPTY,
        state,
        books,
        recording);
  }

  private static Optional<Rejection> refusal() {
    return Optional.of(new Rejection(Code.WRONG_STATE, "no"));
  }

  private static ResultSubmitted result(Hash job) {
    return new ResultSubmitted(job, 1, SENDER, OutcomeKind.OUTCOME_KIND_COMPUTED, ByteString.EMPTY);
  }

  private static Envelope from(int txIndex, int actionIndex, Message message) {
    return new Envelope(message, Amount.ZERO, origin(txIndex, actionIndex));
  }

  private static Envelope protocol(Message message) {
    return new Envelope(message, Amount.ZERO, Settler.protocol());
  }

  private static Envelope carrying(Amount value, Envelope envelope) {
    return new Envelope(envelope.message(), value, envelope.origin());
  }

  private static Envelope.Origin origin(int txIndex, int actionIndex) {
    return new Envelope.Origin(SENDER, txIndex, actionIndex, 0);
  }

  private static Hash hash(int first) {
    byte[] bytes = new byte[Hash.SIZE_BYTES];
    bytes[0] = (byte) first;
    return new Hash(ByteString.copyFrom(bytes));
  }

  private static Address address(int first) {
    return new Address(hash(first).bytes().substring(0, Address.SIZE_BYTES));
  }
}
