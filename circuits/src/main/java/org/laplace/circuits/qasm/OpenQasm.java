package org.laplace.circuits.qasm;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.qasm.syntax.StatementNode;

/**
 * OpenQASM 2.0 and 3.x to circuits.
 *
 * <pre>{@code
 * switch (OpenQasm.parse(program, new TreeMap<>(Map.of("theta", 0.3)), ParseLimits.LOCAL)) {
 *   case ParseResult.Parsed parsed -> run(parsed.circuit());
 *   case ParseResult.Rejected rejected ->
 *       rejected.diagnostics().forEach(d -> System.err.println(d.render("bell.qasm")));
 * }
 * }</pre>
 *
 * <p>A program without a version line is OpenQASM 3, as that standard has it, unless it includes
 * qelib1.inc or declares a qreg without including stdgates.inc: then it is OpenQASM 2. The result
 * is the same on every machine.
 */
public final class OpenQasm {
  private OpenQasm() {}

  /**
   * The circuit of a program.
   *
   * @param source the program
   * @param inputs a finite value for everything that it declares as an input, and nothing else;
   *     radians for angles, 0 or 1 for bits and bools
   * @param limits how large it may be
   */
  public static ParseResult parse(
      String source, SortedMap<String, Double> inputs, ParseLimits limits) {
    var text = new Source(source);
    var diagnostics = new Diagnostics(text);
    if (!isWithinSize(source, limits, diagnostics) || !hasWholeCharacters(source, diagnostics)) {
      return new ParseResult.Rejected(diagnostics.sorted());
    }
    Program program = Program.read(text, diagnostics);
    if (program == null || !diagnostics.isEmpty()) {
      return new ParseResult.Rejected(diagnostics.sorted());
    }
    Circuit circuit =
        Elaborator.elaborate(
            program.statements(),
            program.tokens(),
            program.version2(),
            inputs,
            limits,
            text,
            diagnostics);
    return circuit == null
        ? new ParseResult.Rejected(diagnostics.sorted())
        : new ParseResult.Parsed(circuit);
  }

  /** The same from bytes, which must be UTF-8 without overlong or surrogate forms. */
  public static ParseResult parse(
      byte[] utf8, SortedMap<String, Double> inputs, ParseLimits limits) {
    if (utf8.length > limits.sourceBytesMax()) {
      var diagnostics = new Diagnostics(new Source(""));
      noteTooLarge(utf8.length, limits, diagnostics);
      return new ParseResult.Rejected(diagnostics.sorted());
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), chars, true);
    chars.flip();
    if (result.isError()) {
      var diagnostics = new Diagnostics(new Source(chars.toString()));
      diagnostics.add(
          DiagnosticCode.NOT_UTF8,
          chars.length(),
          chars.length(),
          "UTF-8",
          "The program is not UTF-8 from here on; save it in that encoding.");
      return new ParseResult.Rejected(diagnostics.sorted());
    }
    return parse(chars.toString(), inputs, limits);
  }

  /**
   * The inputs that a program declares, in its order; those of a program with syntax errors as far
   * as they could be read.
   */
  public static List<InputDeclaration> inputs(String source) {
    var text = new Source(source);
    Program program = Program.read(text, new Diagnostics(text));
    var inputs = new ArrayList<InputDeclaration>();
    if (program != null) {
      for (StatementNode statement : program.statements()) {
        if (statement instanceof StatementNode.PortDeclaration port && port.input()) {
          Tokens tokens = program.tokens();
          int name = port.name().at();
          String type =
              source.substring(tokens.start(port.type().at()), tokens.start(name)).strip();
          inputs.add(
              new InputDeclaration(
                  port.name().text(),
                  type,
                  text.line(tokens.start(name)),
                  text.column(tokens.start(name))));
        }
      }
    }
    return inputs;
  }

  private static boolean isWithinSize(String source, ParseLimits limits, Diagnostics diagnostics) {
    long bytes = source.length();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    if (bytes > limits.sourceBytesMax()) {
      noteTooLarge(bytes, limits, diagnostics);
      return false;
    }
    return true;
  }

  private static void noteTooLarge(long bytes, ParseLimits limits, Diagnostics diagnostics) {
    diagnostics.add(
        DiagnosticCode.SOURCE_TOO_LARGE,
        0,
        0,
        "at most " + limits.sourceBytesMax() + " bytes",
        "The program has "
            + bytes
            + " bytes; at most "
            + limits.sourceBytesMax()
            + " are allowed.");
  }

  private static boolean hasWholeCharacters(String source, Diagnostics diagnostics) {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < source.length()
            && Character.isLowSurrogate(source.charAt(i + 1))) {
          i++;
          continue;
        }
        diagnostics.add(
            DiagnosticCode.NOT_UTF8, i, i + 1, "", "This is half of a character; remove it.");
        return false;
      }
    }
    return true;
  }

  /** A program that was read but not understood yet. */
  private record Program(boolean version2, Tokens tokens, List<StatementNode> statements) {
    /** Null where the version is not known. */
    static @Nullable Program read(Source source, Diagnostics diagnostics) {
      var header = Header.read(source, diagnostics);
      if (header == null) {
        return null;
      }
      Tokens tokens = Lexer.lex(source, header.version2(), diagnostics);
      int from = header.hasVersionLine() ? 3 : 0;
      List<StatementNode> statements =
          header.version2()
              ? Parser2.parse(tokens, from, diagnostics)
              : Parser.parse(tokens, from, diagnostics);
      return new Program(header.version2(), tokens, statements);
    }
  }
}
