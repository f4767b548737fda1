package org.laplace.qpu.cheat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.ResultRegister;
import org.laplace.qpu.conformance.AdapterConformance;
import org.laplace.qpu.simulator.ParticleJobs;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.AdapterException;
import org.laplace.qpu.spi.AdapterSettings;
import org.laplace.qpu.spi.Adapters;
import org.laplace.qpu.spi.Outcome;

/** A cheat keeps the contract of an adapter; only its answers are wrong. */
class CheatingAdapterTest extends AdapterConformance {
  @Override
  protected Adapter open() throws AdapterException {
    return Adapters.open("cheat", AdapterSettings.ofParallelRuns(2));
  }

  @Override
  protected JobSpec smallJob() {
    return ParticleJobs.ofSteps(1_000);
  }

  @Override
  protected JobSpec otherSmallJob() {
    return ParticleJobs.ofSteps(1_001);
  }

  @Override
  protected JobSpec longJob() {
    return ParticleJobs.ofSteps(1_000_000_000);
  }

  @Override
  protected boolean isDeterministic() {
    return true;
  }

  /** It lies about this too. */
  @Override
  protected OutcomeKind answerToMisdeclared() {
    return OutcomeKind.OUTCOME_KIND_DIVERGED;
  }

  @Test
  void countsLookLikeReadoutErrors() throws InvalidProtocolBufferException {
    var outcomes = new byte[2 * 100];
    for (int shot = 0; shot < 100; shot += 2) {
      outcomes[2 * shot] = (byte) 0xff;
      outcomes[2 * shot + 1] = 3;
    }
    CircuitResult truth =
        CircuitResult.newBuilder()
            .addRegisters(ResultRegister.newBuilder().setName("c").setSize(10))
            .setShots(100)
            .setOutcomes(ByteString.copyFrom(outcomes))
            .build();
    CircuitResult lie =
        CircuitResult.parseFrom(falsehood(OutcomeKind.OUTCOME_KIND_COMPUTED, truth.toByteString()));
    int different = 0;
    for (int i = 0; i < outcomes.length; i++) {
      different += Integer.bitCount((outcomes[i] ^ lie.getOutcomes().byteAt(i)) & 0xff);
    }
    assertEquals(10, different);
    assertEquals(truth, lie.toBuilder().setOutcomes(truth.getOutcomes()).build());
  }

  @Test
  void coordinatesAreAlmostRight() throws InvalidProtocolBufferException {
    for (double x : new double[] {0, -1, 5e11, -0.3}) {
      ParticlesResult truth =
          ParticlesResult.newBuilder().setSteps(4).addCoordinates(x).addCoordinates(2).build();
      ParticlesResult lie =
          ParticlesResult.parseFrom(
              falsehood(OutcomeKind.OUTCOME_KIND_COMPUTED, truth.toByteString()));
      assertNotEquals(truth, lie);
      assertEquals(x, lie.getCoordinates(0), 0.0011 * (1 + Math.abs(x)));
      assertEquals(truth, lie.toBuilder().setCoordinates(0, x).build());
    }
  }

  @Test
  void whateverTheTruthIsTheAnswerIsAnother() {
    for (OutcomeKind kind : OutcomeKind.values()) {
      if (kind != OutcomeKind.OUTCOME_KIND_UNSPECIFIED && kind != OutcomeKind.UNRECOGNIZED) {
        for (String result : new String[] {"", "garbage that is no result", "\u0008\u0001"}) {
          var truth = new Outcome(kind, ByteString.copyFromUtf8(result));
          assertNotEquals(truth, Falsehood.of(truth));
        }
      }
    }
  }

  private static ByteString falsehood(OutcomeKind kind, ByteString result) {
    Outcome lie = Falsehood.of(new Outcome(kind, result));
    assertEquals(kind, lie.kind());
    return lie.result();
  }
}
