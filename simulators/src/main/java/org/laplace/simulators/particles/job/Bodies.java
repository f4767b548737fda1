package org.laplace.simulators.particles.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Bodies at the start, a column for each quantity; grows while a file is read. */
public final class Bodies {
  /** What a new body starts from, by index. */
  enum Column {
    MASS,
    CHARGE,
    X,
    Y,
    Z,
    VX,
    VY,
    VZ
  }

  private static final int COUNT_AT_FIRST = 16;

  private final double[][] columns = new double[Column.values().length][COUNT_AT_FIRST];
  private final List<String> names = new ArrayList<>();
  private int count;

  Bodies() {}

  /** Appends bodies without mass at the origin. */
  void grow(int added, IntFunction<String> name) {
    int first = count;
    count += added;
    for (int c = 0; c < columns.length; c++) {
      if (columns[c].length < count) {
        columns[c] = Arrays.copyOf(columns[c], Math.max(count, 2 * columns[c].length));
      }
    }
    for (int i = first; i < count; i++) {
      names.add(name.apply(i - first));
    }
  }

  @SuppressWarnings("EnumOrdinal") // There is one array for each constant.
  void set(Column column, int body, double value) {
    columns[column.ordinal()][body] = value;
  }

  void setPosition(int body, double x, double y, double z) {
    set(Column.X, body, x);
    set(Column.Y, body, y);
    set(Column.Z, body, z);
  }

  void setVelocity(int body, double x, double y, double z) {
    set(Column.VX, body, x);
    set(Column.VY, body, y);
    set(Column.VZ, body, z);
  }

  @SuppressWarnings("EnumOrdinal") // There is one array for each constant.
  double get(Column column, int body) {
    return columns[column.ordinal()][body];
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** What the job calls each body; empty where it has no name. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** More than 0. */
  public double mass(int body) {
    return get(Column.MASS, body);
  }

  /** Any finite number. */
  public double charge(int body) {
    return get(Column.CHARGE, body);
  }

  /** Where a body starts. */
  public Vector position(int body) {
    return new Vector(get(Column.X, body), get(Column.Y, body), get(Column.Z, body));
  }

  /** How fast a body starts. */
  public Vector velocity(int body) {
    return new Vector(get(Column.VX, body), get(Column.VY, body), get(Column.VZ, body));
  }
}
