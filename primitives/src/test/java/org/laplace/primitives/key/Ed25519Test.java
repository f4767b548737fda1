package org.laplace.primitives.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.primitives.Code;

final class Ed25519Test {
  private static final ByteString MESSAGE = ByteString.copyFromUtf8("a message");
  private static final PrivateKey KEY =
      PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(new byte[32]));

  /** RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void signingAndVerifyingGiveTheVectorsOfTheRfc(
      String seed, String publicKey, String message, String signature) {
    PrivateKey key = PrivateKey.ofSeed(KeyType.ED25519, hex(seed));
    assertEquals(hex(publicKey), key.publicKey().bytes());
    assertEquals(hex(signature), key.sign(hex(message)).bytes());
    assertTrue(key.publicKey().verify(key.sign(hex(message)), hex(message)));
  }

  @Test
  void everyFlippedBitOfASignatureIsSeen() {
    ByteString signature = KEY.sign(MESSAGE).bytes();
    for (int bit = 0; bit < 512; bit++) {
      assertFalse(verify(KEY.publicKey(), flipped(signature, bit)), "bit " + bit);
    }
  }

  @Test
  void aScalarThatIsNotReducedIsRefused() {
    ByteString signature = KEY.sign(MESSAGE).bytes();
    ByteString sPlusL = Curve.scalar(Curve.scalar(signature.substring(32)).add(Curve.ORDER));
    assertFalse(verify(KEY.publicKey(), signature.substring(0, 32).concat(sPlusL)));
  }

  /** The eight points of small order, and encodings of them that are not canonical. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void aPointOfSmallOrderIsNeitherAKeyNorPartOfASignature(String point) {
    assertEquals(
        Code.MALFORMED_KEY,
        PublicKey.parse(KeyType.ED25519, hex(point)).rejection().orElseThrow().code());
    // With S = 0 a lax verifier accepts such an R for keys of small order.
    assertFalse(verify(KEY.publicKey(), hex(point).concat(ByteString.copyFrom(new byte[32]))));
  }

  @Test
  void aKeyOfMixedOrderIsNoKey() {
    Curve.Point mixed = Curve.decode(KEY.publicKey().bytes()).plus(Curve.ofOrderEight());
    assertTrue(PublicKey.parse(KeyType.ED25519, mixed.encoded()).rejection().isPresent());
    assertTrue(
        PublicKey.parse(KeyType.ED25519, mixed.plus(mixed).encoded()).rejection().isPresent());
  }

  @Test
  void aKeyWithACoordinateAboveThePrimeIsNoKey() {
    int refused = 0;
    // y = p + 2 ... p + 18: the only other encodings that fit 255 bits.
    for (int k = 2; k < 19; k++) {
      ByteString encoded = Curve.coordinate(Curve.PRIME.add(BigInteger.valueOf(k)));
      assertTrue(PublicKey.parse(KeyType.ED25519, encoded).rejection().isPresent());
      refused++;
    }
    assertEquals(17, refused);
  }

  /**
   * A signer who adds a point T of small order to R can make S B - k A - R = -T: refused by the
   * equation without cofactor, accepted by the one with it. Every message must get the same answer.
   */
  @Test
  void aCommitmentOfMixedOrderIsRefusedForEveryMessageAndEveryTorsionPoint() throws Exception {
    BigInteger secret = Curve.secretScalar(KEY.seed());
    ByteString publicKey = KEY.publicKey().bytes();
    Curve.Point torsion = Curve.ofOrderEight();
    for (int i = 1; i <= 64; i++) {
      ByteString message = ByteString.copyFromUtf8("message " + i);
      BigInteger r = BigInteger.valueOf(1_000_003L * i);
      Curve.Point commitment = Curve.base().times(r);
      assertTrue(
          KEY.publicKey().verify(signed(commitment, r, secret, publicKey, message), message),
          "the same construction without torsion must pass");
      Curve.Point mixed = commitment.plus(torsion.times(BigInteger.valueOf(i % 7 + 1)));
      assertFalse(
          KEY.publicKey().verify(signed(mixed, r, secret, publicKey, message), message),
          "message " + i);
    }
  }

  @Test
  void noBytesMakeTheVerifierThrow() {
    var random = new Random(3);
    for (int i = 0; i < 500; i++) {
      var bytes = new byte[64];
      random.nextBytes(bytes);
      assertFalse(verify(KEY.publicKey(), ByteString.copyFrom(bytes)));
      var key = new byte[32];
      random.nextBytes(key);
      PublicKey.parse(KeyType.ED25519, ByteString.copyFrom(key))
          .toOptional()
          .ifPresent(valid -> assertFalse(verify(valid, ByteString.copyFrom(bytes))));
    }
  }

  private static Signature signed(
      Curve.Point commitment,
      BigInteger r,
      BigInteger secret,
      ByteString publicKey,
      ByteString message)
      throws Exception {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    sha512.update(commitment.encoded().toByteArray());
    sha512.update(publicKey.toByteArray());
    sha512.update(message.toByteArray());
    BigInteger challenge = Curve.scalar(ByteString.copyFrom(sha512.digest()));
    BigInteger s = r.add(challenge.multiply(secret)).mod(Curve.ORDER);
    return new Signature(KeyType.ED25519, commitment.encoded().concat(Curve.scalar(s)));
  }

  private static boolean verify(PublicKey key, ByteString signature) {
    return key.verify(new Signature(KeyType.ED25519, signature), MESSAGE);
  }

  private static ByteString flipped(ByteString bytes, int bit) {
    byte[] copy = bytes.toByteArray();
    copy[bit / 8] ^= (byte) (1 << (bit % 8));
    return ByteString.copyFrom(copy);
  }

  private static ByteString hex(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
