package org.laplace.simulators.particles.job;

import java.util.List;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/**
 * Bodies on a cubic lattice: cells along x first, then y, then z; in a cell as {@link Type} lists.
 *
 * @param spacing side of a cell
 */
record Lattice(Type type, int nx, int ny, int nz, double spacing, Vector origin)
    implements Placement {
  /** Where the bodies of a cell are, in sides of the cell. */
  enum Type {
    SC(0, 0, 0),
    BCC(0, 0, 0, 0.5, 0.5, 0.5),
    FCC(0, 0, 0, 0.5, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0.5);

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
    private final double[] basis;

    Type(double... basis) {
      this.basis = basis;
    }

    int bodies() {
      return basis.length / 3;
    }
  }

  static Lattice read(Value value) throws InvalidJobFile {
    Fields fields = value.fields(Set.of("type", "cells"), Set.of("spacing", "density", "origin"));
    Type type =
        switch (fields.get("type").choice("sc", "bcc", "fcc")) {
          case "sc" -> Type.SC;
          case "bcc" -> Type.BCC;
          default -> Type.FCC;
        };
    List<Value> cells = fields.get("cells").list();
    if (cells.size() != 3) {
      throw fields.get("cells").error("WRONG_LENGTH", "cells has three numbers, along x, y, z");
    }
    int[] n = new int[3];
    long count = type.bodies();
    for (int axis = 0; axis < 3; axis++) {
      n[axis] = (int) cells.get(axis).count(1, SimulatorLimits.bodiesMax);
      count = Math.min(count * n[axis], SimulatorLimits.bodiesMax + 1L);
    }
    if (count > SimulatorLimits.bodiesMax) {
      throw value.error(
          "TOO_MANY_BODIES", "At most " + SimulatorLimits.bodiesMax + " bodies are taken");
    }
    return new Lattice(
        type,
        n[0],
        n[1],
        n[2],
        spacing(value, fields, type),
        fields.has("origin") ? Vector.of(fields.get("origin").numbers(3)) : Vector.ZERO);
  }

  private static double spacing(Value value, Fields fields, Type type) throws InvalidJobFile {
    if (fields.has("spacing") == fields.has("density")) {
      throw value.error("CONFLICTING_FIELDS", "A lattice needs spacing or density, not both");
    }
    return fields.has("spacing")
        ? fields.get("spacing").positive()
        : StrictMath.cbrt(type.bodies() / fields.get("density").positive());
  }

  /** Of all cells together. */
  Vector sides() {
    return new Vector(nx * spacing, ny * spacing, nz * spacing);
  }

  @Override
  public int count() {
    return nx * ny * nz * type.bodies();
  }

  @Override
  public void place(Bodies bodies, int first) {
    int body = first;
    for (int k = 0; k < nz; k++) {
      for (int j = 0; j < ny; j++) {
        for (int i = 0; i < nx; i++) {
          for (int b = 0; b < type.basis.length; b += 3) {
            bodies.setPosition(
                body++,
                origin.x() + (i + type.basis[b]) * spacing,
                origin.y() + (j + type.basis[b + 1]) * spacing,
                origin.z() + (k + type.basis[b + 2]) * spacing);
          }
        }
      }
    }
  }
}
