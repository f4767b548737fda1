package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.qpu.runtime.wire.NumpyArray;
import org.laplace.qpu.runtime.wire.NumpyFile;
import org.laplace.qpu.runtime.wire.Packed;

/** Writes results: in plain JSON, or in the tagged form that Qiskit's decoder reads. */
final class ResultDocument {
  private final boolean isQiskitForm;

  ResultDocument(boolean isQiskitForm) {
    this.isQiskitForm = isQiskitForm;
  }

  /**
   * What a sampler found for one PUB.
   *
   * @param shape of its parameter sets
   * @param samples one for each of them
   */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record SampledPub(int[] shape, List<Samples> samples) {}

  /**
   * What an estimator found for one PUB.
   *
   * @param shape of parameter sets and observables, broadcast
   * @param precision the standard error that was asked for
   */
  // Nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record EstimatedPub(int[] shape, double[] values, double[] errors, double precision, int shots) {}

  /** The document of a sampler. */
  ObjectNode sampled(List<SampledPub> pubs, Instant start, Instant stop) {
    ArrayNode results = JobRequest.JSON.arrayNode();
    for (SampledPub pub : pubs) {
      ObjectNode result = JobRequest.JSON.objectNode();
      result.set("data", isQiskitForm ? dataBin(pub) : plain(pub));
      result.putObject("metadata").putObject("circuit_metadata");
      results.add(isQiskitForm ? tagged("SamplerPubResult", result) : result);
    }
    ObjectNode metadata = JobRequest.JSON.objectNode().put("version", 2);
    metadata.putObject("execution").set("execution_spans", spans(pubs, start, stop));
    return whole(results, metadata);
  }

  /** The document of an estimator. */
  ObjectNode estimated(List<EstimatedPub> pubs) {
    ArrayNode results = JobRequest.JSON.arrayNode();
    for (EstimatedPub pub : pubs) {
      ObjectNode fields = JobRequest.JSON.objectNode();
      fields.set("evs", numbers(pub.shape(), pub.values()));
      fields.set("stds", numbers(pub.shape(), pub.errors()));
      fields.set("ensemble_standard_error", numbers(pub.shape(), pub.errors()));
      ObjectNode result = JobRequest.JSON.objectNode();
      result.set("data", isQiskitForm ? dataBin(fields, pub.shape()) : fields);
      result
          .putObject("metadata")
          .put("shots", pub.shots())
          .put("target_precision", pub.precision())
          .putObject("circuit_metadata");
      results.add(isQiskitForm ? tagged("PubResult", result) : result);
    }
    return whole(results, JobRequest.JSON.objectNode().put("version", 2));
  }

  private ObjectNode whole(ArrayNode results, ObjectNode metadata) {
    ObjectNode document = JobRequest.JSON.objectNode();
    document.set(isQiskitForm ? "pub_results" : "results", results);
    document.set("metadata", metadata);
    return isQiskitForm ? tagged("PrimitiveResult", document) : document;
  }

  private static ObjectNode plain(SampledPub pub) {
    ObjectNode data = JobRequest.JSON.objectNode();
    int first = 0;
    for (ClassicalRegister register : pub.samples().getFirst().registers()) {
      ObjectNode field = data.putObject(register.name());
      int[] next = {0};
      field.set("samples", nested(pub, 0, next, first, register.size()));
      field.put("num_bits", register.size());
      first += register.size();
    }
    return data;
  }

  private static ArrayNode nested(SampledPub pub, int level, int[] next, int first, int size) {
    ArrayNode array = JobRequest.JSON.arrayNode();
    if (level < pub.shape().length) {
      for (int i = 0; i < pub.shape()[level]; i++) {
        array.add(nested(pub, level + 1, next, first, size));
      }
      return array;
    }
    Samples samples = pub.samples().get(next[0]++);
    for (int shot = 0; shot < samples.shots(); shot++) {
      array.add(hex(samples, shot, first, size));
    }
    return array;
  }

  private static String hex(Samples samples, int shot, int first, int size) {
    var text = new StringBuilder();
    for (int nibble = (size - 1) / 4; nibble >= 0; nibble--) {
      int digit = 0;
      for (int bit = 0; bit < 4 && 4 * nibble + bit < size; bit++) {
        digit |= samples.bit(shot, first + 4 * nibble + bit) ? 1 << bit : 0;
      }
      if (digit != 0 || !text.isEmpty() || nibble == 0) {
        text.append(Character.forDigit(digit, 16));
      }
    }
    return "0x" + text;
  }

  private static ObjectNode dataBin(SampledPub pub) {
    ObjectNode fields = JobRequest.JSON.objectNode();
    int first = 0;
    for (ClassicalRegister register : pub.samples().getFirst().registers()) {
      ObjectNode array = JobRequest.JSON.objectNode();
      array.set("array", packed(pub, first, register.size()));
      array.put("num_bits", register.size());
      fields.set(register.name(), tagged("BitArray", array));
      first += register.size();
    }
    return dataBin(fields, pub.shape());
  }

  private static ObjectNode dataBin(ObjectNode fields, int[] shape) {
    ObjectNode bin = JobRequest.JSON.objectNode();
    ArrayNode names = bin.putArray("field_names");
    ArrayNode types = bin.putArray("field_types");
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              names.add(name);
              types.add("BitArray");
            });
    ArrayNode lengths = bin.putArray("shape");
    Arrays.stream(shape).forEach(lengths::add);
    bin.set("fields", fields);
    return tagged("DataBin", bin);
  }

  /** Most significant byte first, the unused bits of it 0. */
  private static ObjectNode packed(SampledPub pub, int first, int size) {
    int bytes = (size + 7) / 8;
    int shots = pub.samples().getFirst().shots();
    byte[] packed = new byte[pub.samples().size() * shots * bytes];
    int at = 0;
    for (Samples samples : pub.samples()) {
      for (int shot = 0; shot < shots; shot++) {
        for (int bit = 0; bit < size; bit++) {
          if (samples.bit(shot, first + bit)) {
            packed[at + bytes - 1 - bit / 8] |= (byte) (1 << bit % 8);
          }
        }
        at += bytes;
      }
    }
    int[] shape = Arrays.copyOf(pub.shape(), pub.shape().length + 2);
    shape[shape.length - 2] = shots;
    shape[shape.length - 1] = bytes;
    return array(new NumpyArray.Bytes(shape, packed));
  }

  private JsonNode numbers(int[] shape, double[] values) {
    if (isQiskitForm) {
      return array(new NumpyArray.Numbers(shape, values));
    }
    return nested(shape, values, 0, new int[1]);
  }

  private static JsonNode nested(int[] shape, double[] values, int level, int[] next) {
    if (level == shape.length) {
      return JobRequest.JSON.numberNode(values[next[0]++]);
    }
    ArrayNode array = JobRequest.JSON.arrayNode();
    for (int i = 0; i < shape[level]; i++) {
      array.add(nested(shape, values, level + 1, next));
    }
    return array;
  }

  private static ObjectNode array(NumpyArray array) {
    return JobRequest.JSON
        .objectNode()
        .put("__type__", "ndarray")
        .put("__value__", Packed.pack(NumpyFile.write(array)));
  }

  private JsonNode spans(List<SampledPub> pubs, Instant start, Instant stop) {
    if (!isQiskitForm) {
      return JobRequest.JSON.arrayNode();
    }
    ObjectNode slices = JobRequest.JSON.objectNode();
    for (int i = 0; i < pubs.size(); i++) {
      SampledPub pub = pubs.get(i);
      int shots = pub.samples().getFirst().shots();
      ArrayNode shape = JobRequest.JSON.arrayNode();
      Arrays.stream(pub.shape()).forEach(shape::add);
      shape.add(shots);
      slices
          .putArray(String.valueOf(i))
          .add(shape)
          .add(0)
          .add(pub.samples().size())
          .add(0)
          .add(shots);
    }
    ObjectNode span = JobRequest.JSON.objectNode();
    span.set("start", time(start));
    span.set("stop", time(stop));
    span.set("data_slices", slices);
    ObjectNode spans = JobRequest.JSON.objectNode();
    spans.putArray("spans").add(tagged("DoubleSliceSpan", span));
    return tagged("ExecutionSpans", spans);
  }

  private static ObjectNode time(Instant instant) {
    return JobRequest.JSON
        .objectNode()
        .put("__type__", "datetime")
        .put("__value__", instant.toString());
  }

  private static ObjectNode tagged(String type, JsonNode value) {
    ObjectNode tagged = JobRequest.JSON.objectNode().put("__type__", type);
    tagged.set("__value__", value);
    return tagged;
  }
}
