package org.laplace.simulators;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come, an engine answers with a computation or with a reason. */
class HostileProgramsTest {
  private static final int MUTATIONS = 500;
  private static final long UNITS_TO_RUN_MAX = 1_000_000;

  static Collection<Engine> engines() {
    return EngineCatalog.standard().engines();
  }

  private static Program program(Engine engine, ByteString source, int shots) {
    return new Program(engine.jobClass(), engine.id(), source, shots, 1, new TreeMap<>());
  }

  private static void prepareAndRunIfSmall(Engine engine, Program program) {
    switch (engine.prepare(program)) {
      case Preparation.Refused(List<Diagnostic> diagnostics) -> {
        assertFalse(diagnostics.isEmpty());
        diagnostics.forEach(d -> assertTrue(d.line() >= 0 && !d.message().isEmpty()));
        diagnostics.forEach(d -> d.render("program", program.source().toStringUtf8()));
      }
      case Preparation.Ready(Computation computation) -> {
        assertTrue(computation.cost().workUnits() > 0);
        if (computation.cost().workUnits() < UNITS_TO_RUN_MAX) {
          Outcome outcome = Run.of(computation, computation.cost().workUnits());
          assertTrue(outcome.resultBytes().size() <= SimulatorLimits.resultBytesMax);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void mutatedProgramsAreRunOrRefused(Engine engine) {
    var random = new Random(engine.id().toString().hashCode());
    List<GoldenVector> seeds = GoldenVectors.of(engine);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).program().source().toByteArray();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int place = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(8), bytes.length - place);
        switch (random.nextInt(3)) {
          case 0 -> bytes[place] = (byte) random.nextInt(256);
          case 1 -> bytes[place] = (byte) "0123456789.-e[]{}(),;\"".charAt(random.nextInt(22));
          default ->
              System.arraycopy(
                  bytes, random.nextInt(bytes.length - length + 1), bytes, place, length);
        }
      }
      int shots = engine.jobClass() == JobClass.CIRCUIT ? 3 : 0;
      prepareAndRunIfSmall(engine, program(engine, ByteString.copyFrom(bytes), shots));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bytesThatMeanNothingOrNestWithoutEndAreRefused(Engine engine) {
    String head = "OPENQASM 3.0; qubit q; bit c; c = measure q; ";
    for (String source :
        List.of(
            "",
            "\0",
            "[".repeat(200_000),
            "{\"law\":".repeat(20_000),
            head + "{".repeat(100_000),
            head + "if (c == 1) ".repeat(20_000),
            head + "int x = " + "(".repeat(100_000),
            head + "int x = " + "-".repeat(100_000) + "1;",
            head + "U(" + "sin(".repeat(50_000),
            head + "ctrl @ ".repeat(30_000) + "U(0,0,0) q;",
            "OPENQASM 2.0; gate a b {" + "U(0,0,0) b;".repeat(20_000))) {
      assertInstanceOf(
          Preparation.Refused.class,
          engine.prepare(program(engine, ByteString.copyFromUtf8(source), 1)));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aProgramThatGrowsExponentiallyIsRefused(Engine engine) {
    var source = new StringBuilder("OPENQASM 2.0; qreg q[1]; creg c[1]; gate g0 a {U(0,0,0) a;}\n");
    for (int i = 1; i <= 60; i++) {
      source.append("gate g%d a {g%d a; g%d a;}%n".formatted(i, i - 1, i - 1));
    }
    source.append("g60 q[0]; measure q -> c;");
    assertInstanceOf(
        Preparation.Refused.class,
        engine.prepare(program(engine, ByteString.copyFromUtf8(source.toString()), 1)));
  }
}
