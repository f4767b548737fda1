package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.runtime.wire.NumpyArray;
import org.laplace.qpu.runtime.wire.NumpyFile;
import org.laplace.qpu.runtime.wire.Packed;
import org.laplace.qpu.runtime.wire.WireException;

/** Reads what a sampler found for one circuit with one set of parameters, in either form. */
public final class SamplerResults {
  private SamplerResults() {}

  /**
   * The outcomes of one register.
   *
   * @param values one for each shot, bit 0 being the register's bit 0
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
  public record Register(int bits, BigInteger[] values) {
    /** Whether a bit of a shot is 1. */
    public boolean bit(int shot, int bit) {
      return values[shot].testBit(bit);
    }
  }

  /**
   * The registers of a PUB.
   *
   * @param document the result as it was sent
   * @param pub which circuit of the job, from 0
   * @param shots how many are expected
   */
  public static Map<String, Register> read(JsonNode document, int pub, int shots)
      throws RuntimeCallException {
    try {
      return document.path("__type__").asText("").equals("PrimitiveResult")
          ? encoded(document.path("__value__").path("pub_results"), pub, shots)
          : plain(document.path("results"), pub, shots);
    } catch (WireException e) {
      throw new RuntimeCallException(new RuntimeFailure.Malformed("a result: " + e.getMessage()));
    }
  }

  private static Map<String, Register> plain(JsonNode results, int pub, int shots)
      throws WireException {
    JsonNode data = results.path(pub).path("data");
    requireObject(data);
    var registers = new LinkedHashMap<String, Register>();
    for (Map.Entry<String, JsonNode> entry : data.properties()) {
      int bits = bits(entry.getValue());
      JsonNode samples = entry.getValue().path("samples");
      if (!samples.isArray() || samples.size() != shots) {
        throw new WireException(
            "register "
                + Texts.shortened(entry.getKey())
                + " has "
                + samples.size()
                + " shots; "
                + shots
                + " were ordered");
      }
      var values = new BigInteger[shots];
      for (int shot = 0; shot < shots; shot++) {
        values[shot] = hex(samples.path(shot).asText(""), bits);
      }
      registers.put(entry.getKey(), new Register(bits, values));
    }
    return registers;
  }

  private static BigInteger hex(String text, int bits) throws WireException {
    if (!text.startsWith("0x") || text.length() > 3 + bits || text.length() < 3) {
      throw new WireException("a sample is " + Texts.shortened(text));
    }
    for (int i = 2; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        throw new WireException("a sample is " + Texts.shortened(text));
      }
    }
    var value = new BigInteger(text.substring(2), 16);
    if (value.bitLength() > bits) {
      throw new WireException("a sample of " + bits + " bits is " + Texts.shortened(text));
    }
    return value;
  }

  private static Map<String, Register> encoded(JsonNode results, int pub, int shots)
      throws WireException {
    JsonNode bin = results.path(pub).path("__value__").path("data").path("__value__");
    JsonNode fields = bin.path("fields");
    requireObject(fields);
    var registers = new LinkedHashMap<String, Register>();
    for (Map.Entry<String, JsonNode> entry : fields.properties()) {
      JsonNode array = entry.getValue().path("__value__");
      int bits = bits(array);
      NumpyArray packed =
          NumpyFile.read(
              Packed.unpack(
                  array.path("array").path("__value__").asText(""),
                  QpuLimits.RUNTIME_ANSWER_BYTES_MAX));
      int bytes = (bits + 7) / 8;
      int[] shape = packed.shape();
      if (!(packed instanceof NumpyArray.Bytes samples)
          || shape.length != 2
          || shape[0] != shots
          || shape[1] != bytes) {
        throw new WireException(
            "register "
                + Texts.shortened(entry.getKey())
                + " has the shape "
                + java.util.Arrays.toString(shape)
                + "; "
                + shots
                + " shots of "
                + bytes
                + " bytes were ordered");
      }
      var values = new BigInteger[shots];
      for (int shot = 0; shot < shots; shot++) {
        values[shot] = new BigInteger(1, samples.values(), shot * bytes, bytes);
        if (values[shot].bitLength() > bits) {
          throw new WireException("a sample has more than its " + bits + " bits");
        }
      }
      registers.put(entry.getKey(), new Register(bits, values));
    }
    return registers;
  }

  private static int bits(JsonNode register) throws WireException {
    int bits = register.path("num_bits").asInt(0);
    if (bits < 1 || bits > QpuLimits.RUNTIME_REGISTER_BITS_MAX) {
      throw new WireException("a register of " + register.path("num_bits") + " bits");
    }
    return bits;
  }

  private static void requireObject(JsonNode node) throws WireException {
    if (!node.isObject() || node.isEmpty()) {
      throw new WireException("it has no registers");
    }
  }
}
