package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The one validator's Ed25519 key, kept in a file that only its owner may read. */
final class ValidatorKey {
  private static final int RAW_BYTES = 32;
  private static final int ADDRESS_BYTES = 20;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private ValidatorKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Reads the key, or makes one where there is none. */
  static ValidatorKey loadOrCreate(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        return load(file);
      }
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var key = new ValidatorKey(pair.getPrivate(), pair.getPublic());
      key.store(file);
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SoloException(
          SoloException.Reason.DAMAGED,
          file + " holds no Ed25519 key; restore it, or remove the whole directory to start anew",
          e);
    }
  }

  /** 32 bytes, RFC 8032. */
  ByteString publicKey() {
    // The raw key is the end of its X.509 form (RFC 8410, section 4).
    byte[] encoded = publicKey.getEncoded();
    return ByteString.copyFrom(encoded, encoded.length - RAW_BYTES, RAW_BYTES);
  }

  /** 20 bytes, as CometBFT derives them. */
  ByteString address() {
    return Sha256.of(publicKey()).substring(0, ADDRESS_BYTES);
  }

  /** 64 bytes. */
  ByteString sign(ByteString message) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(message.asReadOnlyByteBuffer());
      return ByteString.copyFrom(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with a key that was checked when read", e);
    }
  }

  private static ValidatorKey load(Path file) throws IOException, GeneralSecurityException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IllegalArgumentException("expected two lines, found " + lines.size());
    }
    var keys = KeyFactory.getInstance("Ed25519");
    return new ValidatorKey(
        keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
        keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
  }

  /** Written aside, synced, then renamed: a crash leaves no half key. */
  private void store(Path file) throws IOException {
    var encoder = Base64.getEncoder();
    String text =
        encoder.encodeToString(privateKey.getEncoded())
            + "\n"
            + encoder.encodeToString(publicKey.getEncoded())
            + "\n";
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
