package org.laplace.circuits;

/** Every limit of this module; what is counted stands before the last word. */
public final class CircuitLimits {
  private CircuitLimits() {}

  /** Controls that modifiers may add to one gate: their polarities are bits of a long. */
  public static final int controlsMax = 62;

  /** Bytes of a program in UTF-8. */
  public static final int sourceBytesMax = 64 << 20;

  /** Code points of an identifier. */
  public static final int identifierLengthMax = 1024;

  /** Blocks inside of blocks, and modifiers of one gate. */
  public static final int nestingMax = 128;

  /** Operators and parentheses inside of one another in an expression. */
  public static final int expressionDepthMax = 512;

  /** Qubits of a circuit. */
  public static final int qubitsMax = 100_000;

  /** Classical bits of a circuit, scratch bits included. */
  public static final int bitsMax = 1_000_000;

  /** Quantum and classical registers of a circuit. */
  public static final int registersMax = 10_000;

  /** Operations of a circuit after loops, definitions and broadcasts are written out. */
  public static final int operationsMax = 20_000_000;

  /** Elements of a classical array. */
  public static final int arrayElementsMax = 1_000_000;

  /** Dimensions of a classical array: OpenQASM 3.0, "Arrays". */
  public static final int arrayDimensionsMax = 7;

  /** Definitions that call one another. */
  public static final int callDepthMax = 256;

  /** Operations of one shot, control flow included. */
  public static final long controlStepsMax = 1_000_000_000L;

  /** Diagnostics of one program. */
  public static final int diagnosticsMax = 20;

  /** Columns of a source line that a diagnostic shows. */
  public static final int diagnosticColumnsMax = 100;

  /** Operations that a picture shows unless it is asked for more. */
  public static final int drawnOperationsMax = 1000;

  /** Wires of a picture. */
  public static final int drawnWiresMax = 256;

  /** Code points of a word in a picture. */
  public static final int drawnLabelLengthMax = 40;
}
