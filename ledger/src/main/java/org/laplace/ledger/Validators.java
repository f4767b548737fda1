package org.laplace.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.proto.v1.Validator;

/**
 * The validators of a state, by what others know of them.
 *
 * @param all in the order of their consensus addresses
 */
public record Validators(List<Validator> all) {
  public Validators {
    all = List.copyOf(all);
  }

  public static Validators of(StateView state) {
    return new Validators(state.require(LedgerKeys.VALIDATORS).getValidatorsList());
  }

  /**
   * The validator that CometBFT knows by this address.
   *
   * @param consensusAddress 20 bytes
   */
  public Optional<Validator> withConsensusAddress(ByteString consensusAddress) {
    return first(validator -> validator.getConsensusAddress().equals(consensusAddress));
  }

  public Optional<Validator> withHotLane(Address hotLane) {
    return first(validator -> validator.getHotLane().equals(hotLane.bytes()));
  }

  /** At most {@link LedgerLimits#POWER_TOTAL_MAX}. */
  public long powerTotal() {
    return all.stream().mapToLong(Validator::getPower).reduce(0, Math::addExact);
  }

  private Optional<Validator> first(Predicate<Validator> isMeant) {
    return all.stream().filter(isMeant).findFirst();
  }
}
