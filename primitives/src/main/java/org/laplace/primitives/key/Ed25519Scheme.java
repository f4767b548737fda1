package org.laplace.primitives.key;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519, RFC 8032, with the strictest of its readings. A signature (R, S) by the key A over M is
 * accepted if and only if
 *
 * <ol>
 *   <li>A and R are canonical encodings (y below 2^255 - 19, no sign bit where x is 0),
 *   <li>A and R are in the subgroup of prime order and are not its neutral element, which excludes
 *       all points of small and of mixed order,
 *   <li>S is below the group's order L,
 *   <li>S B = R + SHA-512(R || A || M) A.
 * </ol>
 *
 * <p>By the second rule the equation without the cofactor and the one with it agree, and so do
 * single and batch verification (see Chalkias, Garillot, Nikolaenko: Taming the many EdDSAs,
 * section 3). The library's own check multiplies the equation by a short scalar that depends on the
 * message, and alone would let a component of small order in R pass for some messages; the check of
 * R's order is what rules that out. Signers that follow RFC 8032 are not affected.
 */
enum Ed25519Scheme implements SignatureScheme {
  INSTANCE;

  @Override
  public Optional<Verification> verification(byte[] publicKey) {
    var point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (point == null) {
      return Optional.empty();
    }
    return Optional.of(
        (signature, message) ->
            Ed25519.verify(signature, 0, point, message, 0, message.length)
                && Ed25519.validatePublicKeyFull(signature, 0));
  }

  @Override
  public Signing signing(byte[] seed) {
    var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    return new Signing() {
      @Override
      public byte[] publicKey() {
        return publicKey;
      }

      @Override
      public byte[] sign(byte[] message) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
      }
    };
  }
}
