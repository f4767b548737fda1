package org.laplace.qpu.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.device.Device;
import org.laplace.qpu.device.IsaCheck;
import org.laplace.qpu.runtime.wire.NumpyArray;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.noise.NoiseModel;

/** Runs one job: every circuit of it, for every set of parameters. */
final class PrimitiveRun {
  private static final int SHOTS_DEFAULT = 4096;
  private static final double PRECISION_DEFAULT = 0.015625;
  private static final double SECONDS_PER_SHOT = 250e-6;
  private static final double OVERHEAD_SECONDS = 2;

  private final JobRequest request;
  private final Device device;
  private final Optional<NoiseModel> noise;
  private final ShotRunner runner;
  private final Cancellation cancellation;
  private long seed;
  private long executions;

  PrimitiveRun(
      JobRequest request,
      Device device,
      Optional<NoiseModel> noise,
      ShotRunner runner,
      long seed,
      Cancellation cancellation) {
    this.request = request;
    this.device = device;
    this.noise = noise;
    this.runner = runner;
    this.seed = seed;
    this.cancellation = cancellation;
  }

  /**
   * What came out.
   *
   * @param qpuSeconds what a device would have taken
   */
  record Answer(ObjectNode document, long qpuSeconds) {}

  /**
   * Runs the job.
   *
   * @param isShort whether half of the shots get lost
   */
  Answer run(Clock clock, boolean isShort) throws JobFailure {
    JsonNode pubs = request.parameters().path("pubs");
    if (pubs.size() > QpuLimits.EMULATOR_PUBS_COUNT_MAX) {
      throw JobFailure.overLimit(
          "The job has " + pubs.size() + " PUBs; at most " + QpuLimits.EMULATOR_PUBS_COUNT_MAX);
    }
    var document = new ResultDocument(request.isQiskitForm());
    Instant start = clock.instant();
    ObjectNode answer;
    if (request.program().equals("sampler")) {
      var sampled = new ArrayList<ResultDocument.SampledPub>();
      for (JsonNode pub : pubs) {
        sampled.add(sample(pub, isShort));
      }
      answer = document.sampled(sampled, start, clock.instant());
    } else {
      var estimated = new ArrayList<ResultDocument.EstimatedPub>();
      for (JsonNode pub : pubs) {
        estimated.add(estimate(pub));
      }
      answer = document.estimated(estimated);
    }
    double seconds = OVERHEAD_SECONDS + executions * SECONDS_PER_SHOT;
    if (seconds > request.costSeconds()) {
      throw new JobFailure(
          JobFailure.RAN_TOO_LONG,
          "Job ran longer than maximum execution time.",
          "Ask for more time or fewer shots.");
    }
    return new Answer(answer, (long) Math.ceil(seconds));
  }

  private ResultDocument.SampledPub sample(JsonNode pub, boolean isShort) throws JobFailure {
    CircuitSource source = CircuitSource.read(pub.isArray() ? pub.path(0) : pub, device);
    Bindings bindings = Bindings.read(pub.path(1), source.parameters());
    int shots = shots(pub.path(2));
    var samples = new ArrayList<Samples>();
    for (double[] row : bindings.rows()) {
      Circuit circuit = source.bind(row);
      requireIsa(circuit);
      if (circuit.bits() == 0) {
        throw Bindings.malformed("A sampler needs a circuit with classical registers.");
      }
      Samples drawn = draw(circuit, shots);
      samples.add(isShort ? drawn.half() : drawn);
    }
    if (samples.isEmpty()) {
      throw Bindings.malformed("A PUB has no sets of parameters.");
    }
    return new ResultDocument.SampledPub(bindings.shape(), samples);
  }

  private void requireIsa(Circuit circuit) throws JobFailure {
    Optional<String> wrong = IsaCheck.check(circuit, device);
    if (wrong.isPresent()) {
      throw JobFailure.notIsa(wrong.get());
    }
  }

  private Samples draw(Circuit circuit, int shots) throws JobFailure {
    executions += shots;
    if (executions > QpuLimits.EMULATOR_JOB_SHOTS_MAX) {
      throw JobFailure.overLimit(
          "The job has more than " + QpuLimits.EMULATOR_JOB_SHOTS_MAX + " executions.");
    }
    long drawSeed = seed++ << 20;
    return noise.isPresent()
        ? runner.noisy(circuit, noise.get(), shots, drawSeed, cancellation)
        : runner.ideal(circuit, shots, drawSeed, cancellation);
  }

  private int shots(JsonNode ofPub) throws JobFailure {
    JsonNode parameters = request.parameters();
    JsonNode first =
        ofPub.isNumber()
            ? ofPub
            : parameters.hasNonNull("shots")
                ? parameters.path("shots")
                : parameters.path("options").path("default_shots");
    if (first.isMissingNode() || first.isNull()) {
      return SHOTS_DEFAULT;
    }
    if (!first.isIntegralNumber() || first.asLong() < 1 || first.asLong() > device.shotsMax()) {
      throw JobFailure.overLimit("A circuit is run 1 to " + device.shotsMax() + " times.");
    }
    return first.asInt();
  }

  private ResultDocument.EstimatedPub estimate(JsonNode pub) throws JobFailure {
    CircuitSource source = CircuitSource.read(pub.path(0), device);
    Bindings bindings = Bindings.read(pub.path(2), source.parameters());
    double precision = precision(pub.path(3));
    int shots = (int) Math.min(device.shotsMax(), Math.ceil(1 / (precision * precision)));
    List<Circuit> circuits = new ArrayList<>();
    for (double[] row : bindings.rows()) {
      Circuit circuit = source.bind(row);
      requireIsa(circuit);
      circuits.add(circuit);
    }
    int qubits = circuits.isEmpty() ? 0 : circuits.getFirst().qubits();
    Observable.Arranged observables = Observable.read(pub.path(1), qubits);
    int[] shape = Broadcast.shape(bindings.shape(), observables.shape());
    int size = NumpyArray.size(shape);
    double[] values = new double[size];
    double[] errors = new double[size];
    for (int i = 0; i < size; i++) {
      Circuit circuit = circuits.get(Broadcast.index(i, shape, bindings.shape()));
      Observable observable =
          observables.observables().get(Broadcast.index(i, shape, observables.shape()));
      Estimation.Estimate estimate =
          Estimation.of(circuit, observable, measured -> draw(measured, shots));
      values[i] = estimate.value();
      errors[i] = estimate.standardError();
    }
    return new ResultDocument.EstimatedPub(shape, values, errors, precision, shots);
  }

  private double precision(JsonNode ofPub) throws JobFailure {
    JsonNode chosen =
        ofPub.isNumber() ? ofPub : request.parameters().path("options").path("default_precision");
    JsonNode shots = request.parameters().path("options").path("default_shots");
    if (!chosen.isNumber() && shots.isNumber() && shots.asDouble() >= 1) {
      return 1 / Math.sqrt(shots.asDouble());
    }
    double precision = chosen.isNumber() ? chosen.asDouble() : PRECISION_DEFAULT;
    if (!(precision > 0) || !Double.isFinite(precision)) {
      throw Bindings.malformed("A precision is a number above 0.");
    }
    return precision;
  }
}
