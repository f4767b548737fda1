package org.laplace.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: hands the shell to those whose constructor takes one. */
final class ShellFactory implements IFactory {
  private final Shell shell;

  ShellFactory(Shell shell) {
    this.shell = shell;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    boolean takesShell =
        Arrays.stream(type.getDeclaredConstructors())
            .anyMatch(
                each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {Shell.class}));
    if (!takesShell) {
      return CommandLine.defaultFactory().create(type);
    }
    Constructor<K> constructor = type.getDeclaredConstructor(Shell.class);
    return constructor.newInstance(shell);
  }
}
