package org.laplace.ledger.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyActions;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.tx.SignedTransaction;

final class SignatureCacheTest {
  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);

  @Test
  void theAnswerIsTheSameHoweverOftenAndWithWhateverIsForgotten() {
    SignatureCache cache = new SignatureCache(2);
    for (int round = 0; round < 3; round++) {
      for (int sequence = 0; sequence < 4; sequence++) {
        SignedTransaction transaction = transaction(sequence);
        assertEquals(Optional.empty(), cache.check(transaction, alice.key().publicKey()));
        assertEquals(
            Optional.of(Code.WRONG_SIGNATURE),
            cache.check(transaction, bob.key().publicKey()).map(Rejection::code),
            "another key has not signed it, though it is in the cache");
      }
    }
  }

  private SignedTransaction transaction(int sequence) {
    return SignedTransaction.parse(alice.signed(sequence, TinyActions.transfer(bob.address(), 1)))
        .orElseThrow();
  }
}
