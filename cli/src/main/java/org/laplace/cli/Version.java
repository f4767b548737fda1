package org.laplace.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code laplace --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "laplace "
          + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
              .orElse("(not built as a jar)")
          + commit(),
      System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
    };
  }

  /** The launcher knows it, where the checkout is one. */
  private static String commit() {
    String commit = System.getProperty("laplace.commit", "");
    return commit.isEmpty() ? "" : ", commit " + commit;
  }
}
