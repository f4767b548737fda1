package org.laplace.primitives.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;

final class MlDsa65Test {
  private static final ByteString MESSAGE = ByteString.copyFromUtf8("a message");

  /** SubjectPublicKeyInfo for id-ml-dsa-65 up to the key's bytes, RFC 9881. */
  private static final ByteString SPKI_HEADER =
      ByteString.copyFrom(HexFormat.of().parseHex("308207b2300b0609608648016503040312038207a100"));

  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ML_DSA_65, ByteString.copyFrom(new byte[32]));

  @Test
  void aSignatureIsAcceptedForItsKeyAndMessageOnly() {
    Signature signature = KEY.sign(MESSAGE);
    assertTrue(KEY.publicKey().verify(signature, MESSAGE));
    assertFalse(KEY.publicKey().verify(signature, MESSAGE.concat(MESSAGE)));
    PrivateKey other =
        PrivateKey.ofSeed(KeyType.ML_DSA_65, MESSAGE.concat(ByteString.copyFrom(new byte[23])));
    assertFalse(other.publicKey().verify(signature, MESSAGE));
  }

  /** The JDK's ML-DSA (JEP 497) shares no code with ours. */
  @Test
  void anotherImplementationAcceptsOurSignaturesAndWeAcceptIts() throws Exception {
    var encoded = new X509EncodedKeySpec(SPKI_HEADER.concat(KEY.publicKey().bytes()).toByteArray());
    var verifier = java.security.Signature.getInstance("ML-DSA-65");
    verifier.initVerify(KeyFactory.getInstance("ML-DSA-65").generatePublic(encoded));
    verifier.update(MESSAGE.toByteArray());
    assertTrue(verifier.verify(KEY.sign(MESSAGE).bytes().toByteArray()));

    KeyPair foreign = KeyPairGenerator.getInstance("ML-DSA-65").generateKeyPair();
    var signer = java.security.Signature.getInstance("ML-DSA-65");
    signer.initSign(foreign.getPrivate());
    signer.update(MESSAGE.toByteArray());
    ByteString spki = ByteString.copyFrom(foreign.getPublic().getEncoded());
    PublicKey key =
        PublicKey.parse(KeyType.ML_DSA_65, spki.substring(SPKI_HEADER.size())).orElseThrow();
    var signature = new Signature(KeyType.ML_DSA_65, ByteString.copyFrom(signer.sign()));
    assertTrue(key.verify(signature, MESSAGE));
  }

  @Test
  void theSameMessageGetsTheSameSignature() {
    assertEquals(KEY.sign(MESSAGE), KEY.sign(MESSAGE));
    assertNotEquals(KEY.sign(MESSAGE), KEY.sign(ByteString.EMPTY));
  }

  /** A guard against a change of the library: keys in files must stay the keys they were. */
  @Test
  void theKeyOfASeedDoesNotChange() {
    assertEquals(
        "085ba380ff386dd52e42349c6eb88489d6058ea541a4e3fb0dce9a3fd1f7a911",
        Hash.of(KEY.publicKey().bytes()).hex());
  }

  @Test
  void everyDamagedByteOfASignatureIsSeen() {
    ByteString signature = KEY.sign(MESSAGE).bytes();
    var random = new Random(4);
    for (int at = 0; at < signature.size(); at += 1 + random.nextInt(12)) {
      byte[] damaged = signature.toByteArray();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertFalse(verify(ByteString.copyFrom(damaged)), "byte " + at);
    }
    for (int at = signature.size() - 61; at < signature.size(); at++) {
      for (int value : new int[] {0, 1, 55, 56, 127, 255}) {
        byte[] damaged = signature.toByteArray();
        if (damaged[at] != (byte) value) {
          damaged[at] = (byte) value;
          assertFalse(verify(ByteString.copyFrom(damaged)), "hint byte " + at);
        }
      }
    }
  }

  @Test
  void noBytesMakeTheVerifierThrow() {
    var random = new Random(5);
    for (int i = 0; i < 100; i++) {
      var bytes = new byte[KeyType.ML_DSA_65.signatureBytes()];
      random.nextBytes(bytes);
      assertFalse(verify(ByteString.copyFrom(bytes)));
      var key = new byte[KeyType.ML_DSA_65.publicKeyBytes()];
      random.nextBytes(key);
      PublicKey foreign =
          PublicKey.parse(KeyType.ML_DSA_65, ByteString.copyFrom(key)).orElseThrow();
      assertFalse(foreign.verify(KEY.sign(MESSAGE), MESSAGE));
    }
    assertFalse(verify(ByteString.copyFrom(new byte[KeyType.ML_DSA_65.signatureBytes()])));
  }

  @Test
  void aKeyOfAnotherLengthIsNoKey() {
    ByteString key = KEY.publicKey().bytes();
    assertEquals(
        Code.MALFORMED_KEY,
        PublicKey.parse(KeyType.ML_DSA_65, key.substring(1)).rejection().orElseThrow().code());
  }

  @Test
  void theSameSeedGivesTwoAddressesForTwoTypes() {
    PrivateKey ed25519 = PrivateKey.ofSeed(KeyType.ED25519, KEY.seed());
    assertNotEquals(ed25519.publicKey().address(), KEY.publicKey().address());
    assertFalse(ed25519.publicKey().verify(KEY.sign(MESSAGE), MESSAGE));
  }

  private static boolean verify(ByteString signature) {
    return KEY.publicKey().verify(new Signature(KeyType.ML_DSA_65, signature), MESSAGE);
  }
}
