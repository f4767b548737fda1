package org.laplace.circuits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllerTest {
  private static final Operation MEASURE = new Measure(0, 1);
  private static final Operation RESET = new Reset(0);

  private static Circuit circuit(Operation... operations) {
    return new Circuit(
        1,
        List.of(new ClassicalRegister("a", 2), new ClassicalRegister("b", 3)),
        List.of(operations));
  }

  @Test
  void bitsAreWrittenAsQiskitDoesWithTheLastRegisterLeftmost() {
    assertEquals("001 10", circuit().bitString(new boolean[] {false, true, true, false, false}));
  }

  @Test
  void anIfRunsTheBranchThatTheOutcomeChooses() {
    var circuit =
        circuit(
            MEASURE,
            new If(
                new RegisterEquals(0, BigInteger.TWO),
                List.of(RESET),
                List.of(new Reset(0), MEASURE)),
            new Barrier(List.of(0)));
    assertFalse(circuit.isStatic());
    var one = new Controller(circuit);
    assertEquals(MEASURE, one.next());
    var zero = one.fork();
    one.record(1, true);
    assertEquals(RESET, one.next());
    assertEquals(new Barrier(List.of(0)), one.next());
    assertNull(one.next());
    assertEquals("000 10", one.bitString());
    zero.record(1, false);
    assertEquals(RESET, zero.next());
    assertEquals(MEASURE, zero.next());
    assertEquals("000 00", zero.bitString());
  }

  @Test
  void aValueThatIsTooLargeForTheRegisterIsNeverEqual() {
    var circuit =
        circuit(new If(new RegisterEquals(0, BigInteger.valueOf(4)), List.of(RESET), List.of()));
    assertNull(new Controller(circuit).next());
    assertTrue(circuit(RESET).isStatic());
  }
}
