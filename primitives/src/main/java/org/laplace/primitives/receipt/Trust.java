package org.laplace.primitives.receipt;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.laplace.primitives.Hash;
import org.laplace.primitives.light.TrustedSet;

/** What the checker of a receipt believes before he has seen it. */
public sealed interface Trust {
  String chainId();

  /**
   * The validators whose set has this hash, for example those of the genesis file, and only they: a
   * receipt that another set signed is refused, and so is none for its age.
   */
  record InValidators(String chainId, Hash validatorsHash) implements Trust {}

  /**
   * A validator set and those that it vouches for by the skipping rule.
   *
   * @param now the checker's time
   */
  record InSuccessors(String chainId, TrustedSet set, Instant now) implements Trust {}

  /**
   * The one node of a chain that is driven without consensus, for development.
   *
   * @param nodeKey Ed25519, 32 bytes
   */
  record InDevelopmentNode(String chainId, ByteString nodeKey) implements Trust {}
}
