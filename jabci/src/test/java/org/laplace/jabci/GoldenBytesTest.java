package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.laplace.proto.abci.Request;
import org.laplace.proto.abci.Response;
import org.laplace.proto.abci.TxResult;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.crypto.ValueOp;
import org.laplace.proto.types.CanonicalBlockID;
import org.laplace.proto.types.CanonicalPartSetHeader;
import org.laplace.proto.types.CanonicalVote;
import org.laplace.proto.types.CanonicalVoteExtension;
import org.laplace.proto.types.LightBlock;
import org.laplace.proto.types.SignedMsgType;
import org.laplace.proto.types.SimpleValidator;

/**
 * Bytes that CometBFT's own Go types made. Printed again by {@code (cd tools/judges && go run
 * ./goldens)}; a field's value follows from its name, so a wrong number or name shows.
 */
class GoldenBytesTest {
  private record Golden(String name, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private interface Parser {
    Message parse(byte[] bytes) throws IOException;
  }

  private static final Map<String, Parser> PARSERS =
      Map.of(
          "frame.Request", bytes -> Request.parseDelimitedFrom(new ByteArrayInputStream(bytes)),
          "frame.Response", bytes -> Response.parseDelimitedFrom(new ByteArrayInputStream(bytes)),
          "crypto.PublicKey", PublicKey::parseFrom,
          "crypto.ValueOp", ValueOp::parseFrom,
          "abci.TxResult", TxResult::parseFrom,
          "types.LightBlock", LightBlock::parseFrom,
          "types.SimpleValidator", SimpleValidator::parseFrom,
          "types.CanonicalVote", CanonicalVote::parseFrom,
          "types.CanonicalVoteExtension", CanonicalVoteExtension::parseFrom);

  private static List<Golden> goldens() throws IOException {
    try (var in =
        Objects.requireNonNull(GoldenBytesTest.class.getResourceAsStream("goldens.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" "))
          .map(words -> new Golden(words[0], words[1]))
          .toList();
    }
  }

  private static Golden golden(String name) throws IOException {
    return goldens().stream()
        .filter(golden -> golden.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> everyMessageIsReadFieldByFieldAndWrittenTheSame() throws IOException {
    return goldens().stream()
        .filter(golden -> PARSERS.containsKey(golden.name()))
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.name() + " " + golden.hex().substring(0, 4),
                    () -> assertFaithful(golden)));
  }

  @Test
  void everyKindOfRequestAndResponseIsAmongThem() throws IOException {
    assertEquals(oneofNames(Request.getDefaultInstance()), namesSeen("frame.Request"), "requests");
    assertEquals(
        oneofNames(Response.getDefaultInstance()), namesSeen("frame.Response"), "responses");
    assertEquals(oneofNames(PublicKey.getDefaultInstance()), namesSeen("crypto.PublicKey"));
  }

  @Test
  void aPrecommitIsSignedOverTheBytesThatCometBftSigns() throws IOException {
    var vote =
        CanonicalVote.newBuilder()
            .setType(SignedMsgType.SIGNED_MSG_TYPE_PRECOMMIT)
            .setHeight(7)
            .setRound(2)
            .setBlockId(
                CanonicalBlockID.newBuilder()
                    .setHash(repeated(0xaa))
                    .setPartSetHeader(
                        CanonicalPartSetHeader.newBuilder().setTotal(3).setHash(repeated(0xbb))))
            .setTimestamp(Timestamp.newBuilder().setSeconds(1_700_000_000).setNanos(123_000_000))
            .setChainId("golden-chain");
    assertEquals(golden("signed.precommit").hex(), hex(delimited(vote.build())));
    vote.clearBlockId().clearRound();
    assertEquals(golden("signed.precommit-nil").hex(), hex(delimited(vote.build())));
  }

  @Test
  void aVoteExtensionIsSignedOverTheBytesThatCometBftSigns() throws IOException {
    var extension =
        CanonicalVoteExtension.newBuilder()
            .setExtension(ByteString.copyFromUtf8("an extension"))
            .setHeight(7)
            .setChainId("golden-chain")
            .build();
    assertEquals(golden("signed.extension").hex(), hex(delimited(extension)));
  }

  private static void assertFaithful(Golden golden) throws IOException {
    var message = Objects.requireNonNull(PARSERS.get(golden.name())).parse(golden.bytes());
    assertFields(message);
    byte[] written =
        golden.name().startsWith("frame.") ? delimited(message) : message.toByteArray();
    assertEquals(golden.hex(), hex(written));
  }

  /** Every field that our types know is there, and nothing that they do not know. */
  private static void assertFields(Message message) {
    assertTrue(
        message.getUnknownFields().asMap().isEmpty(),
        () -> message.getDescriptorForType().getName() + " lacks " + message.getUnknownFields());
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getContainingOneof() != null && !message.hasField(field)) {
        continue;
      }
      Object value = message.getField(field);
      if (field.isRepeated()) {
        var values = (List<?>) value;
        assertEquals(2, values.size(), field.getFullName());
        values.forEach(element -> assertValue(field, element));
      } else {
        assertValue(field, value);
      }
    }
  }

  private static void assertValue(FieldDescriptor field, Object value) {
    String name = field.getName();
    int number = name.chars().sum();
    switch (value) {
      case Timestamp time ->
          assertEquals(
              Timestamp.newBuilder().setSeconds(number).setNanos(number).build(),
              time,
              field.getFullName());
      case Duration duration ->
          assertEquals(
              Duration.newBuilder().setSeconds(number).build(), duration, field.getFullName());
      case Message nested -> assertFields(nested);
      case ByteString bytes -> assertEquals(name, bytes.toStringUtf8(), field.getFullName());
      case String text -> assertEquals(name, text, field.getFullName());
      case Boolean flag -> assertTrue(flag, field.getFullName());
      case EnumValueDescriptor one -> assertEquals(1, one.getNumber(), field.getFullName());
      case Number integer -> assertEquals(number, integer.longValue(), field.getFullName());
      default -> throw new AssertionError("no golden value is known for " + field);
    }
  }

  private static Set<String> oneofNames(Message message) {
    return message.getDescriptorForType().getOneofs().getFirst().getFields().stream()
        .map(FieldDescriptor::getName)
        .collect(Collectors.toSet());
  }

  private static Set<String> namesSeen(String name) throws IOException {
    var seen = new HashSet<String>();
    for (Golden golden : goldens()) {
      if (golden.name().equals(name)) {
        var message = Objects.requireNonNull(PARSERS.get(name)).parse(golden.bytes());
        var oneof = message.getDescriptorForType().getOneofs().getFirst();
        assertTrue(message.hasOneof(oneof), "a golden message is empty");
        seen.add(message.getOneofFieldDescriptor(oneof).getName());
      }
    }
    assertFalse(seen.isEmpty());
    return seen;
  }

  private static ByteString repeated(int value) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return ByteString.copyFrom(bytes);
  }

  private static byte[] delimited(Message message) throws IOException {
    var bytes = new ByteArrayOutputStream();
    message.writeDelimitedTo(bytes);
    return bytes.toByteArray();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
