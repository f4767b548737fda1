package org.laplace.wallet;

import com.google.protobuf.ByteString;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A secret under a passphrase: Argon2id, version 1.3 (RFC 9106), makes a key from the passphrase,
 * AES-256-GCM (NIST SP 800-38D) seals the secret with it. What describes the secret is
 * authenticated along, so that nobody can pass one key off as another.
 *
 * @param memoryKib memory of Argon2id
 * @param iterations its passes over that memory
 * @param salt 16 random bytes
 * @param nonce 12 random bytes
 * @param sealed ciphertext and tag
 */
record SealedSecret(
    int memoryKib,
    int iterations,
    int parallelism,
    ByteString salt,
    ByteString nonce,
    ByteString sealed) {
  static final int SALT_BYTES = 16;
  static final int NONCE_BYTES = 12;

  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;

  // RFC 9106 section 4, the second recommended choice: for machines with less memory.
  private static final int MEMORY_KIB = 64 << 10;
  private static final int ITERATIONS = 3;
  private static final int PARALLELISM = 4;

  static SealedSecret seal(
      ByteString secret, char[] passphrase, ByteString description, SecureRandom random) {
    var salt = new byte[SALT_BYTES];
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    var unsealed =
        new SealedSecret(
            MEMORY_KIB,
            ITERATIONS,
            PARALLELISM,
            ByteString.copyFrom(salt),
            ByteString.copyFrom(nonce),
            ByteString.EMPTY);
    try {
      byte[] sealed =
          unsealed
              .cipher(Cipher.ENCRYPT_MODE, passphrase, description)
              .doFinal(secret.toByteArray());
      return new SealedSecret(
          MEMORY_KIB,
          ITERATIONS,
          PARALLELISM,
          unsealed.salt,
          unsealed.nonce,
          ByteString.copyFrom(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256-GCM", e);
    }
  }

  /** The secret; empty if the passphrase or anything of the description is not what it was. */
  Optional<ByteString> open(char[] passphrase, ByteString description) {
    try {
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, passphrase, description).doFinal(sealed.toByteArray());
      return Optional.of(ByteString.copyFrom(secret));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, char[] passphrase, ByteString description)
      throws GeneralSecurityException {
    byte[] key = key(passphrase);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce.toByteArray()));
      cipher.updateAAD(description.toByteArray());
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] key(char[] passphrase) {
    var utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    var password = new byte[utf8.remaining()];
    utf8.get(password);
    var argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(parallelism)
            .withSalt(salt.toByteArray())
            .build());
    var key = new byte[KEY_BYTES];
    argon2.generateBytes(password, key);
    Arrays.fill(password, (byte) 0);
    return key;
  }
}
