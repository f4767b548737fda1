package org.laplace.simulators;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Programs with known results, shipped with each engine. A worker runs them when it starts and does
 * not provide or attest if one differs: then its machine, JVM or build does not follow the engine's
 * definition.
 *
 * <p>{@code golden/NAME-VERSION/roots.txt} holds a line for each program: file name, shots, seed,
 * inputs as {@code name=value,...} or {@code -}, root in hexadecimal. {@code mvn -pl simulators -am
 * test -Dtest=GoldenVectorsTest -Dlaplace.golden.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the roots anew.
 */
public final class GoldenVectors {
  private static final int FIELDS = 5;

  private GoldenVectors() {}

  /**
   * The vectors of an engine.
   *
   * @throws IllegalArgumentException if the engine has none
   */
  public static List<GoldenVector> of(Engine engine) {
    return read(engine, "roots.txt")
        .toStringUtf8()
        .lines()
        .map(line -> parse(engine, line))
        .toList();
  }

  /** The vectors that this machine gets wrong; empty when it may work with the engine. */
  public static List<GoldenVector> check(Engine engine) {
    return of(engine).stream()
        .filter(vector -> !vector.rootBy(engine).equals(vector.root()))
        .toList();
  }

  /** The line of a vector in its file, with this root. */
  static String format(GoldenVector vector, ByteString root) {
    Program program = vector.program();
    var inputs = new StringBuilder();
    program
        .inputs()
        .forEach(
            (name, value) ->
                inputs.append(inputs.isEmpty() ? "" : ",").append(name).append('=').append(value));
    return String.join(
        " ",
        vector.name(),
        Integer.toString(program.shots()),
        Long.toString(program.seed()),
        inputs.isEmpty() ? "-" : inputs,
        HexFormat.of().formatHex(root.toByteArray()));
  }

  /** Where the vectors of an engine are, below {@code golden/}. */
  static String folder(EngineId engine) {
    return engine.name() + "-" + engine.version();
  }

  private static GoldenVector parse(Engine engine, String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS) {
      throw new IllegalStateException("a golden vector has " + FIELDS + " fields: " + line);
    }
    var inputs = new TreeMap<String, Double>();
    if (!fields[3].equals("-")) {
      for (String input : fields[3].split(",", -1)) {
        int equals = input.indexOf('=');
        inputs.put(input.substring(0, equals), Double.valueOf(input.substring(equals + 1)));
      }
    }
    return new GoldenVector(
        fields[0],
        new Program(
            engine.jobClass(),
            engine.id(),
            read(engine, fields[0]),
            Integer.parseInt(fields[1]),
            Long.parseLong(fields[2]),
            inputs),
        ByteString.copyFrom(HexFormat.of().parseHex(fields[4])));
  }

  private static ByteString read(Engine engine, String file) {
    String path = "golden/" + folder(engine.id()) + "/" + file;
    try (InputStream in = GoldenVectors.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden vectors at " + path);
      }
      return ByteString.readFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
