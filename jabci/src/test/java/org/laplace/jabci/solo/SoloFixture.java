package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.laplace.jabci.Application;

/** A chain in a directory, with a clock that only moves when told to. */
final class SoloFixture {
  static final Instant GENESIS_TIME = Instant.parse("2026-01-01T00:00:00Z");

  final Path directory;
  SoloGenesis genesis =
      SoloGenesis.of("solo-test", GENESIS_TIME, ByteString.copyFromUtf8("{\"a\":1}"));
  PoolOwner poolOwner = PoolOwner.DRIVER;
  Instant now = GENESIS_TIME.plusSeconds(60);

  SoloFixture(Path directory) {
    this.directory = directory;
  }

  Path journal() {
    return directory.resolve("blocks.journal");
  }

  SoloDriver open(Application application) throws IOException {
    return SoloDriver.open(new SoloConfig(directory, genesis, poolOwner, () -> now), application);
  }

  static ByteString tx(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
