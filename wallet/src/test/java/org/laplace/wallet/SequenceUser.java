package org.laplace.wallet;

import java.nio.file.Path;

/** A process of its own that uses sequences of a node that never hears of them, and prints them. */
final class SequenceUser {
  private SequenceUser() {}

  public static void main(String[] arguments) throws Exception {
    Sequences sequences = Sequences.in(Path.of(arguments[0]));
    for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
      try (var turn = sequences.turn(SequencesTest.CHAIN, SequencesTest.SENDER)) {
        long sequence = turn.next(0, 10);
        turn.used(sequence, 10, 100);
        System.out.println(sequence);
      }
    }
  }
}
