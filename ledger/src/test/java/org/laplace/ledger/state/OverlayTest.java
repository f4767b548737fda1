package org.laplace.ledger.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.tiny.MemoryState;

final class OverlayTest {
  private static final long SEED = 7;

  /** Bytes as they are. */
  private enum Raw implements Codec<ByteString> {
    INSTANCE;

    @Override
    public ByteString encode(ByteString value) {
      return value;
    }

    @Override
    public ByteString decode(ByteString bytes) {
      return bytes;
    }
  }

  @Test
  void readsAndScansAreThoseOfTheStateThatTheWritesMake() {
    Random random = new Random(SEED);
    for (int round = 0; round < 400; round++) {
      MemoryState below = MemoryState.EMPTY.with(randomWrites(random, MemoryState.EMPTY).writes());
      Overlay overlay = randomWrites(random, below);
      assertSame(below.with(overlay.writes()), overlay, random);
    }
  }

  @Test
  void overlaysOnOverlaysReadAsOneOnceTheUpperIsAbsorbed() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      MemoryState below = MemoryState.EMPTY.with(randomWrites(random, MemoryState.EMPTY).writes());
      Overlay lower = randomWrites(random, below);
      Overlay upper = randomWrites(random, lower);
      MemoryState model = below.with(lower.writes()).with(upper.writes());

      assertSame(model, upper, random);
      lower.absorb(upper);
      assertSame(model, lower, random);
    }
  }

  @Test
  void aScanThatStartsBehindItsPrefixStartsThere() {
    Overlay overlay = new Overlay(MemoryState.EMPTY);
    for (String key : new String[] {"a/1", "a/2", "a/3", "b/1"}) {
      overlay.put(key(key), ByteString.copyFromUtf8("x"));
    }
    overlay.delete(key("a/2"));

    assertEquals(
        "a/3",
        overlay
            .scan(ByteString.copyFromUtf8("a/"), ByteString.copyFromUtf8("a/2"), 10)
            .getFirst()
            .key()
            .toStringUtf8());
  }

  @Test
  void aRecordThatEncodesToNothingIsADefect() {
    Overlay overlay = new Overlay(MemoryState.EMPTY);
    assertThrows(IllegalArgumentException.class, () -> overlay.put(key("a"), ByteString.EMPTY));
    assertEquals(Optional.empty(), overlay.read(ByteString.copyFromUtf8("a")));
  }

  private static void assertSame(StateView expected, StateView actual, Random random) {
    for (int question = 0; question < 10; question++) {
      ByteString key = randomKey(random);
      assertEquals(expected.read(key), actual.read(key));
      ByteString prefix = key.substring(0, random.nextInt(key.size() + 1));
      ByteString from = random.nextBoolean() ? prefix : key;
      int limit = random.nextInt(6);
      assertEquals(
          expected.scan(prefix, from, limit),
          actual.scan(prefix, from, limit),
          () -> "scan of " + prefix + " from " + from + " limit " + limit);
    }
  }

  private static Overlay randomWrites(Random random, StateView below) {
    Overlay overlay = new Overlay(below);
    int writes = random.nextInt(20);
    for (int write = 0; write < writes; write++) {
      StateKey<ByteString> key = new StateKey<>(randomKey(random), Raw.INSTANCE);
      if (random.nextInt(3) == 0) {
        overlay.delete(key);
      } else {
        overlay.put(key, ByteString.copyFromUtf8(Integer.toString(random.nextInt(1000))));
      }
    }
    return overlay;
  }

  /** Short keys of few bytes, signs of both kinds among them, so that they meet often. */
  private static ByteString randomKey(Random random) {
    byte[] alphabet = {0, 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff};
    byte[] key = new byte[1 + random.nextInt(3)];
    for (int index = 0; index < key.length; index++) {
      key[index] = alphabet[random.nextInt(alphabet.length)];
    }
    return ByteString.copyFrom(key);
  }

  private static StateKey<ByteString> key(String text) {
    return new StateKey<>(ByteString.copyFromUtf8(text), Raw.INSTANCE);
  }
}
