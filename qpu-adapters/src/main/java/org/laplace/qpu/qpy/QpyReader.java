package org.laplace.qpu.qpy;

import java.util.Arrays;
import java.util.TreeSet;
import org.laplace.qpu.QpuLimits;

/**
 * QPY to circuits.
 *
 * <pre>{@code
 * QpyProgram program = QpyReader.read(bytes);
 * Circuit circuit = program.bind(new double[] {0.3});
 * }</pre>
 */
public final class QpyReader {
  private static final byte[] MAGIC = {'Q', 'I', 'S', 'K', 'I', 'T'};

  private static final int FIRST_FORMAT = 13;
  private static final int LAST_FORMAT = 17;

  private QpyReader() {}

  /**
   * The one circuit of a QPY file.
   *
   * @throws QpyException for anything else, and for more than {@link QpuLimits} allows
   */
  public static QpyProgram read(byte[] file) throws QpyException {
    if (file.length > QpuLimits.QPY_BYTES_MAX) {
      throw new QpyException(
          QpyCode.TOO_LARGE,
          file.length + " bytes of QPY; at most " + QpuLimits.QPY_BYTES_MAX + " are taken");
    }
    var bytes = new ByteCursor(file);
    if (file.length < MAGIC.length || !Arrays.equals(bytes.take(MAGIC.length), MAGIC)) {
      throw new QpyException(QpyCode.NOT_QPY, "QPY starts with QISKIT; this does not");
    }
    int version = bytes.u8();
    if (version < FIRST_FORMAT || version > LAST_FORMAT) {
      throw new QpyException(
          QpyCode.UNSUPPORTED_FORMAT,
          "this is QPY format " + version + "; formats 13 to 17 are read");
    }
    // Qiskit's version, which says nothing about the format.
    bytes.skip(3);
    long circuits = bytes.i64();
    if (circuits != 1) {
      throw new QpyException(
          QpyCode.MALFORMED, "one circuit was expected, " + circuits + " are announced");
    }
    // How expressions were encoded before format 13.
    bytes.skip(1);
    if (bytes.symbol() != 'q') {
      throw new QpyException(QpyCode.MALFORMED, "the file holds no circuit, but another program");
    }
    if (version >= 16) {
      bytes.skip(Long.BYTES);
    }
    var symbols = new TreeSet<>(Symbol.ORDER);
    QpyBody body = new BodyReader(version, symbols).read(bytes);
    return new QpyProgram(body, symbols.stream().toList());
  }
}
