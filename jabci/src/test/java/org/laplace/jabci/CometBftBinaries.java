package org.laplace.jabci;

import java.io.IOException;
import java.nio.file.Path;

/** The pinned cometbft and abci-cli. */
public record CometBftBinaries(Path directory) {
  /** Builds them where they are missing. */
  public static CometBftBinaries get() throws IOException, InterruptedException {
    return new CometBftBinaries(GoTools.build("cometbft"));
  }

  public String cometbft() {
    return directory.resolve("cometbft").toString();
  }

  public String abciCli() {
    return directory.resolve("abci-cli").toString();
  }
}
