package org.laplace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.proto.v1.Observable;
import org.laplace.wallet.RefusedException;

class ObservableTextTest {
  @Test
  void aSumHasSignsFactorsAndProducts() throws Exception {
    Observable sum = ObservableText.parse(" -0.5*ZI+XX - 1e-3 * YY");
    assertEquals(3, sum.getTermsCount());
    assertEquals(-0.5, Double.longBitsToDouble(sum.getTerms(0).getCoefficientBits()));
    assertEquals("XX", sum.getTerms(1).getPaulis());
    assertEquals(-1e-3, Double.longBitsToDouble(sum.getTerms(2).getCoefficientBits()));
    assertEquals(sum, ObservableText.parse(ObservableText.of(sum)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Q", "ZZ XX", "0.5 ZZ", "ZZ +", "2*", "ZZ + 1..2*XX"})
  void whatIsNoSumIsRefusedWithItsPlace(String text) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ObservableText.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("at character"), text);
  }
}
