package org.laplace.qpu.emulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.laplace.circuits.Gate;
import org.laplace.qpu.device.Device;

/**
 * Lets gates of the device that OpenQASM's standard library lacks (ecr, rzz, sxdg) be what the
 * device does and not what a program's definition of them says: the definition is needed, as at the
 * real service, but only its name counts.
 */
final class PhysicalGates {
  /** The gates of stdgates.inc; a program that uses another one must define it. */
  private static final Set<String> STANDARD =
      Set.of(
          "p", "x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "rx", "ry", "rz", "cx", "cy", "cz",
          "cp", "crx", "cry", "crz", "ch", "swap", "ccx", "cswap", "cu", "CX", "phase", "cphase",
          "id", "u1", "u2", "u3");

  private final String source;
  private final List<Word> words = new ArrayList<>();

  private record Word(int start, int end, String text) {}

  private PhysicalGates(String source) {
    this.source = source;
    split();
  }

  /**
   * The program with the definitions of the device's own gates replaced by the gates.
   *
   * @throws JobFailure if it uses a gate that it defines and the device does not have, or one of
   *     the device's that it should define and does not
   */
  static String replace(String source, Device device) throws JobFailure {
    return new PhysicalGates(source).replaced(device);
  }

  private String replaced(Device device) throws JobFailure {
    var result = new StringBuilder();
    var defined = new HashSet<String>();
    Set<String> known = new HashSet<>();
    for (Gate gate : Gate.values()) {
      known.add(gate.symbol());
    }
    int copied = 0;
    for (int i = 0; i + 1 < words.size(); i++) {
      if (!words.get(i).text().equals("gate")) {
        continue;
      }
      String name = words.get(i + 1).text();
      int end = endOfDefinition(words.get(i).start());
      if (device.gates().containsKey(name) && !STANDARD.contains(name) && known.contains(name)) {
        result.append(source, copied, words.get(i).start()).append("include \"qelib1.inc\";");
        copied = end;
        defined.add(name);
      } else {
        requireUnused(name, end);
      }
    }
    for (Word word : words) {
      if (device.gates().containsKey(word.text())
          && !STANDARD.contains(word.text())
          && !defined.contains(word.text())) {
        throw new JobFailure(
            JobFailure.QASM_NOT_LOADED,
            "The OpenQASM program could not be loaded: gate "
                + word.text()
                + " is not defined; stdgates.inc does not have it.",
            "Put a definition of the gate into the program.");
      }
    }
    return result.append(source, copied, source.length()).toString();
  }

  private void requireUnused(String name, int after) throws JobFailure {
    for (Word word : words) {
      if (word.start() >= after && word.text().equals(name)) {
        throw JobFailure.notIsa(
            "The instruction " + name + " is not supported by the target system.");
      }
    }
  }

  private int endOfDefinition(int start) throws JobFailure {
    int end = source.indexOf('}', start);
    if (end < 0) {
      throw new JobFailure(
          JobFailure.QASM_NOT_LOADED, "A gate's definition has no end.", "Correct the program.");
    }
    return end + 1;
  }

  /** Identifiers outside of comments and texts. */
  private void split() {
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith("//", at)) {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
      } else if (source.startsWith("/*", at)) {
        int end = source.indexOf("*/", at + 2);
        at = end < 0 ? source.length() : end + 2;
      } else if (c == '"') {
        int end = source.indexOf('"', at + 1);
        at = end < 0 ? source.length() : end + 1;
      } else if (Character.isLetter(c) || c == '_') {
        int start = at;
        while (at < source.length()
            && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
          at++;
        }
        words.add(new Word(start, at, source.substring(start, at)));
      } else if (Character.isDigit(c) || c == '$') {
        // A number may end in letters, as in 1e5 or 10ns.
        at++;
        while (at < source.length() && Character.isLetterOrDigit(source.charAt(at))) {
          at++;
        }
      } else {
        at++;
      }
    }
  }
}
