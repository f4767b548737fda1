package org.laplace.ledger.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Amount;

final class BooksTest {
  private static final List<BiFunction<Books, Amount, Books>> MOVES =
      List.of(
          Books::issueToFree,
          Books::issueToFlight,
          Books::freeToFlight,
          Books::freeToBurnt,
          Books::flightToFree,
          Books::flightToPurse,
          Books::flightToBurnt,
          Books::purseToFlight);

  @Test
  void noMoveMakesOrLosesValueAndNoneTakesWhatIsNotThere() {
    Random random = new Random(5);
    Books books = Books.EMPTY;
    for (int step = 0; step < 10_000; step++) {
      Books before = books;
      var move = MOVES.get(random.nextInt(MOVES.size()));
      Amount amount = Amount.of(random.nextInt(1_000));
      try {
        books = move.apply(before, amount).requireBalanced();
      } catch (ArithmeticException tooMuch) {
        assertEquals(before, books);
      }
    }
  }

  @Test
  void aSumThatDoesNotHoldIsADefect() {
    Books wrong = new Books(Amount.of(1), Amount.of(1), Amount.ZERO, Amount.ZERO, Amount.of(3));
    assertThrows(IllegalStateException.class, wrong::requireBalanced);
  }

  @Test
  void nothingIsInFlightBetweenBlocks() {
    Books flying = Books.EMPTY.issueToFlight(Amount.of(1));
    assertThrows(IllegalStateException.class, () -> Books.CODEC.encode(flying));
  }

  @Test
  void booksReadBackAsTheyWereWritten() {
    Books books = new Books(Amount.of(1), Amount.of(2), Amount.ZERO, Amount.of(3), Amount.of(6));
    assertEquals(books, Books.CODEC.decode(Books.CODEC.encode(books)));
  }
}
