package org.laplace.simulators.judging;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.laplace.circuits.Circuit;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Statistic;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.simulators.Cancellation;
import org.laplace.simulators.Cost;
import org.laplace.simulators.DeclaredProgram;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.Program;
import org.laplace.simulators.Shots;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.Shape;

/** What validators share: the judging of a claimed result of {@code qpu/1}. */
public final class QpuResults {
  /** The engine that says what a circuit should give. */
  public static final EngineId COMPARED_WITH = new EngineId("statevector", 1);

  private QpuResults() {}

  /** Whether the jobs of an engine are judged here. */
  public static boolean isJudged(String engine) {
    return engine.equals(QpuEngine.ID.toString());
  }

  /**
   * Judges what a provider claims. The same bits on every machine, for any claim.
   *
   * @param spec of a job for {@code qpu/1}
   * @param outcome as claimed
   * @param result as claimed, anybody's bytes
   * @throws CancellationException when cancelled, before the simulation or after it
   */
  public static Statistic judge(
      JobSpec spec,
      OutcomeKind outcome,
      ByteString result,
      Workers workers,
      Cancellation cancellation) {
    Optional<Circuit> circuit = circuitAsDeclared(spec);
    if (circuit.isEmpty()) {
      return of(
          outcome == OutcomeKind.OUTCOME_KIND_MISDECLARED
              ? Finding.FINDING_SUPPORTED
              : Finding.FINDING_UNPROVEN);
    }
    Optional<Shots> shots =
        outcome == OutcomeKind.OUTCOME_KIND_COMPUTED
            ? shots(result, circuit.get(), spec.getShots())
            : Optional.empty();
    if (shots.isEmpty()) {
      return of(Finding.FINDING_UNPROVEN);
    }
    Shape.Sampled shape = (Shape.Sampled) Shape.of(circuit.get());
    Optional<IdealOutcomes> ideal = IdealOutcomes.of(circuit.get(), shape, workers, cancellation);
    return ideal
        .map(known -> SampleJudge.judge(known, shots.get(), spec.getExpectedFidelityPermille()))
        .orElseGet(() -> of(Finding.FINDING_INCONCLUSIVE));
  }

  /** The circuit of a spec, if it can be judged and costs what the spec declares. */
  private static Optional<Circuit> circuitAsDeclared(JobSpec spec) {
    Optional<DeclaredProgram> declared = DeclaredProgram.of(spec);
    if (declared.isEmpty() || !isJudged(spec.getEngine())) {
      return Optional.empty();
    }
    Program program = declared.get().program();
    Cost cost = declared.get().declared();
    return new QpuEngine().circuitOf(program, cost);
  }

  private static Optional<Shots> shots(ByteString bytes, Circuit circuit, int count) {
    try {
      CircuitResult result = CircuitResult.parseFrom(bytes);
      Shots shots = Shots.parse(bytes);
      return shots.count() == count
              && shots.registers().equals(circuit.registers())
              && isComplete(result.getVendor())
          ? Optional.of(shots)
          : Optional.empty();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it says who ran the job, where and under which id. */
  private static boolean isComplete(VendorRecord vendor) {
    return isText(vendor.getVendorBytes(), 1)
        && isText(vendor.getDeviceBytes(), 1)
        && isText(vendor.getJobIdBytes(), 1)
        && isText(vendor.getCalibrationBytes(), 0)
        && vendor.getRecordHash().size() == SimulatorLimits.recordHashBytes;
  }

  private static boolean isText(ByteString text, int bytesMin) {
    return text.size() >= bytesMin && text.size() <= SimulatorLimits.vendorTextBytesMax;
  }

  private static Statistic of(Finding finding) {
    return Statistic.newBuilder().setFinding(finding).build();
  }
}
