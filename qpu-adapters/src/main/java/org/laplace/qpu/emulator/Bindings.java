package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.runtime.wire.NumpyArray;
import org.laplace.qpu.runtime.wire.NumpyFile;
import org.laplace.qpu.runtime.wire.Packed;
import org.laplace.qpu.runtime.wire.WireException;

/**
 * The values of a circuit's parameters, for many runs of it.
 *
 * @param shape how the runs are arranged
 * @param rows for each run, in row-major order, a value for each parameter
 */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Bindings(int[] shape, List<double[]> rows) {

  /** Reads the values of a PUB: an array, an object of name and value, or nothing. */
  static Bindings read(JsonNode values, List<String> parameters) throws JobFailure {
    if (values.isMissingNode() || values.isNull()) {
      return of(new int[] {parameters.size()}, new double[0], parameters);
    }
    if (values.isObject() && !values.has("__type__")) {
      return named(values, parameters);
    }
    NumpyArray array = array(values);
    double[] numbers =
        switch (array) {
          case NumpyArray.Numbers real -> real.values();
          case NumpyArray.Bytes bytes -> {
            double[] converted = new double[bytes.values().length];
            Arrays.setAll(converted, i -> Byte.toUnsignedInt(bytes.values()[i]));
            yield converted;
          }
        };
    return of(array.shape(), numbers, parameters);
  }

  private static Bindings of(int[] shape, double[] numbers, List<String> parameters)
      throws JobFailure {
    int columns = parameters.size();
    if (shape.length == 0 || shape[shape.length - 1] != columns) {
      // Without parameters anything of size 0 says so.
      if (columns != 0 || numbers.length != 0) {
        throw malformed(
            "The circuit has the parameters "
                + parameters
                + ", but the values have the shape "
                + Arrays.toString(shape));
      }
    }
    int[] outer = shape.length == 0 ? shape : Arrays.copyOf(shape, shape.length - 1);
    int count = NumpyArray.size(outer);
    if (count > QpuLimits.EMULATOR_JOB_SHOTS_MAX || numbers.length != count * columns) {
      throw malformed("Of the parameters some have no values.");
    }
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < count; i++) {
      rows.add(Arrays.copyOfRange(numbers, i * columns, (i + 1) * columns));
    }
    return new Bindings(outer, rows);
  }

  private static Bindings named(JsonNode values, List<String> parameters) throws JobFailure {
    double[] row = new double[parameters.size()];
    int found = 0;
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      int column = parameters.indexOf(entry.getKey());
      if (column < 0 || !entry.getValue().isNumber()) {
        throw malformed("The value of " + entry.getKey() + " is not one of a parameter.");
      }
      row[column] = entry.getValue().asDouble();
      found++;
    }
    if (found != row.length) {
      throw malformed("Of the parameters " + parameters + " only " + found + " have values.");
    }
    return new Bindings(new int[0], List.of(row));
  }

  /** An array in either form. */
  static NumpyArray array(JsonNode node) throws JobFailure {
    if (node.isArray()) {
      return nested(node);
    }
    JsonNode value = node.path("__value__");
    if (!node.path("__type__").asText("").equals("ndarray")) {
      throw malformed("An array was expected.");
    }
    if (!value.isTextual()) {
      return nested(value);
    }
    try {
      return NumpyFile.read(Packed.unpack(value.asText(), QpuLimits.EMULATOR_BODY_BYTES_MAX));
    } catch (WireException e) {
      throw malformed("An array cannot be read: " + e.getMessage());
    }
  }

  private static NumpyArray nested(JsonNode node) throws JobFailure {
    var shape = new ArrayList<Integer>();
    for (JsonNode level = node; level.isArray(); level = level.path(0)) {
      shape.add(level.size());
    }
    var numbers = new ArrayList<Double>();
    collect(node, 0, shape, numbers);
    return new NumpyArray.Numbers(
        shape.stream().mapToInt(Integer::intValue).toArray(),
        numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void collect(JsonNode node, int level, List<Integer> shape, List<Double> numbers)
      throws JobFailure {
    if (level == shape.size()) {
      if (!node.isNumber()) {
        throw malformed("An array holds something that is no number.");
      }
      numbers.add(node.asDouble());
      return;
    }
    if (!node.isArray() || node.size() != shape.get(level)) {
      throw malformed("An array has rows of different lengths.");
    }
    for (JsonNode element : node) {
      collect(element, level + 1, shape, numbers);
    }
  }

  static JobFailure malformed(String reason) {
    return new JobFailure(JobFailure.CIRCUIT_NOT_LOADED, reason, "Correct the PUB.");
  }
}
