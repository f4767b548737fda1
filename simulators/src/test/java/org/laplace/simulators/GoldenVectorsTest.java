package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenVectorsTest {
  static Collection<Engine> engines() {
    return EngineCatalog.standard().engines();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyEngineGetsItsGoldenRoots(Engine engine) throws IOException {
    if (Boolean.getBoolean("laplace.golden.write")) {
      write(engine);
      return;
    }
    assertTrue(GoldenVectors.of(engine).size() >= 4);
    assertEquals(List.of(), GoldenVectors.check(engine));
  }

  private static void write(Engine engine) throws IOException {
    var lines = new ArrayList<String>();
    for (GoldenVector vector : GoldenVectors.of(engine)) {
      lines.add(GoldenVectors.format(vector, vector.rootBy(engine)));
    }
    Path repository = Path.of(System.getProperty("laplace.repository"));
    Files.write(
        repository.resolve(
            "simulators/src/main/resources/org/laplace/simulators/golden/"
                + GoldenVectors.folder(engine.id())
                + "/roots.txt"),
        lines);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyGoldenProgramRunsAndNoTwoHaveOneRoot(Engine engine) {
    List<GoldenVector> vectors = GoldenVectors.of(engine);
    ByteString misdeclared = ResultRoot.of(OutcomeKind.MISDECLARED, ByteString.EMPTY);
    assertTrue(vectors.stream().noneMatch(vector -> vector.root().equals(misdeclared)));
    assertEquals(vectors.size(), vectors.stream().map(GoldenVector::root).distinct().count());
  }

  @Test
  void aMachineThatComputesOtherwiseIsFoundOut() {
    Engine honest = EngineCatalog.standard().engines().iterator().next();
    Engine other =
        new Engine() {
          @Override
          public EngineId id() {
            return honest.id();
          }

          @Override
          public JobClass jobClass() {
            return honest.jobClass();
          }

          @Override
          public Preparation prepare(Program program) {
            return Preparation.refused(Diagnostic.ofProgram("BROKEN", "broken"));
          }
        };
    assertEquals(GoldenVectors.of(honest), GoldenVectors.check(other));
  }

  @Test
  void anEngineWithoutVectorsIsRefused() {
    Engine honest = EngineCatalog.standard().engines().iterator().next();
    Engine unknown =
        new Engine() {
          @Override
          public EngineId id() {
            return new EngineId("unknown", 7);
          }

          @Override
          public JobClass jobClass() {
            return honest.jobClass();
          }

          @Override
          public Preparation prepare(Program program) {
            return honest.prepare(program);
          }
        };
    assertThrows(IllegalArgumentException.class, () -> GoldenVectors.check(unknown));
  }
}
