package org.laplace.circuits.transpile.route;

/** Which wire is on which physical qubit; every qubit has a wire, some of them idle. */
final class Layout {
  final int[] physical;
  final int[] wire;

  private Layout(int[] physical, int[] wire) {
    this.physical = physical;
    this.wire = wire;
  }

  /** From the physical qubit of each wire. */
  static Layout of(int[] physical) {
    int[] wire = new int[physical.length];
    for (int i = 0; i < physical.length; i++) {
      wire[physical[i]] = i;
    }
    return new Layout(physical.clone(), wire);
  }

  Layout copy() {
    return new Layout(physical.clone(), wire.clone());
  }

  void swap(int p, int q) {
    int first = wire[p];
    int second = wire[q];
    wire[p] = second;
    wire[q] = first;
    physical[first] = q;
    physical[second] = p;
  }
}
