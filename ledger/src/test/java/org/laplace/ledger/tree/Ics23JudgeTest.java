package org.laplace.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;

/**
 * Lets the ICS-23 library in Go judge our proofs, by the program {@code tools/judges/ics23judge}.
 */
class Ics23JudgeTest {
  /** What {@code tools/judges/build} ends with where there is no Go, or an old one. */
  private static final int NO_GO = 69;

  @TempDir Path scratch;

  @Test
  void theGoLibraryAcceptsTrueProofsAndRefusesFalseOnes() throws Exception {
    Path judge = judge();
    var claims = new ArrayList<String>();
    for (int leaves : List.of(1, 2, 3, 10, 1000)) {
      var tree = new TreeOnMap();
      tree.apply(TreeOnMap.puts(new RandomState(leaves).ofSize(leaves)));
      for (int index = 0; index < leaves + 200; index++) {
        var key = RandomState.key(index);
        var value = Optional.ofNullable(tree.state(1).get(key));
        var proof = tree.prove(1, key).toByteString();
        claims.add(claim(tree.root(), key, value, proof));
        claims.add(claim(Hash.of(key), key, value, proof));
      }
    }
    List<String> answers = ask(judge, claims);
    assertEquals(claims.size(), answers.size());
    for (int index = 0; index < claims.size(); index += 2) {
      assertEquals("ok", answers.get(index), claims.get(index));
      assertTrue(answers.get(index + 1).startsWith("err "), claims.get(index + 1));
    }
  }

  /** Its exit code is 1 as soon as one claim does not hold, so only its answers count here. */
  private List<String> ask(Path judge, List<String> claims) throws Exception {
    var answers = scratch.resolve("answers");
    new ProcessBuilder(judge.toString())
        .redirectInput(Files.write(scratch.resolve("claims"), claims).toFile())
        .redirectOutput(answers.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
    return Files.readAllLines(answers);
  }

  /** One line as the head of the judge's main.go defines it; without a value the key is absent. */
  private static String claim(
      Hash root, ByteString key, Optional<ByteString> value, ByteString proof) {
    return "{\"spec\":\"smt\",\"root\":\"%s\",\"key\":\"%s\",%s\"proof\":\"%s\"}"
        .formatted(
            root.hex(),
            hex(key),
            value.map(bytes -> "\"value\":\"" + hex(bytes) + "\",").orElse(""),
            hex(proof));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** Builds the judge; where there is no Go, the test says so and ends; with CI=true it fails. */
  private static Path judge() throws Exception {
    var build =
        new ProcessBuilder(
                Path.of(System.getProperty("laplace.repository"), "tools", "judges", "build")
                    .toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var directory =
        new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = build.waitFor();
    if (code == NO_GO) {
      var missing = "the Go library did not judge: tools/judges/build needs Go 1.25 or newer";
      return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
    }
    assertEquals(0, code, "tools/judges/build failed, its words are on stderr");
    return Path.of(directory, "ics23judge");
  }
}
