package org.laplace.circuits.transpile.form;

import java.util.Arrays;

/** A growing row of ints. */
public final class Ints {
  private int[] values;
  private int size;

  /** An empty row with room for some. */
  public Ints(int capacity) {
    values = new int[Math.max(2, capacity)];
  }

  /** Number of values. */
  public int size() {
    return size;
  }

  /** The value at the place. */
  public int get(int index) {
    return values[index];
  }

  /** Puts a value at a place that is there already. */
  public void set(int index, int value) {
    values[index] = value;
  }

  /** Appends. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** Takes the value out, keeping the order of the others. */
  public void remove(int value) {
    int at = 0;
    while (values[at] != value) {
      at++;
    }
    System.arraycopy(values, at + 1, values, at, --size - at);
  }

  /** Empties the row. */
  public void clear() {
    size = 0;
  }

  /** The values; a copy. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
