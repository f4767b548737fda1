package org.laplace.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.protobuf.ByteString;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Hash;

/**
 * Lets the ICS-23 library in Go judge our proofs, by the command {@code tools/judges/ics23judge}.
 *
 * <p>The command reads one JSON object a line, {@code root}, {@code key}, {@code value} (empty for
 * absence) and {@code proof} in hexadecimal, and answers each with one line, {@code
 * {"accepted":true}} or {@code {"accepted":false}}.
 */
class Ics23JudgeTest {
  private static final Path JUDGE =
      Path.of(System.getProperty("laplace.repository"), "tools", "judges", "ics23judge");

  @TempDir Path scratch;

  @Test
  void theGoLibraryAcceptsTrueProofsAndRefusesFalseOnes() throws Exception {
    requireJudge();
    var questions = new ArrayList<String>();
    var expected = new ArrayList<String>();
    for (int leaves : List.of(1, 2, 3, 10, 1000)) {
      var tree = new TreeOnMap();
      tree.apply(TreeOnMap.puts(new RandomState(leaves).ofSize(leaves)));
      for (int index = 0; index < leaves + 200; index++) {
        var key = RandomState.key(index);
        var value = tree.state(1).getOrDefault(key, ByteString.EMPTY);
        var proof = tree.prove(1, key).toByteString();
        questions.add(question(tree.root(), key, value, proof));
        expected.add("{\"accepted\":true}");
        questions.add(question(Hash.of(key), key, value, proof));
        expected.add("{\"accepted\":false}");
      }
    }
    assertEquals(expected, judge(questions));
  }

  private List<String> judge(List<String> questions) throws Exception {
    var input = Files.write(scratch.resolve("questions"), questions).toFile();
    var output = scratch.resolve("answers");
    var judge =
        new ProcessBuilder(JUDGE.toString())
            .redirectInput(input)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, judge.waitFor());
    return Files.readAllLines(output);
  }

  private static String question(Hash root, ByteString key, ByteString value, ByteString proof) {
    return "{\"root\":\"%s\",\"key\":\"%s\",\"value\":\"%s\",\"proof\":\"%s\"}"
        .formatted(root.hex(), hex(key), hex(value), hex(proof));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** Where nobody promised Go and the judge, the test says so and ends; in CI it fails. */
  private static void requireJudge() {
    if (Files.isExecutable(JUDGE) && isOnPath("go")) {
      return;
    }
    var missing = "the Go library did not judge: Go or " + JUDGE + " is missing";
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    abort(missing);
  }

  private static boolean isOnPath(String command) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }
}
