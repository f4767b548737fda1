package org.laplace.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Observable;
import org.laplace.proto.v1.PauliTerm;
import org.laplace.wallet.RefusedException;

/** Sums of Pauli products as people write them: {@code ZZ}, {@code 0.5*ZI - 1.25*XX}. */
final class ObservableText {
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*([+-])?\\s*(?:(\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?)\\s*\\*\\s*)?"
              + "([IXYZ]+)\\s*");

  private ObservableText() {}

  /** Reads a sum; the last letter of a product belongs to qubit 0. */
  static Observable parse(String text) throws RefusedException {
    var observable = Observable.newBuilder();
    Matcher terms = TERM.matcher(text);
    int end = 0;
    while (terms.find(end) && terms.start() == end && (end == 0 || terms.group(1) != null)) {
      double size = terms.group(2) == null ? 1 : Double.parseDouble(terms.group(2));
      double coefficient = "-".equals(terms.group(1)) ? -size : size;
      observable.addTerms(
          PauliTerm.newBuilder()
              .setCoefficientBits(Double.doubleToLongBits(coefficient))
              .setPaulis(terms.group(3)));
      end = terms.end();
      if (end == text.length()) {
        return observable.build();
      }
    }
    throw new RefusedException(
        Code.MALFORMED_REQUEST,
        "--observable is a sum of products of I, X, Y and Z with factors, a letter for each qubit,"
            + " for example '0.5*ZI - XX'; '"
            + text
            + "' goes wrong at character "
            + (end + 1));
  }

  /** Writes a sum so that {@link #parse} reads the same. */
  static String of(Observable observable) {
    return observable.getTermsList().stream()
        .map(
            term -> {
              double coefficient = Double.longBitsToDouble(term.getCoefficientBits());
              return (coefficient < 0 ? "-" : "+") + Math.abs(coefficient) + "*" + term.getPaulis();
            })
        .collect(Collectors.joining());
  }
}
