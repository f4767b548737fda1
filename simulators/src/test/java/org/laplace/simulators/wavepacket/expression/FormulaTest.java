package org.laplace.simulators.wavepacket.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final Map<String, Double> CONSTANTS = Map.of("k", 4.0, "hbar", 1.0);

  private static Formula parse(String text) throws InvalidExpression {
    return Formula.parse(text, "xyzt", CONSTANTS);
  }

  /** At x = 3, y = -2, z = 0.5, t = 10. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2 * 3;7",
        "-2^2;-4",
        "2^3^2;512",
        "2^-1;0.5",
        "(1 + 2) * 3;9",
        "8 / 4 / 2;1",
        "8 - 4 - 2;2",
        "- -x;3",
        "+x;3",
        ".5 + 1. + 1e1;11.5",
        "k * x^2 / 2;18",
        "x*y*z*t;-30",
        "hbar;1",
        "sqrt(abs(y) + 14);4",
        "min(x, y) + max(x, y);1",
        "hypot(x, 4);5",
        "if(x > 2, 1, 0);1",
        "if(x > 2 and y > 2, 1, 0);0",
        "if(x > 2 or y > 2, 1, 0);1",
        "if(not x > 2, 1, 0);0",
        "if((x < 2 or y < 0) and not (z == 1), 5, 6);5",
        "if(((x)) <= ((3)), 1, 0);1",
        "if(x != 3, 1/0, 2);2",
        "if(x >= 3, if(y < z, 7, 8), 9);7",
        "1/exp(1000);0",
        "floor(2.7) + ceil(2.2);5",
      })
  void aFormulaHasItsValue(String text, double expected) throws InvalidExpression {
    assertEquals(expected, parse(text).at(3, -2, 0.5, 10));
  }

  @Test
  void everyFunctionIsThatOfStrictMath() throws InvalidExpression {
    assertEquals(StrictMath.sin(0.3), parse("sin(x)").at(0.3, 0, 0, 0));
    assertEquals(StrictMath.exp(0.3), parse("exp(x)").at(0.3, 0, 0, 0));
    assertEquals(StrictMath.pow(0.3, 1.7), parse("x^1.7").at(0.3, 0, 0, 0));
    assertEquals(StrictMath.atan2(0.3, 2), parse("atan2(x, 2)").at(0.3, 0, 0, 0));
    for (Function function : Function.values()) {
      String text = function.text() + (function.arguments() == 1 ? "(x)" : "(x, 0.7)");
      assertEquals(function.at(0.3, 0.7), parse(text).at(0.3, 0, 0, 0));
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "1 +;FORMULA_SYNTAX 3",
        "1 2;FORMULA_SYNTAX 2",
        "x < 2;FORMULA_SYNTAX 5",
        "1 + (x < 2);FORMULA_SYNTAX 11",
        "if(x, 1, 2);FORMULA_SYNTAX 4",
        "if(0 < x < 2, 1, 2);FORMULA_SYNTAX 9",
        "if(x < 2, 1);FORMULA_SYNTAX 11",
        "sin x;UNKNOWN_NAME 0",
        "sin(1, 2);FORMULA_SYNTAX 5",
        "sine(1);UNKNOWN_NAME 0",
        "omega;UNKNOWN_NAME 0",
        "2 $ 3;FORMULA_SYNTAX 2",
        "1e999;NUMBER_OUT_OF_RANGE 0",
        "(1;FORMULA_SYNTAX 2",
        ");FORMULA_SYNTAX 0",
      })
  void aMistakeHasItsCodeAndPlace(String text, String expected) {
    InvalidExpression e = assertThrows(InvalidExpression.class, () -> parse(text));
    assertEquals(expected, e.code() + " " + e.offset(), e.getMessage());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2/x;DIVISION_BY_ZERO 5",
        "x^-1;DIVISION_BY_ZERO 1",
        "1/(1/x);DIVISION_BY_ZERO 4",
        "2 + log(x);POTENTIAL_NOT_FINITE 4",
        "3*sqrt(x - 1);POTENTIAL_NOT_FINITE 2",
        "exp(x + 1000)*2;POTENTIAL_NOT_FINITE 0",
        "1e300 * (1e300 + x);POTENTIAL_NOT_FINITE 6",
        "if(x == 0, log(x), 1);POTENTIAL_NOT_FINITE 11",
      })
  void whatHasNoFiniteValueIsToldWithItsPlace(String text, String expected)
      throws InvalidExpression {
    Formula formula = parse(text);
    NoFiniteValue e = assertThrows(NoFiniteValue.class, () -> formula.at(0, 0, 0, 0));
    assertEquals(expected, e.code() + " " + e.offset());
  }

  @Test
  void onlyAFormulaOfTimeChanges() throws InvalidExpression {
    assertTrue(parse("x*cos(t)").usesTime());
    assertFalse(parse("tan(x)").usesTime());
  }

  @Test
  void largeAndDeepFormulasAreRefusedAtOnce() {
    for (String text :
        new String[] {
          "1" + "+1".repeat(400),
          "(".repeat(1000),
          "-".repeat(1000) + "1",
          "if((".repeat(200),
          "not ".repeat(500),
          "2" + "^2".repeat(200),
          "sin(".repeat(250),
        }) {
      InvalidExpression e = assertThrows(InvalidExpression.class, () -> parse(text));
      assertEquals("FORMULA_TOO_LARGE", e.code(), text);
    }
  }

  @Test
  void damagedFormulasAreReadOrRefusedAndNothingElse() {
    var random = new Random(3);
    String symbols = "x+-*/^()<>=!,. 1e&if";
    for (int round = 0; round < 5000; round++) {
      var text = new StringBuilder("if(x < 2 and not (y >= 1), k*sin(x)^2/2, -1e-3*max(x, 2))");
      for (int change = 0; change <= random.nextInt(3); change++) {
        text.setCharAt(
            random.nextInt(text.length()), symbols.charAt(random.nextInt(symbols.length())));
      }
      try {
        parse(text.toString()).at(0, 0, 0, 0);
      } catch (InvalidExpression e) {
        assertTrue(e.offset() <= text.length());
      } catch (NoFiniteValue e) {
        assertTrue(e.offset() < text.length());
      }
    }
  }
}
