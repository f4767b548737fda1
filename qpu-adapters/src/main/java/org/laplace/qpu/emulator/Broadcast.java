package org.laplace.qpu.emulator;

/** NumPy's rule of broadcasting: shapes are aligned at their ends, and a length of 1 stretches. */
final class Broadcast {
  private Broadcast() {}

  /** The common shape. */
  static int[] shape(int[] a, int[] b) throws JobFailure {
    int[] shape = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= shape.length; i++) {
      int left = i <= a.length ? a[a.length - i] : 1;
      int right = i <= b.length ? b[b.length - i] : 1;
      if (left != right && left != 1 && right != 1) {
        throw Bindings.malformed("The shapes of parameters and observables do not fit.");
      }
      shape[shape.length - i] = left == 1 ? right : left;
    }
    return shape;
  }

  /** Where the element of the common shape is in an array that was stretched to it. */
  static int index(int element, int[] shape, int[] own) {
    int index = 0;
    int stride = 1;
    int rest = element;
    for (int i = 1; i <= shape.length; i++) {
      int length = shape[shape.length - i];
      int place = rest % length;
      rest /= length;
      if (i <= own.length) {
        index += own[own.length - i] == 1 ? 0 : place * stride;
        stride *= own[own.length - i];
      }
    }
    return index;
  }
}
