package org.laplace.simulators.stabilizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.laplace.simulators.Diagnostic;
import org.laplace.simulators.SimulatorLimits;

/** Stim's language to frame programs, line by line. */
final class StimParser {
  /** A block that is open, and where its first round began. */
  private record Block(
      StimEmitter emitter, long rounds, int line, int column, int rows, int detectors) {}

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final StimCounts counts = new StimCounts();
  private StimEmitter emitter = new StimEmitter(counts);

  private StimParser() {}

  static StimProgram.Result parse(String source) {
    var parser = new StimParser();
    if (source.length() > SimulatorLimits.stimSourceBytesMax
        || source.getBytes(StandardCharsets.UTF_8).length > SimulatorLimits.stimSourceBytesMax) {
      return new StimProgram.Rejected(
          List.of(
              Diagnostic.ofProgram(
                  "SOURCE_TOO_LARGE",
                  "The circuit has more than " + SimulatorLimits.stimSourceBytesMax + " bytes")));
    }
    int line = 1;
    for (String text : (Iterable<String>) source.lines()::iterator) {
      if (!parser.take(text, line++)) {
        break;
      }
    }
    parser.refuseOpenBlocks();
    return parser.diagnostics.isEmpty()
        ? new StimProgram.Parsed(new StimProgram(parser.counts.program(parser.emitter.items())))
        : new StimProgram.Rejected(parser.diagnostics);
  }

  /** Takes a line; false if no more mistakes are reported. */
  private boolean take(String text, int line) {
    try {
      StimLine instruction = StimLine.read(text);
      switch (instruction.name()) {
        case "" -> {}
        case "REPEAT" -> open(instruction, line);
        case "}" -> close(instruction);
        default -> emitter.emit(instruction);
      }
    } catch (StimSyntaxException e) {
      diagnostics.add(new Diagnostic(e.code(), line, e.column(), String.valueOf(e.getMessage())));
      // A limit is reached again by every line that follows.
      return diagnostics.size() < SimulatorLimits.diagnosticsMax && !e.code().startsWith("TOO_");
    }
    return true;
  }

  private void open(StimLine repeat, int line) throws StimSyntaxException {
    if (blocks.size() == SimulatorLimits.stimNestingMax) {
      throw new StimSyntaxException(
          "TOO_DEEP",
          repeat.column(),
          "Blocks stand in each other more than " + SimulatorLimits.stimNestingMax + " deep");
    }
    blocks.push(
        new Block(
            emitter, repeat.rounds(), line, repeat.column(), counts.rows(), counts.detectors()));
    emitter = new StimEmitter(counts);
  }

  private void close(StimLine brace) throws StimSyntaxException {
    if (blocks.isEmpty()) {
      throw new StimSyntaxException("SYNTAX", brace.column(), "No block is open to be closed here");
    }
    Block block = blocks.pop();
    StimEmitter body = emitter;
    emitter = block.emitter();
    int rows = counts.rows() - block.rows();
    int detectors = counts.detectors() - block.detectors();
    counts.repeat(block.rounds() - 1, rows, detectors, brace.column());
    emitter.repeat(block.rounds(), rows, detectors, body, brace.column());
  }

  private void refuseOpenBlocks() {
    if (!blocks.isEmpty() && diagnostics.isEmpty()) {
      Block block = blocks.getFirst();
      diagnostics.add(
          new Diagnostic(
              "SYNTAX", block.line(), block.column(), "This block is not closed; add a }"));
    }
  }
}
