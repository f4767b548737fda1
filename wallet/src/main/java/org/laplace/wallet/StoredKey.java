package org.laplace.wallet;

import org.laplace.primitives.Address;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;

/**
 * What anybody may know of a key in a {@link KeyStore}.
 *
 * @param name by which its owner calls it
 * @param encrypted whether a passphrase protects it
 */
public record StoredKey(String name, PublicKey publicKey, boolean encrypted) {
  public KeyType type() {
    return publicKey.type();
  }

  public Address address() {
    return publicKey.address();
  }
}
