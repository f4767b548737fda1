package org.laplace.primitives.key;

import java.util.Optional;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * ML-DSA-65, FIPS 204: the pure scheme with an empty context and the deterministic variant of
 * signing (section 3.4). Every string of 1952 bytes is a public key; a signature whose z or hint is
 * not encoded as sections 7.1 and 7.2 demand is refused, so a signature has one encoding.
 */
enum MlDsa65Scheme implements SignatureScheme {
  INSTANCE;

  @Override
  public Optional<Verification> verification(byte[] publicKey) {
    var key = new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, publicKey);
    return Optional.of(
        (signature, message) -> {
          var verifier = new MLDSASigner();
          verifier.init(false, key);
          verifier.update(message, 0, message.length);
          return verifier.verifySignature(signature);
        });
  }

  @Override
  public Signing signing(byte[] seed) {
    var key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, seed);
    byte[] publicKey = key.getPublicKey();
    return new Signing() {
      @Override
      public byte[] publicKey() {
        return publicKey;
      }

      @Override
      public byte[] sign(byte[] message) {
        try {
          // Without a source of randomness the signer uses the deterministic variant.
          var signer = new MLDSASigner();
          signer.init(true, key);
          signer.update(message, 0, message.length);
          return signer.generateSignature();
        } catch (CryptoException e) {
          throw new IllegalStateException("a valid key signs every message", e);
        }
      }
    };
  }
}
