package org.laplace.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.proto.v1.Validator;

final class ValidatorsTest {
  private final Validators validators = Validators.of(TinyChain.with(Participant.of(1)).state());

  @Test
  void aValidatorIsFoundByItsConsensusAddressAndByItsHotLane() {
    Validator only = validators.all().getFirst();
    assertEquals(Optional.of(only), validators.withConsensusAddress(TinyChain.PROPOSER));
    assertEquals(Optional.of(only), validators.withHotLane(TinyChain.HOT_LANE.address()));
    assertEquals(Optional.empty(), validators.withConsensusAddress(ByteString.EMPTY));
    assertEquals(Optional.empty(), validators.withHotLane(Participant.of(1).address()));
  }

  @Test
  void theTotalPowerIsTheSum() {
    assertEquals(10, validators.powerTotal());
  }
}
