package org.laplace.qpu.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ResultRegister;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.Outcome;
import org.laplace.simulators.Shots;

/** Reads the result that a program says a run came to. */
final class ProgramAnswer {
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,4096}");

  private ProgramAnswer() {}

  /**
   * The outcome of a {@code finished} message.
   *
   * @throws IllegalArgumentException saying what is wrong with the message
   */
  static Outcome read(JsonNode message, JobSpec spec) {
    List<JsonNode> registers = new ArrayList<>();
    message.path("registers").forEach(registers::add);
    int bits = 0;
    var result = CircuitResult.newBuilder().setShots(spec.getShots());
    for (JsonNode register : registers) {
      int size = register.path("size").asInt(0);
      if (size < 1 || size > QpuLimits.RESULT_BYTES_MAX) {
        throw new IllegalArgumentException("a register has no size of 1 or more");
      }
      bits += size;
      result.addRegisters(
          ResultRegister.newBuilder().setName(text(register, "name")).setSize(size));
    }
    long bytes = (long) Shots.bytesPerShot(bits) * spec.getShots();
    if (bits == 0 || bytes > QpuLimits.RESULT_BYTES_MAX) {
      throw new IllegalArgumentException(
          spec.getShots() + " shots of " + bits + " bits fit no result");
    }
    byte[] outcomes = new byte[(int) bytes];
    int first = 0;
    for (JsonNode register : registers) {
      put(register, first, spec.getShots(), bits, outcomes);
      first += register.path("size").asInt();
    }
    result.setOutcomes(ByteString.copyFrom(outcomes));
    JsonNode vendor = message.path("vendor");
    result.setVendor(
        VendorRecord.newBuilder()
            .setVendor(text(vendor, "vendor"))
            .setDevice(text(vendor, "device"))
            .setJobId(text(vendor, "job_id"))
            .setCalibration(vendor.path("calibration").asText(""))
            .setRecordHash(
                Hash.of(ByteString.copyFromUtf8(vendor.path("record").asText(""))).bytes()));
    ByteString encoded = result.build().toByteString();
    if (encoded.size() > QpuLimits.RESULT_BYTES_MAX) {
      throw new IllegalArgumentException("the result has " + encoded.size() + " bytes");
    }
    return new Outcome(OutcomeKind.OUTCOME_KIND_COMPUTED, encoded);
  }

  private static void put(JsonNode register, int first, int shots, int bits, byte[] outcomes) {
    JsonNode samples = register.path("samples");
    int size = register.path("size").asInt();
    if (samples.size() != shots) {
      throw new IllegalArgumentException(
          "register "
              + register.path("name").asText()
              + " has "
              + samples.size()
              + " samples, and "
              + shots
              + " shots were asked for");
    }
    int bytesPerShot = Shots.bytesPerShot(bits);
    for (int shot = 0; shot < shots; shot++) {
      String sample = samples.path(shot).asText("");
      if (!HEX.matcher(sample).matches()) {
        throw new IllegalArgumentException(
            "sample " + shot + " is no hexadecimal number such as 0x3");
      }
      var value = new BigInteger(sample.substring(2), 16);
      if (value.bitLength() > size) {
        throw new IllegalArgumentException(
            "sample " + shot + " has more than the " + size + " bits of its register");
      }
      for (int bit = 0; bit < size; bit++) {
        if (value.testBit(bit)) {
          int place = first + bit;
          outcomes[shot * bytesPerShot + place / 8] |= (byte) (1 << (place % 8));
        }
      }
    }
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    if (text.isEmpty() || text.length() > QpuLimits.VENDOR_TEXT_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is a text of 1 to "
              + QpuLimits.VENDOR_TEXT_CHARACTERS_MAX
              + " characters");
    }
    return text;
  }
}
