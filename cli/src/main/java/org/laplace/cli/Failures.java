package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.laplace.cli.view.Printable;
import org.laplace.primitives.Code;
import org.laplace.primitives.Place;
import org.laplace.primitives.Rejection;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says what went wrong, to people or to programs, and with which exit status. */
final class Failures {
  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  /**
   * After a command threw.
   *
   * @param source the program that places are in
   */
  int ofExecution(Exception failure, boolean json, Optional<SourceFile> source) {
    return switch (failure) {
      case RefusedException refused -> {
        Rejection why = refused.rejection();
        print(why.code().name(), why.text(), why.places(), json);
        if (!json) {
          point(why, source);
        }
        yield why.code() == Code.UNREACHABLE ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
      }
      case InterruptedException _ -> {
        print("INTERRUPTED", "the command was interrupted", List.of(), json);
        yield ExitCode.INTERRUPTED;
      }
      case IOException io -> {
        print("FILE_PROBLEM", text(io), List.of(), json);
        yield ExitCode.REFUSED;
      }
      default -> {
        print("DEFECT", "this should not happen, please report it: " + failure, List.of(), json);
        failure.printStackTrace(shell.err());
        yield ExitCode.DEFECT;
      }
    };
  }

  /** Before a command could run. */
  int ofUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    boolean json = List.of(arguments).contains("--json");
    print("USAGE", String.valueOf(failure.getMessage()), List.of(), json);
    if (!json) {
      if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, shell.err())) {
        command.usage(shell.err());
      }
    }
    return ExitCode.USAGE;
  }

  private void print(String code, String text, List<Place> places, boolean json) {
    if (json) {
      ObjectNode object = Json.object();
      ObjectNode error = object.putObject("error");
      error.put("code", code).put("text", text);
      ArrayNode array = error.putArray("places");
      for (Place place : places) {
        array
            .addObject()
            .put("line", place.line())
            .put("column", place.column())
            .put("message", place.message());
      }
      shell.out().println(Json.pretty(object));
      shell.out().flush();
      return;
    }
    shell.err().println("laplace: " + code + ": " + Printable.of(text));
    shell.err().flush();
  }

  private void point(Rejection why, Optional<SourceFile> source) {
    for (Place place : why.places()) {
      List<String> lines =
          source
              .map(program -> program.pointAt(why.code(), place))
              .orElseGet(
                  () ->
                      List.of(
                          "line "
                              + place.line()
                              + ", column "
                              + place.column()
                              + ": "
                              + place.message()));
      lines.forEach(line -> shell.err().println("  " + Printable.of(line)));
    }
    shell.err().flush();
  }

  /** The messages of the usual file exceptions are bare paths. */
  private static String text(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case NoSuchFileException _ -> "there is no file " + message;
      case AccessDeniedException _ -> "no permission for " + message;
      case FileAlreadyExistsException _ -> message + " exists already";
      default -> failure.getMessage() == null ? failure.toString() : message;
    };
  }
}
