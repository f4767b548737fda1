package org.laplace.circuits.drawing;

/**
 * A horizontal line of a picture.
 *
 * @param label what stands before it
 * @param quantum false for a classical register, drawn as a double line
 */
public record Wire(String label, boolean quantum) {}
