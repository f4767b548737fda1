package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programs in tools/judges: a judge that accepts everything would judge nothing. */
@NeedsGo
class JudgesTest {
  private static Path binaries;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    binaries = GoTools.build("judges");
  }

  private static String output(ProcessBuilder command) throws IOException, InterruptedException {
    var process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  @Test
  void theGoldenFileIsWhatTheProgramPrints() throws Exception {
    var file = "jabci/src/test/resources/org/laplace/jabci/goldens.txt";
    assertEquals(
        Files.readString(GoTools.repository().resolve(file)),
        output(new ProcessBuilder(binaries.resolve("goldens").toString())),
        file + " is old; tools/README.md has the command that renews it");
  }

  @Test
  void theJudgesPassTheirOwnTests() throws Exception {
    var test = new ProcessBuilder("go", "test", "-mod=readonly", "./...");
    test.directory(GoTools.repository().resolve("tools/judges").toFile());
    test.environment().put("GOTOOLCHAIN", "local");
    test.environment().put("GOWORK", "off");
    output(test);
  }
}
