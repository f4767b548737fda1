package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.jabci.example.KeyValueApplication;
import org.laplace.jabci.solo.PoolOwner;
import org.laplace.jabci.solo.SoloConfig;
import org.laplace.jabci.solo.SoloDriver;
import org.laplace.jabci.solo.SoloGenesis;
import org.laplace.proto.abci.RequestQuery;

class ReadmeTest {
  private static String read(String file) throws IOException {
    var repository = GoTools.repository();
    return Files.readString(repository.resolve("jabci").resolve(file));
  }

  @Test
  void theApplicationInTheReadmeIsTheOneThatIsCompiledAndTested() throws IOException {
    String source = read("src/test/java/org/laplace/jabci/example/KeyValueApplication.java");
    String shown = source.substring(source.indexOf("/** Keeps pairs"));
    assertTrue(
        read("README.md").contains("```java\n" + shown + "```\n"),
        "README.md shows another KeyValueApplication; copy the file's text into it");
  }

  @Test
  void theSoloExampleOfTheReadmeWorks(@TempDir Path directory) throws IOException {
    var application = new KeyValueApplication();
    var genesis =
        SoloGenesis.of("my-chain", Instant.parse("2026-01-01T00:00:00Z"), ByteString.EMPTY);
    var config = new SoloConfig(directory, genesis, PoolOwner.DRIVER, InstantSource.system());
    try (var driver = SoloDriver.open(config, application)) {
      driver.submit(ByteString.copyFromUtf8("planet=earth"));
      driver.produceBlock();
    }
    var query = RequestQuery.newBuilder().setData(ByteString.copyFromUtf8("planet")).build();
    assertEquals("earth", application.query(query).getValue().toStringUtf8());
  }
}
