package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Amount;

final class ForfeitedBondTest {
  @Test
  void theClientGetsThePriceAndATenthTheAttestorsAPremiumAndTheRestIsBurnt() {
    assertEquals(
        new ForfeitedBond.Split(Amount.of(1_100), Amount.of(50), Amount.of(28_850)),
        split(30_000, 1_000, 50));
  }

  @Test
  void thePremiumIsRoundedUpAsItIsWhenAClientPaysIt() {
    assertEquals(Amount.of(2), split(30_000, 11, 100).attestors());
  }

  @Test
  void ofABondThatIsTooSmallForBothTheClientComesFirst() {
    assertEquals(
        new ForfeitedBond.Split(Amount.of(1_000), Amount.ZERO, Amount.of(1_000)),
        split(2_000, 1_000, 50));
    assertEquals(
        new ForfeitedBond.Split(Amount.of(1_100), Amount.of(25), Amount.of(1_125)),
        split(2_250, 1_000, 50));
    assertEquals(
        new ForfeitedBond.Split(Amount.of(500), Amount.ZERO, Amount.of(501)),
        split(1_001, 1_000, 50));
  }

  @Test
  void nothingIsLostAtLeastHalfIsBurntAndNobodyGetsMoreThanHisShare() {
    Random random = new Random(6);
    for (int round = 0; round < 20_000; round++) {
      long bond = random.nextLong(1L << random.nextInt(63));
      long price = random.nextLong(1L << random.nextInt(63));
      int permille = random.nextInt(1_001);
      ForfeitedBond.Split split = split(bond, price, permille);

      assertEquals(Amount.of(bond), split.client().plus(split.attestors()).plus(split.burnt()));
      assertTrue(split.burnt().microLap() >= bond - split.burnt().microLap());
      assertTrue(split.client().microLap() - price <= price / 10);
      assertTrue(!Amount.of(price).shareRoundedUp(permille, 1_000).isLessThan(split.attestors()));
    }
  }

  @Test
  void theLargestAmountsDoNotOverflow() {
    Amount all = Amount.of(Long.MAX_VALUE);
    assertEquals(
        new ForfeitedBond.Split(
            Amount.of(Long.MAX_VALUE / 2), Amount.ZERO, Amount.of(Long.MAX_VALUE / 2 + 1)),
        ForfeitedBond.Split.of(all, all, 1_000));
  }

  private static ForfeitedBond.Split split(long bond, long price, long premiumPermille) {
    return ForfeitedBond.Split.of(Amount.of(bond), Amount.of(price), premiumPermille);
  }
}
