package org.laplace.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.Diverged;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.ParticlesResult;

class ResultTextTest {
  @Test
  void sixteenBarsAreDrawnAndTheRestIsCounted() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (int value = 0; value < 20; value++) {
      counts.put(Integer.toBinaryString(32 + value).substring(1), 20 - value);
    }
    List<String> lines = ResultText.lines(new DecodedResult.Counts(210, counts));
    assertEquals(17, lines.size());
    assertEquals("00000  20  " + "█".repeat(40), lines.getFirst());
    assertEquals("and 4 others with 10 shots together", lines.getLast());
  }

  @Test
  void theSmallestCountIsStillVisible() {
    List<String> lines =
        ResultText.lines(
            new DecodedResult.Counts(100_001, new TreeMap<>(Map.of("0", 100_000, "1", 1))));
    assertEquals("1       1  ▏", lines.getLast());
  }

  @ParameterizedTest
  @EnumSource(
      value = JobClass.class,
      names = {"JOB_CLASS_CIRCUIT", "JOB_CLASS_PARTICLES"})
  void bytesThatAreNoResultAreShownAsUnreadable(JobClass jobClass) {
    ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2});
    assertInstanceOf(
        DecodedResult.Unreadable.class,
        DecodedResult.of(jobClass, OutcomeKind.OUTCOME_KIND_COMPUTED, garbage));
  }

  @Test
  void countsThatDoNotFitTheirShotsAreUnreadable() {
    ByteString bytes =
        CircuitResult.newBuilder()
            .setShots(5)
            .setOutcomes(ByteString.copyFrom(new byte[] {1}))
            .build()
            .toByteString();
    assertInstanceOf(
        DecodedResult.Unreadable.class,
        DecodedResult.of(JobClass.JOB_CLASS_CIRCUIT, OutcomeKind.OUTCOME_KIND_COMPUTED, bytes));
  }

  @Test
  void bodiesThatLackACoordinateAreUnreadable() {
    ByteString bytes =
        ParticlesResult.newBuilder().addCoordinates(1).addVelocities(1).build().toByteString();
    assertInstanceOf(
        DecodedResult.Unreadable.class,
        DecodedResult.of(JobClass.JOB_CLASS_PARTICLES, OutcomeKind.OUTCOME_KIND_COMPUTED, bytes));
  }

  @Test
  void aDivergedRunNamesItsStep() {
    DecodedResult result =
        DecodedResult.of(
            JobClass.JOB_CLASS_PARTICLES,
            OutcomeKind.OUTCOME_KIND_DIVERGED,
            Diverged.newBuilder().setStep(17).build().toByteString());
    assertEquals(new DecodedResult.Diverged(17), result);
  }
}
