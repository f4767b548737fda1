package org.laplace.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.Refusal;

final class RejectionTest {
  @Test
  void aRejectionIsTheSameOnBothSidesOfTheWire() {
    var rejection =
        new Rejection(
            Code.PROGRAM_INVALID,
            "the program does not parse",
            List.of(new Place(3, 7, "no gate")));
    assertEquals(rejection, Rejection.fromProto(rejection.toProto()));
  }

  @Test
  void aCodeOfANewerVersionKeepsItsNameAndText() {
    Refusal newer = Refusal.newBuilder().setCode(9999).setCodeName("NEWER").setText("why").build();
    Rejection rejection = Rejection.fromProto(newer);
    assertEquals(Code.UNRECOGNIZED, rejection.code());
    assertEquals("NEWER: why", rejection.text());
  }

  @Test
  void everyCodeHasANumberOfItsOwnAndNoneIsThatOfSuccess() {
    for (Code code : Code.values()) {
      assertEquals(code, Code.ofNumber(code.number()).orElseThrow());
      assertNotEquals(Code.OK, code.number());
    }
    assertTrue(Code.ofNumber(Code.OK).isEmpty());
  }

  @Test
  void numbersThatBlocksKeepDoNotChange() {
    // One of each group: who renumbers a group changes the past.
    int[] numbers =
        Arrays.stream(
                new Code[] {
                  Code.MALFORMED_TRANSACTION,
                  Code.SEQUENCE_TOO_LOW,
                  Code.PARTIAL,
                  Code.AMOUNT_BELOW_ACCOUNT_MIN,
                  Code.UNKNOWN_JOB,
                  Code.UNKNOWN_OFFER,
                  Code.NOT_A_VALIDATOR
                })
            .mapToInt(Code::number)
            .toArray();
    assertEquals("[2, 26, 50, 60, 80, 110, 130]", Arrays.toString(numbers));
  }
}
