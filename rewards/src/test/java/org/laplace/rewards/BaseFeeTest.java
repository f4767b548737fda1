package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Params;

final class BaseFeeTest {
  private static final Params PARAMS = params(1_000, 10, 1_000_000);

  @Test
  void aBlockAtHalfItsWeightLeavesTheFeeAsItIs() {
    assertEquals(800, next(800, 500));
  }

  @Test
  void aFullBlockRaisesTheFeeByAnEighthAndAnEmptyOneLowersItByAnEighth() {
    assertEquals(900, next(800, 1_000));
    assertEquals(700, next(800, 0));
  }

  @Test
  void inBetweenTheFeeFollowsTheDistanceFromHalf() {
    assertEquals(850, next(800, 750));
    assertEquals(750, next(800, 250));
    assertEquals(802, next(800, 514), "2.8 rounded down");
    assertEquals(798, next(800, 486));
  }

  @Test
  void aSmallFeeMovesByOneSoThatItMovesAtAll() {
    Params small = params(1_000, 1, 100);
    assertEquals(Amount.of(2), BaseFee.next(Amount.of(1), 501, small));
    assertEquals(Amount.of(1), BaseFee.next(Amount.of(2), 499, small));
  }

  @Test
  void theFeeStaysWithinItsBounds() {
    assertEquals(1_000_000, next(999_999, 1_000));
    assertEquals(1_000_000, next(1_000_000, 1_000));
    assertEquals(10, next(11, 0));
    assertEquals(10, next(10, 0));
  }

  @Test
  void noWeightAndNoBoundsOverflowAndNoBlockMovesTheFeeByMoreThanAnEighth() {
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      long min = 1 + bits(random, 61);
      long max = min + bits(random, 61);
      long fee = min + (max == min ? 0 : random.nextLong(max - min));
      long weightMax = 1 + bits(random, 62);
      long weight = random.nextInt(5) == 0 ? weightMax : random.nextLong(weightMax + 1);
      Params params = params(weightMax, min, max);
      long next = BaseFee.next(Amount.of(fee), weight, params).microLap();

      assertTrue(next >= min && next <= max);
      assertTrue(Math.abs(next - fee) <= Math.max(1, fee / 8), fee + " to " + next);
      assertTrue(weight > weightMax / 2 || next <= fee, "not above half and yet dearer");
      assertTrue(weight <= weightMax - weight || next >= fee, "above half and yet cheaper");
    }
  }

  @Test
  void theFeeFindsItsWayBackFromBothEnds() {
    Params params = params(1_000, 1, 10_000);
    Amount fee = Amount.of(1);
    for (int block = 0; block < 200; block++) {
      fee = BaseFee.next(fee, 1_000, params);
    }
    assertEquals(Amount.of(10_000), fee);
    for (int block = 0; block < 200; block++) {
      fee = BaseFee.next(fee, 0, params);
    }
    assertEquals(Amount.of(1), fee);
  }

  private static long next(long fee, long weight) {
    return BaseFee.next(Amount.of(fee), weight, PARAMS).microLap();
  }

  /** A number of at most so many bits, small ones as likely as large ones. */
  private static long bits(Random random, int bitsMax) {
    return random.nextLong(1L << random.nextInt(bitsMax));
  }

  private static Params params(long weightMax, long min, long max) {
    return Params.newBuilder()
        .setBlockWeightMax(weightMax)
        .setBaseFeeMin(min)
        .setBaseFeeMax(max)
        .build();
  }
}
