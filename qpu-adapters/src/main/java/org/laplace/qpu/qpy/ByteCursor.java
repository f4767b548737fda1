package org.laplace.qpu.qpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A place in bytes that somebody else wrote; nothing is read past their end. */
final class ByteCursor {
  private final ByteBuffer bytes;

  ByteCursor(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  private ByteCursor(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int remaining() {
    return bytes.remaining();
  }

  int u8() throws QpyException {
    need(1);
    return Byte.toUnsignedInt(bytes.get());
  }

  char symbol() throws QpyException {
    return (char) u8();
  }

  boolean flag() throws QpyException {
    return u8() != 0;
  }

  int u16() throws QpyException {
    need(2);
    return Short.toUnsignedInt(bytes.getShort());
  }

  long u32() throws QpyException {
    need(4);
    return Integer.toUnsignedLong(bytes.getInt());
  }

  /** An index or a small count. */
  int index() throws QpyException {
    long value = u32();
    if (value > Integer.MAX_VALUE) {
      throw new QpyException(QpyCode.MALFORMED, value + " is no index");
    }
    return (int) value;
  }

  int i32() throws QpyException {
    need(4);
    return bytes.getInt();
  }

  long i64() throws QpyException {
    need(8);
    return bytes.getLong();
  }

  double f64() throws QpyException {
    need(8);
    return bytes.getDouble();
  }

  /** The integer of an instruction's parameter, which formats up to 17 write backwards. */
  long littleEndianI64() throws QpyException {
    return Long.reverseBytes(i64());
  }

  double littleEndianF64() throws QpyException {
    return Double.longBitsToDouble(littleEndianI64());
  }

  /** A number of things of at least {@code bytesEach}, which must all be there. */
  int count(long announced, int bytesEach) throws QpyException {
    if (announced < 0 || announced > remaining() / bytesEach) {
      throw new QpyException(
          QpyCode.TRUNCATED,
          Long.toUnsignedString(announced)
              + " items are announced, but only "
              + remaining()
              + " bytes follow");
    }
    return (int) announced;
  }

  byte[] take(long size) throws QpyException {
    byte[] taken = new byte[count(size, 1)];
    bytes.get(taken);
    return taken;
  }

  void skip(long size) throws QpyException {
    bytes.position(bytes.position() + count(size, 1));
  }

  /** A cursor over the next bytes alone; this one goes on after them. */
  ByteCursor part(long size) throws QpyException {
    int length = count(size, 1);
    ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.BIG_ENDIAN);
    bytes.position(bytes.position() + length);
    return new ByteCursor(part);
  }

  String text(long size) throws QpyException {
    byte[] utf8 = take(size);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new QpyException(QpyCode.MALFORMED, "a name is not UTF-8");
    }
  }

  private void need(int size) throws QpyException {
    if (bytes.remaining() < size) {
      throw new QpyException(
          QpyCode.TRUNCATED,
          size + " more bytes were expected, " + bytes.remaining() + " are there");
    }
  }
}
