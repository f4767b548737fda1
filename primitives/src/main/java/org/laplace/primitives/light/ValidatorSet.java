package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.proto.crypto.PublicKey;

/**
 * Validators in the order in which commits list them.
 *
 * @param members at least one, no key twice
 */
public record ValidatorSet(List<Validator> members) {
  public ValidatorSet {
    members = List.copyOf(members);
  }

  /** Reads the set of a light block. Only Ed25519 keys are supported. Never throws. */
  public static Parsed<ValidatorSet> parse(org.laplace.proto.types.ValidatorSet set) {
    int count = set.getValidatorsCount();
    if (count == 0 || count > PrimitivesLimits.VALIDATORS_MAX) {
      return malformed(
          "a validator set has 1 to "
              + PrimitivesLimits.VALIDATORS_MAX
              + " validators, this one has "
              + count);
    }
    List<Validator> members = new ArrayList<>(count);
    Set<ByteString> keys = new TreeSet<>(ByteString.unsignedLexicographicalComparator());
    long total = 0;
    for (org.laplace.proto.types.Validator validator : set.getValidatorsList()) {
      PublicKey key = validator.getPubKey();
      if (key.getSumCase() != PublicKey.SumCase.ED25519) {
        return Parsed.refused(
            Code.UNSUPPORTED_VALIDATOR_KEY,
            "a validator has a key of kind "
                + key.getSumCase()
                + "; this version checks commits of Ed25519 validators only");
      }
      if (key.getEd25519().size() != 32) {
        return malformed("a validator's key has " + key.getEd25519().size() + " bytes, not 32");
      }
      if (!keys.add(key.getEd25519())) {
        return malformed("a validator is listed twice");
      }
      long power = validator.getVotingPower();
      if (power <= 0 || power > PrimitivesLimits.VOTING_POWER_MAX - total) {
        return malformed("a voting power is not above 0 or the powers' sum is too large");
      }
      total += power;
      members.add(new Validator(key.getEd25519(), power));
    }
    return Parsed.of(new ValidatorSet(members));
  }

  /** The header's validators_hash. */
  public Hash hash() {
    return MerkleRoot.of(members.stream().map(Validator::leaf).toList());
  }

  public long totalPower() {
    return members.stream().mapToLong(Validator::power).sum();
  }

  private static Parsed<ValidatorSet> malformed(String text) {
    return Parsed.refused(Code.MALFORMED_RECEIPT, text);
  }
}
