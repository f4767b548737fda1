package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.laplace.primitives.Hash;
import org.laplace.proto.types.SignedHeader;

/** One case of light.properties, which CometBFT's own types made, see src/test/golden/light.go. */
record LightGolden(
    SignedHeader signedHeader,
    org.laplace.proto.types.ValidatorSet validatorSet,
    Hash headerHash,
    Hash validatorsHash,
    ByteString voteSignBytes,
    boolean genesisTrusts) {
  static final String CHAIN = "laplace-golden";

  private static final Properties VALUES = load();

  static LightGolden of(String name) {
    try {
      return new LightGolden(
          SignedHeader.parseFrom(bytes(name + ".signed_header")),
          org.laplace.proto.types.ValidatorSet.parseFrom(bytes(name + ".validator_set")),
          new Hash(bytes(name + ".header_hash")),
          new Hash(bytes(name + ".validators_hash")),
          bytes(name + ".vote_sign_bytes_0"),
          Boolean.parseBoolean(VALUES.getProperty(name + ".genesis_trusts")));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  ValidatorSet set() {
    return ValidatorSet.parse(validatorSet).orElseThrow();
  }

  private static ByteString bytes(String key) {
    return ByteString.copyFrom(
        HexFormat.of().parseHex(Objects.requireNonNull(VALUES.getProperty(key), key)));
  }

  private static Properties load() {
    var values = new Properties();
    try (InputStream in = LightGolden.class.getResourceAsStream("/golden/light.properties")) {
      values.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }
}
