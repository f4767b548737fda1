package org.laplace.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.key.PublicKey;

/**
 * A key as its file holds it: the public part, and the seed either sealed or, where its owner chose
 * so, plain.
 */
record KeyFile(PublicKey publicKey, Optional<SealedSecret> sealed, Optional<ByteString> plain) {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A file whose secret lies open: for test networks only. */
  static KeyFile plain(PrivateKey key) {
    return new KeyFile(key.publicKey(), Optional.empty(), Optional.of(key.seed()));
  }

  static KeyFile sealed(PrivateKey key, char[] passphrase, SecureRandom random) {
    var sealed = SealedSecret.seal(key.seed(), passphrase, description(key.publicKey()), random);
    return new KeyFile(key.publicKey(), Optional.of(sealed), Optional.empty());
  }

  /**
   * The secret key of a sealed file.
   *
   * @return empty if the passphrase is wrong or the file was altered
   */
  Optional<PrivateKey> open(SealedSecret sealed, char[] passphrase) {
    return sealed.open(passphrase, description(publicKey)).flatMap(this::keyOf);
  }

  /** The key of a seed, if it is this file's. */
  Optional<PrivateKey> keyOf(ByteString seed) {
    if (seed.size() != KeyType.SEED_BYTES) {
      return Optional.empty();
    }
    return Optional.of(PrivateKey.ofSeed(publicKey.type(), seed))
        .filter(key -> key.publicKey().equals(publicKey));
  }

  private static ByteString description(PublicKey key) {
    return ByteString.copyFromUtf8("laplace/key-file/v1/" + key.type() + "/").concat(key.bytes());
  }

  byte[] encode() {
    try {
      return JSON.writeValueAsBytes(
          new Json(
              VERSION,
              publicKey.type().name(),
              publicKey.address().toString(),
              hex(publicKey.bytes()),
              sealed.map(Sealed::of).orElse(null),
              plain.map(KeyFile::hex).orElse(null)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a key file is always encodable", e);
    }
  }

  /**
   * Reads what {@link #encode} writes.
   *
   * @throws IOException when it is anything else, with the reason
   */
  static KeyFile decode(byte[] content) throws IOException {
    try {
      Json json = JSON.readValue(content, Json.class);
      if (json.version != VERSION) {
        throw new IOException("its version is " + json.version + ", not " + VERSION);
      }
      PublicKey key =
          PublicKey.parse(KeyType.valueOf(json.type), bytes(json.publicKey)).orElseThrow();
      if (!key.address().toString().equals(json.address)) {
        throw new IOException("its address is not that of its key");
      }
      if ((json.sealed == null) == (json.plain == null)) {
        throw new IOException("it holds not exactly one of a sealed and a plain seed");
      }
      return new KeyFile(
          key,
          json.sealed == null ? Optional.empty() : Optional.of(json.sealed.toSecret()),
          json.plain == null ? Optional.empty() : Optional.of(bytes(json.plain)));
    } catch (JsonProcessingException e) {
      throw new IOException("it is not the JSON of a key file", e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException("a field is missing or is not what it should be", e);
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Json(
      int version,
      String type,
      String address,
      @JsonProperty("public_key") String publicKey,
      @JsonProperty("sealed_seed") @Nullable Sealed sealed,
      @JsonProperty("unencrypted_seed") @Nullable String plain) {}

  private record Sealed(
      String kdf,
      @JsonProperty("memory_kib") int memoryKib,
      int iterations,
      int parallelism,
      String salt,
      String cipher,
      String nonce,
      String ciphertext) {
    private static final String KDF = "argon2id";
    private static final String CIPHER = "aes-256-gcm";

    static Sealed of(SealedSecret secret) {
      return new Sealed(
          KDF,
          secret.memoryKib(),
          secret.iterations(),
          secret.parallelism(),
          hex(secret.salt()),
          CIPHER,
          hex(secret.nonce()),
          hex(secret.sealed()));
    }

    SealedSecret toSecret() throws IOException {
      if (!KDF.equals(kdf) || !CIPHER.equals(cipher)) {
        throw new IOException("its seed is not sealed with " + KDF + " and " + CIPHER);
      }
      ByteString saltBytes = bytes(salt);
      ByteString nonceBytes = bytes(nonce);
      boolean inRange =
          parallelism >= 1
              && parallelism <= WalletLimits.KEY_DERIVATION_THREADS_MAX
              && iterations >= 1
              && iterations <= WalletLimits.KEY_DERIVATION_RUNS_MAX
              && memoryKib >= 8 * parallelism
              && memoryKib * 1024L <= WalletLimits.KEY_DERIVATION_MEMORY_BYTES_MAX
              && saltBytes.size() == SealedSecret.SALT_BYTES
              && nonceBytes.size() == SealedSecret.NONCE_BYTES;
      if (!inRange) {
        throw new IOException("the parameters of its encryption are out of range");
      }
      return new SealedSecret(
          memoryKib, iterations, parallelism, saltBytes, nonceBytes, bytes(ciphertext));
    }
  }
}
