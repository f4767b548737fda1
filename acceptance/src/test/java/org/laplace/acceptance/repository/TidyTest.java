package org.laplace.acceptance.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the repository and fails on what we agreed not to do. */
class TidyTest {
  /** What a limit may be counted in; the last word or the one before MAX and MIN. */
  private static final Pattern LIMIT_WITH_UNIT =
      Pattern.compile(
          "(.*_)?(BYTES|CHARACTERS|TXS|MESSAGES|WEIGHT|VALIDATORS|BLOCKS|HEIGHTS|NODES|ROOTS|FILES"
              + "|QUBITS|SHOTS|BODIES|STEPS|GATES|OPERATIONS|DEPTH|UNITS|SLOTS|JOBS|OFFERS|ATTEMPTS"
              + "|MS|SECONDS|ENTRIES|ITEMS|COUNT|LINES|TIMES|REGISTERS|BITS|PARAMETERS|INPUTS"
              + "|DIAGNOSTICS|DEFINITIONS|CASES|CONNECTIONS|FRAMES|RECORDS|RUNS|PERMILLE|PAYOUTS"
              + "|CONVICTIONS|DECLINES|MATCHES|NAMES|KEYS|TRANSACTIONS|RETRIES|BLOBS|THREADS|FACTOR"
              + "|TOKENS|ARGUMENTS|CONTROLS|CLAIMS|VOIDED|ACTIONS|LOCAL|MICRO_LAP|POWER|POWER_TOTAL"
              + "|ASSIGNMENTS|DENOMINATOR)(_READ)?(_MAX|_MIN)?"
              + "|.*_PER_.*(_MAX|_MIN)?");

  private static final Pattern CONSTANT =
      Pattern.compile("static final (?:int|long|double) ([A-Z][A-Z0-9_]+)\\s*=");

  /** The words that are to be counted, split here so that this file does not count itself. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(.*)");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  private static final Pattern VAGUE_TYPE =
      Pattern.compile("(?:class|interface|record|enum) \\w*(Manager|Helper|Utils?|Impl)\\b");

  @Test
  void everyLimitNamesItsUnit() throws Exception {
    List<String> unnamed = new ArrayList<>();
    for (Path file : files(path -> path.getFileName().toString().endsWith("Limits.java"))) {
      Matcher constants = CONSTANT.matcher(read(file));
      while (constants.find()) {
        if (!LIMIT_WITH_UNIT.matcher(constants.group(1)).matches()) {
          unnamed.add(file + ": " + constants.group(1));
        }
      }
    }
    assertEquals(List.of(), unnamed);
  }

  @Test
  void whatIsUnfinishedSaysWhereItWillGo() throws Exception {
    List<String> vague = new ArrayList<>();
    for (Path file : files(path -> isText(path))) {
      Matcher unfinished = UNFINISHED.matcher(read(file));
      while (unfinished.find()) {
        if (!unfinished.group(2).matches("\\([\\w./ #-]+\\): .{10,}")) {
          vague.add(file + ": " + unfinished.group());
        }
      }
    }
    assertEquals(List.of(), vague);
  }

  @Test
  void linksInDocumentsLeadSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path file : files(path -> path.toString().endsWith(".md"))) {
      Matcher found = LINK.matcher(read(file));
      while (found.find()) {
        String target = found.group(1);
        if (target.matches("[a-z]+:.*")) {
          continue;
        }
        links++;
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        if (!Files.exists(Repository.ROOT.resolve(folder).resolve(target))) {
          broken.add(file + ": " + target);
        }
      }
    }
    assertTrue(links > 5, "only " + links + " links were seen");
    assertEquals(List.of(), broken);
  }

  @Test
  void typesAreNamedAfterWhatTheyAre() throws Exception {
    List<String> vague = new ArrayList<>();
    for (Path file : files(path -> path.toString().endsWith(".java"))) {
      Matcher types = VAGUE_TYPE.matcher(read(file));
      while (types.find()) {
        vague.add(file + ": " + types.group());
      }
    }
    assertEquals(List.of(), vague);
  }

  @Test
  void everyPackageSaysWhatLivesThere() throws Exception {
    List<Path> silent = new ArrayList<>();
    List<Path> java = files(path -> path.toString().matches(".*src/main/java/.*\\.java"));
    for (Path file : java) {
      Path info = file.resolveSibling("package-info.java");
      if (!java.contains(info) && !silent.contains(info)) {
        silent.add(info);
      }
    }
    assertEquals(List.of(), silent);
  }

  @Test
  void noTestSleepsOrIsSwitchedOff() throws Exception {
    Pattern suspicious =
        Pattern.compile("@Disabled\\b|Thread\\.sle" + "ep\\(|assertTrue\\(true\\)");
    List<String> found = new ArrayList<>();
    for (Path file : files(path -> path.toString().matches(".*src/test/java/.*\\.java"))) {
      Matcher matcher = suspicious.matcher(read(file));
      while (matcher.find()) {
        if (!file.endsWith("TidyTest.java")) {
          found.add(file + ": " + matcher.group());
        }
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> files(Predicate<Path> wanted) throws IOException, InterruptedException {
    return Repository.files().stream()
        .filter(wanted)
        .filter(path -> Files.isRegularFile(Repository.ROOT.resolve(path)))
        .toList();
  }

  private static boolean isText(Path path) {
    return path.toString().matches(".*\\.(java|proto|md|sh|py|go|xml|qasm|json|ya?ml)");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(Repository.ROOT.resolve(file), StandardCharsets.UTF_8);
  }
}
