package org.laplace.circuits.drawing;

/** What an element draws on one wire. */
public sealed interface Mark {
  /** Index of the wire. */
  int wire();

  /** A box with a word in it. */
  record Box(int wire, String text) implements Mark {}

  /** A control: a full dot where it acts on 1, an open one where it acts on 0. */
  record Control(int wire, boolean open) implements Mark {}

  /** The target of a controlled X. */
  record Target(int wire) implements Mark {}

  /** One end of a swap. */
  record Cross(int wire) implements Mark {}

  /** Where an outcome goes: the bit of the register on this wire. */
  record Outcome(int wire, int bit) implements Mark {}

  /** A barrier. */
  record Fence(int wire) implements Mark {}
}
