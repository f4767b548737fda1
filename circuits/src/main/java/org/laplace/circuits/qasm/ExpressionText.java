package org.laplace.circuits.qasm;

import java.util.List;
import java.util.regex.Pattern;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.classical.Expression;

/** Expressions of a circuit as people read them, in the words of OpenQASM 3. */
public final class ExpressionText {
  private static final String UNWRITABLE = "…";

  /** Parentheses around a name that is no argument. */
  private static final Pattern NEEDLESS = Pattern.compile("(?<![\\w\\])])\\((\\w+)\\)");

  private final ExpressionWriter writer;

  /** Names registers as the circuit does. */
  public ExpressionText(Circuit circuit) {
    writer =
        new ExpressionWriter(
            circuit, circuit.registers().stream().map(register -> register.name()).toList());
  }

  /** The expression; an ellipsis where the language has no form for it. */
  public String text(Expression expression) {
    try {
      String text = NEEDLESS.matcher(writer.expression(expression)).replaceAll("$1");
      boolean wrapped = text.startsWith("(") && closing(text) == text.length() - 1;
      return wrapped ? text.substring(1, text.length() - 1) : text;
    } catch (Unwritable noForm) {
      return UNWRITABLE;
    }
  }

  /** The names of bits, as one operand. */
  public String bits(List<Integer> bits) {
    return writer.bits(bits);
  }

  /** What a variable is called. */
  public static String variable(int number) {
    return ExpressionWriter.variable(number);
  }

  /** Where the parenthesis that opens a text is closed. */
  private static int closing(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
