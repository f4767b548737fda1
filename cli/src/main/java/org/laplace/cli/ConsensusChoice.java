package org.laplace.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.laplace.node.cometbft.CometBftBinary;

/** What a network on this machine runs on. */
public enum ConsensusChoice {
  COMETBFT,
  SOLO;

  /**
   * The CometBFT binary; empty for solo, which was chosen or is what remains where no CometBFT can
   * be had.
   *
   * @param progress is told of a build, and of going on without
   */
  public Optional<Path> cometBft(Consumer<String> progress) throws InterruptedException {
    return switch (this) {
      case SOLO -> Optional.empty();
      case COMETBFT -> {
        try {
          yield Optional.of(
              new CometBftBinary(
                      System.getenv(), Path.of(System.getProperty("laplace.home", ".")), progress)
                  .locate());
        } catch (CometBftBinary.UnavailableException e) {
          progress.accept(e.getMessage());
          progress.accept(
              "going on with the embedded solo driver: one node, nobody else's signatures");
          yield Optional.empty();
        }
      }
    };
  }
}
