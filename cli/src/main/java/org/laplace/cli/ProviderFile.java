package org.laplace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.Stack;
import java.util.TreeMap;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.JobDocument;
import org.laplace.simulators.jobfile.Value;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads {@code --config FILE}: YAML or JSON whose names are the command's options without their
 * hyphens. They are put in front of what follows on the command line; a name that follows there
 * takes the file's place.
 */
final class ProviderFile implements IParameterPreprocessor {
  /** Meant once, not each time that the daemon starts. */
  private static final Set<String> COMMAND_LINE_ONLY =
      Set.of("config", "check", "check-patience", "resume", "json", "help");

  private static final int TEXT_CHARACTERS_MAX = 4_096;
  private static final long INTEGER_MAX = 999_999_999_999_999_999L;

  private final Shell shell;

  ProviderFile(Shell shell) {
    this.shell = shell;
  }

  @Override
  @SuppressWarnings("JdkObsolete") // picocli hands a Stack over
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec config, Map<String, Object> info) {
    if (arguments.isEmpty()) {
      throw new ParameterException(command.commandLine(), "--config needs a file");
    }
    String name = arguments.pop();
    try {
      List<String> read = new ArrayList<>();
      for (var said : options(Files.readString(bounded(name), StandardCharsets.UTF_8), command)) {
        if (!isGiven(said.option(), arguments)) {
          read.addAll(said.arguments());
        }
      }
      Collections.reverse(read);
      read.forEach(arguments::push);
    } catch (InvalidJobFile e) {
      var wrong = e.diagnostic();
      throw new ParameterException(
          command.commandLine(),
          name + ":" + wrong.line() + ":" + wrong.column() + ": " + wrong.message());
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), "the file " + name + " cannot be read: " + e.getMessage());
    }
    return true;
  }

  private Path bounded(String name) throws IOException {
    Path file = shell.directory().resolve(name);
    if (Files.size(file) > SimulatorLimits.programBytesMax) {
      throw new IOException("it has more than " + SimulatorLimits.programBytesMax + " bytes");
    }
    return file;
  }

  private static boolean isGiven(String option, Stack<String> arguments) {
    return arguments.stream()
        .anyMatch(argument -> argument.equals(option) || argument.startsWith(option + "="));
  }

  /** An option as the command line would have it. */
  private record Said(String option, List<String> arguments) {}

  private static List<Said> options(String text, CommandSpec command) throws InvalidJobFile {
    Value file = JobDocument.read(text);
    List<Said> all = new ArrayList<>();
    if (file.isNothing()) {
      return all;
    }
    if (!file.isMapping()) {
      throw file.error("WRONG_TYPE", "the file has names with values, one a line: price: 200000");
    }
    SortedMap<String, OptionSpec> known = known(command);
    for (var field : file.entries().entrySet()) {
      OptionSpec option = known.get(field.getKey());
      if (option == null) {
        throw field
            .getValue()
            .error(
                "UNKNOWN_FIELD",
                "there is no option '" + field.getKey() + "'; there are " + known.keySet());
      }
      all.add(new Said(option.longestName(), said(option, field.getValue())));
    }
    return all;
  }

  private static SortedMap<String, OptionSpec> known(CommandSpec command) {
    var known = new TreeMap<String, OptionSpec>();
    for (OptionSpec option : command.options()) {
      String name = option.longestName().replaceFirst("^-+", "");
      if (!option.hidden() && !COMMAND_LINE_ONLY.contains(name)) {
        known.put(name, option);
      }
    }
    return known;
  }

  private static List<String> said(OptionSpec option, Value value) throws InvalidJobFile {
    String name = option.longestName();
    if (option.typeInfo().isMap()) {
      List<String> pairs = new ArrayList<>();
      for (var pair : value.entries().entrySet()) {
        pairs.add(name + "=" + pair.getKey() + "=" + text(pair.getValue()));
      }
      return pairs;
    }
    if (option.isMultiValue() && value.isList()) {
      List<String> each = new ArrayList<>();
      for (Value element : value.list()) {
        each.add(name + "=" + text(element));
      }
      return each;
    }
    if (option.type() == boolean.class) {
      return value.flag() ? List.of(name) : List.of();
    }
    boolean isInteger = option.type() == long.class || option.type() == int.class;
    return List.of(name + "=" + (isInteger ? integer(value) : text(value)));
  }

  private static String integer(Value value) throws InvalidJobFile {
    return Long.toString(value.count(-INTEGER_MAX, INTEGER_MAX));
  }

  /** A text; an integer need not be quoted. */
  private static String text(Value value) throws InvalidJobFile {
    return value.isNumber() ? integer(value) : value.text(TEXT_CHARACTERS_MAX);
  }
}
