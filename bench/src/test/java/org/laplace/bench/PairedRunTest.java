package org.laplace.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRunTest {
  private static Contestant of(double... values) {
    return new Contestant() {
      @Override
      public Sample run(int round) {
        return new Sample(values[round], "d" + round);
      }

      @Override
      public boolean warmsUp() {
        return false;
      }
    };
  }

  @Test
  void theRatioIsTheMedianOfThePairsAndNotTheRatioOfTheMedians() throws Exception {
    Measured measured =
        new PairedRun(3).of(new Contestants(of(1, 2, 4), of(8, 2, 40)), Ratio.TIMES_AS_FAST);
    assertEquals(new Measured(2, 8, 8, 1, 10, "d0"), measured);
  }

  @Test
  void aShareOfThePeerIsOursOverItsAndABarBoundsItFromAbove() throws Exception {
    Measured measured = new PairedRun(1).of(new Contestants(of(9), of(10)), Ratio.SHARE_OF_PEER);
    assertEquals(0.9, measured.ratio());
    assertTrue(Ratio.SHARE_OF_PEER.meets(measured.ratio(), 1));
    assertFalse(Ratio.TIMES_AS_FAST.meets(measured.ratio(), 1));
  }

  @Test
  void theSidesTakeTurnsAfterTheirWarmUp() throws Exception {
    List<String> order = new ArrayList<>();
    new PairedRun(2)
        .of(new Contestants(noting(order, "a"), noting(order, "b")), Ratio.TIMES_AS_FAST);
    assertEquals(List.of("a0", "b0", "a0", "b0", "a1", "b1"), order);
  }

  private static Contestant noting(List<String> order, String name) {
    return new Contestant() {
      @Override
      public Sample run(int round) throws IOException {
        order.add(name + round);
        return new Sample(1, "");
      }

      @Override
      public boolean warmsUp() {
        return false;
      }
    };
  }

  @Test
  void theBetterOfTwoWaysIsChosenInEachRound() throws Exception {
    Contestant better = Contestant.betterOf(of(3, 1), of(2, 5));
    assertEquals(new Sample(2, "d0"), better.run(0));
    assertEquals(new Sample(1, "d1"), better.run(1));
  }
}
