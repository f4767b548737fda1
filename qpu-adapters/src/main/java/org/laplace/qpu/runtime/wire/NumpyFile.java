package org.laplace.qpu.runtime.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's format for one array (numpy.lib.format, versions 1 to 3). */
public final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int HEADER_ALIGNMENT_BYTES = 64;
  private static final int DIMENSIONS_MAX = 32;

  /** The header is a Python literal with three keys in any order. */
  private static final Pattern DTYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?[a-z]\\d{1,2})'");

  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]{0,400})\\)");

  private NumpyFile() {}

  /**
   * Reads a file.
   *
   * @throws WireException if it is none, holds other types than real numbers and bytes, or its size
   *     is not what its shape says
   */
  public static NumpyArray read(byte[] file) throws WireException {
    if (file.length < 12 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new WireException("an array does not start as NumPy's files do");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(MAGIC.length);
    int version = bytes.get();
    bytes.get();
    long headerSize = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
    if (version < 1 || version > 3 || headerSize < 0 || headerSize > bytes.remaining()) {
      throw new WireException("an array has a header of version " + version + " that is not whole");
    }
    String header =
        new String(file, bytes.position(), (int) headerSize, StandardCharsets.ISO_8859_1);
    bytes.position(bytes.position() + (int) headerSize);
    String type = found(DTYPE, header);
    int[] shape = shape(found(SHAPE, header));
    if (found(ORDER, header).equals("True") && shape.length > 1) {
      throw new WireException("an array is in column-major order; row-major is expected");
    }
    int size;
    try {
      size = NumpyArray.size(shape);
    } catch (ArithmeticException e) {
      throw new WireException("an array's shape is larger than any file", e);
    }
    return elements(type, shape, size, bytes);
  }

  private static NumpyArray elements(String type, int[] shape, int size, ByteBuffer bytes)
      throws WireException {
    char order = type.charAt(0);
    boolean hasOrder = order == '<' || order == '>' || order == '|' || order == '=';
    String kind = hasOrder ? type.substring(1) : type;
    bytes.order(order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int width = Integer.parseInt(kind.substring(1));
    if ((long) size * width != bytes.remaining()) {
      throw new WireException(
          "an array of " + size + " times " + width + " bytes holds " + bytes.remaining());
    }
    if (kind.equals("u1") || kind.equals("b1")) {
      byte[] values = new byte[size];
      bytes.get(values);
      return new NumpyArray.Bytes(shape, values);
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (kind) {
            case "f8" -> bytes.getDouble();
            case "f4" -> bytes.getFloat();
            case "i8" -> bytes.getLong();
            case "i4" -> bytes.getInt();
            case "i2" -> bytes.getShort();
            case "i1" -> bytes.get();
            case "u2" -> Short.toUnsignedInt(bytes.getShort());
            case "u4" -> Integer.toUnsignedLong(bytes.getInt());
            default -> throw new WireException("an array of type " + type + " is not read");
          };
    }
    return new NumpyArray.Numbers(shape, values);
  }

  private static int[] shape(String text) throws WireException {
    int[] shape = new int[DIMENSIONS_MAX];
    int dimensions = 0;
    for (String length : text.split(",", -1)) {
      if (length.isBlank()) {
        continue;
      }
      if (dimensions == DIMENSIONS_MAX || length.strip().length() > 9) {
        throw new WireException("an array has too many dimensions or too long ones");
      }
      try {
        shape[dimensions++] = Integer.parseInt(length.strip());
      } catch (NumberFormatException e) {
        throw new WireException("an array has the shape (" + text + ")", e);
      }
    }
    return Arrays.copyOf(shape, dimensions);
  }

  private static String found(Pattern pattern, String header) throws WireException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new WireException("an array's header lacks " + pattern);
    }
    return matcher.group(1);
  }

  /** The file of an array. */
  public static byte[] write(NumpyArray array) {
    String type = array instanceof NumpyArray.Bytes ? "|u1" : "<f8";
    var shape = new StringBuilder();
    for (int length : array.shape()) {
      shape.append(length).append(',');
    }
    var header =
        new StringBuilder("{'descr': '")
            .append(type)
            .append("', 'fortran_order': False, 'shape': (")
            .append(shape)
            .append("), }");
    int prefix = MAGIC.length + 4;
    while ((prefix + header.length() + 1) % HEADER_ALIGNMENT_BYTES != 0) {
      header.append(' ');
    }
    header.append('\n');
    int size = NumpyArray.size(array.shape()) * (array instanceof NumpyArray.Bytes ? 1 : 8);
    ByteBuffer bytes =
        ByteBuffer.allocate(prefix + header.length() + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
    bytes.put(header.toString().getBytes(StandardCharsets.ISO_8859_1));
    switch (array) {
      case NumpyArray.Bytes packed -> bytes.put(packed.values());
      case NumpyArray.Numbers numbers -> {
        for (double value : numbers.values()) {
          bytes.putDouble(value);
        }
      }
    }
    return bytes.array();
  }
}
