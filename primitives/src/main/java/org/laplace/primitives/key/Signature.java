package org.laplace.primitives.key;

import com.google.protobuf.ByteString;

/**
 * A signature of the length of its type; whether it is one of some key is for {@link
 * PublicKey#verify} to say.
 */
public record Signature(KeyType type, ByteString bytes) {
  public Signature {
    if (bytes.size() != type.signatureBytes()) {
      throw new IllegalArgumentException(
          "a signature of type " + type + " has " + type.signatureBytes() + " bytes");
    }
  }
}
