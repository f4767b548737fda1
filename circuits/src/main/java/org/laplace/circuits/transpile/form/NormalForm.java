package org.laplace.circuits.transpile.form;

import static org.laplace.circuits.transpile.unitary.Matrices.identity2;
import static org.laplace.circuits.transpile.unitary.Matrices.times2;
import static org.laplace.circuits.transpile.unitary.Matrices.times4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Operation;
import org.laplace.circuits.transpile.unitary.Canonical;
import org.laplace.circuits.transpile.unitary.Matrices;
import org.laplace.circuits.transpile.unitary.Tolerance;

/**
 * A circuit as interactions in groups, simplified while it is written down.
 *
 * <p>Each wire is a chain: a one-qubit unitary, a group of nodes, a one-qubit unitary, and so on.
 * The nodes of a group commute with one another on that wire: they are all {@link Node.Phase}, or
 * there is only one. A phase that arrives joins the last groups of its wires when nothing but
 * diagonal or antidiagonal unitaries follow them, so that phases on the same wires add up and
 * cancel however far apart they were written. Interactions on the same two wires become one block
 * where that takes fewer entangling gates.
 *
 * <p>Nodes in the order of their numbers, each after the unitaries before its groups, are the
 * circuit.
 */
public final class NormalForm {
  private static final int NONE = -1;
  private static final double[] X_TO_Z = Matrices.hadamard();

  /** What to do while writing. */
  public enum Style {
    /** Every gate as it comes. */
    PLAIN,
    /** Cancel, merge and collect; wires stay what they are. */
    MERGED,
    /** As well replace interactions by ones that need fewer gates and exchange two wires. */
    RELABELLED
  }

  private final Style style;
  private final boolean isFractional;
  private final double[][] pending;
  private final int[] last;
  private final int[] wireOf;
  private final int[] writtenTo;
  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final List<int[]> groupsOfNode = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** Nodes that commute on a wire. */
  static final class Group {
    final int previous;
    final boolean phases;
    double[] before;
    final Ints members = new Ints(2);

    Group(int previous, boolean phases, double[] before) {
      this.previous = previous;
      this.phases = phases;
      this.before = before;
    }
  }

  /**
   * An empty circuit on the wires.
   *
   * @param isFractional whether any phase takes one entangling gate
   */
  public NormalForm(int wires, Style style, boolean isFractional) {
    this.style = style;
    this.isFractional = isFractional;
    pending = new double[wires][];
    for (int wire = 0; wire < wires; wire++) {
      pending[wire] = identity2();
    }
    last = new int[wires];
    Arrays.fill(last, NONE);
    wireOf = new int[wires];
    Arrays.setAll(wireOf, wire -> wire);
    writtenTo = wireOf.clone();
  }

  /** Number of wires. */
  public int wires() {
    return last.length;
  }

  /** The wire that carries now what was written to wire {@code k}. */
  public int wireOf(int k) {
    return wireOf[k];
  }

  /** Number of numbers given to nodes so far. */
  public int nodes() {
    return nodes.size();
  }

  /** The node, or null if it went into another one. */
  public @Nullable Node node(int index) {
    return nodes.get(index);
  }

  /** The group of a node on the k-th of its wires. */
  public int group(int node, int k) {
    return groupsOfNode.get(node)[k];
  }

  /** Number of groups so far; some may be empty. */
  public int groups() {
    return groups.size();
  }

  /** The one-qubit unitary between the group before and this one. */
  public double[] before(int group) {
    return groups.get(group).before;
  }

  /** The group before on the same wire, or -1. */
  public int previous(int group) {
    return groups.get(group).previous;
  }

  /** The last group of a wire, or -1. */
  public int last(int wire) {
    return last[wire];
  }

  /** The nodes of a group. */
  public Ints members(int group) {
    return groups.get(group).members;
  }

  /** The one-qubit unitary after the last group of a wire. */
  public double[] after(int wire) {
    return pending[wire];
  }

  /** Applies a 2 by 2 unitary to what was written to wire {@code k}. */
  public void rotate(int k, double[] unitary) {
    turn(wireOf[k], unitary);
  }

  /** Applies a 4 by 4 unitary whose qubit 0 is {@code k}; the decomposition is of it. */
  public void interact(int k, int l, double[] unitary, Canonical canonical) {
    act(wireOf[k], wireOf[l], unitary, canonical);
  }

  /** Applies exp(-i angle/2 ZZ). */
  public void phase(int k, int l, double angle) {
    act(wireOf[k], wireOf[l], angle);
  }

  /** Writes something that nothing may cross. Bits are wires of their own. */
  public void fix(Operation operation, int... written) {
    int[] wires = new int[written.length];
    int[] its = new int[written.length];
    for (int i = 0; i < wires.length; i++) {
      wires[i] = wireOf[written[i]];
      its[i] = open(wires[i], false);
    }
    add(new Node.Fixed(wires, operation), its);
  }

  private void turn(int wire, double[] unitary) {
    pending[wire] = times2(unitary, pending[wire]);
  }

  private void act(int a, int b, double[] unitary, Canonical canonical) {
    if (canonical.entanglers() == 0) {
      turn(a, times2(canonical.left0(), canonical.right0()));
      turn(b, times2(canonical.left1(), canonical.right1()));
    } else if (canonical.b() < Tolerance.COORDINATE
        && Math.abs(canonical.c()) < Tolerance.COORDINATE) {
      turn(a, times2(X_TO_Z, canonical.right0()));
      turn(b, times2(X_TO_Z, canonical.right1()));
      int ofA = writtenTo[a];
      int ofB = writtenTo[b];
      act(a, b, -2 * canonical.a());
      // The phase may have gone into a block that exchanged the wires.
      turn(wireOf[ofA], times2(canonical.left0(), X_TO_Z));
      turn(wireOf[ofB], times2(canonical.left1(), X_TO_Z));
    } else if (style == Style.RELABELLED
        && canonical.entanglersSwapped() < canonical.entanglers()) {
      double[] mirror = Matrices.swapped(unitary);
      act(a, b, mirror, Canonical.of(mirror));
      exchange(a, b);
    } else {
      block(a, b, unitary, canonical);
    }
  }

  private void exchange(int a, int b) {
    int kept = writtenTo[a];
    writtenTo[a] = writtenTo[b];
    writtenTo[b] = kept;
    wireOf[writtenTo[a]] = a;
    wireOf[writtenTo[b]] = b;
  }

  private void act(int a, int b, double angle) {
    int signs = sign(a) * sign(b);
    if (signs != 0) {
      join(a, b, signs * angle);
      return;
    }
    int earlier = style == Style.PLAIN ? NONE : shared(a, b);
    if (earlier != NONE && collect(a, b, Matrices.rzz(angle), angle, earlier)) {
      return;
    }
    double rest = normal(a, b, angle, true);
    if (Math.abs(rest) > 2 * Tolerance.COORDINATE) {
      int first = joins(a) ? last[a] : open(a, true);
      int second = joins(b) ? last[b] : open(b, true);
      // One of them may join a group behind a flip.
      add(new Node.Phase(a, b, rest * flip(a) * flip(b)), new int[] {first, second});
    }
  }

  /** 1 or -1: joins the last group with that sign; 0: does not join. */
  private int sign(int wire) {
    return joins(wire) ? flip(wire) : 0;
  }

  private boolean joins(int wire) {
    return style != Style.PLAIN
        && last[wire] != NONE
        && groups.get(last[wire]).phases
        && (Matrices.isDiagonal(pending[wire]) || Matrices.isAntidiagonal(pending[wire]));
  }

  private int flip(int wire) {
    return Matrices.isAntidiagonal(pending[wire]) ? -1 : 1;
  }

  /** Brings an angle to (-pi/2, pi/2]; a half turn is a Z on both wires. */
  private double normal(int a, int b, double angle, boolean afterPending) {
    long turns = (long) Math.ceil(angle / Math.PI - 0.5 - 1e-12);
    if ((turns & 1) != 0) {
      double[] z = Matrices.pauliZ();
      pending[a] = afterPending ? times2(z, pending[a]) : times2(pending[a], z);
      pending[b] = afterPending ? times2(z, pending[b]) : times2(pending[b], z);
    }
    return angle - turns * Math.PI;
  }

  /** Puts a phase into the last groups of both wires, before what is pending there. */
  private void join(int a, int b, double angle) {
    int earlier = shared(a, b);
    if (earlier == NONE) {
      double rest = normal(a, b, angle, false);
      if (Math.abs(rest) > 2 * Tolerance.COORDINATE) {
        add(new Node.Phase(a, b, rest), new int[] {last[a], last[b]});
      }
      return;
    }
    var phase = (Node.Phase) live(earlier);
    double sum = normal(a, b, phase.angle() + angle, false);
    if (Math.abs(sum) > 2 * Tolerance.COORDINATE) {
      nodes.set(earlier, new Node.Phase(phase.wire0(), phase.wire1(), sum));
    } else {
      remove(earlier);
    }
  }

  private void block(int a, int b, double[] unitary, Canonical canonical) {
    int earlier = style == Style.PLAIN ? NONE : shared(a, b);
    if (earlier != NONE && collect(a, b, unitary, Double.NaN, earlier)) {
      return;
    }
    double[] first = pending[a];
    double[] second = pending[b];
    pending[a] = identity2();
    pending[b] = identity2();
    var whole =
        new Canonical(
            canonical.a(),
            canonical.b(),
            canonical.c(),
            canonical.left0(),
            canonical.left1(),
            times2(canonical.right0(), first),
            times2(canonical.right1(), second));
    double[] matrix = times4(unitary, Matrices.tensor(first, second));
    add(new Node.Block(a, b, matrix, whole), new int[] {open(a, false), open(b, false)});
  }

  /** Makes one interaction of the earlier one and the next, if that is worth it. */
  private boolean collect(int a, int b, double[] next, double angle, int earlier) {
    Node node = live(earlier);
    double[] before = matrix(node, a);
    double[] merged = times4(next, times4(Matrices.tensor(pending[a], pending[b]), before));
    Canonical canonical = Canonical.of(merged);
    boolean bothPhases = node instanceof Node.Phase && !Double.isNaN(angle);
    if (bothPhases) {
      int apart = entanglers(((Node.Phase) node).angle()) + entanglers(angle);
      int together = canonical.entanglers();
      if (style == Style.RELABELLED) {
        together = Math.min(together, canonical.entanglersSwapped());
      }
      if (together > apart || (together == apart && !isGenericAndAlone(canonical, earlier))) {
        return false;
      }
    }
    pending[a] = identity2();
    pending[b] = identity2();
    remove(earlier);
    act(a, b, merged, canonical);
    return true;
  }

  /** Nothing is lost by a block where neither wire has others to commute with. */
  private boolean isGenericAndAlone(Canonical canonical, int node) {
    return members(group(node, 0)).size() == 1
        && members(group(node, 1)).size() == 1
        && Math.abs(Math.sin(4 * canonical.b())) > 1e-6;
  }

  /** Number of entangling gates that a phase takes. */
  public int entanglers(Node.Phase phase) {
    return entanglers(phase.angle());
  }

  private int entanglers(double angle) {
    return isFractional || Math.abs(Math.cos(angle)) < 4 * Tolerance.COORDINATE ? 1 : 2;
  }

  private static double[] matrix(Node node, int firstWire) {
    return switch (node) {
      case Node.Phase phase -> Matrices.rzz(phase.angle());
      case Node.Block block ->
          block.wire0() == firstWire ? block.unitary() : Matrices.reversed(block.unitary());
      case Node.Fixed fixed -> throw new IllegalArgumentException("no matrix: " + fixed);
    };
  }

  /** The node in the last groups of both wires, if any. */
  private int shared(int a, int b) {
    if (last[a] == NONE || last[b] == NONE) {
      return NONE;
    }
    Ints few = members(last[a]);
    if (members(last[b]).size() < few.size()) {
      few = members(last[b]);
    }
    for (int i = few.size() - 1; i >= 0; i--) {
      int node = few.get(i);
      int[] its = groupsOfNode.get(node);
      if (its.length == 2
          && ((its[0] == last[a] && its[1] == last[b]) || (its[0] == last[b] && its[1] == last[a]))
          && !(nodes.get(node) instanceof Node.Fixed)) {
        return node;
      }
    }
    return NONE;
  }

  private Node live(int node) {
    Node there = nodes.get(node);
    if (there == null) {
      throw new IllegalStateException("node " + node + " went into another one");
    }
    return there;
  }

  private int open(int wire, boolean phases) {
    groups.add(new Group(last[wire], phases, pending[wire]));
    pending[wire] = identity2();
    last[wire] = groups.size() - 1;
    return last[wire];
  }

  private void add(Node node, int[] its) {
    for (int group : its) {
      members(group).add(nodes.size());
    }
    nodes.add(node);
    groupsOfNode.add(its);
  }

  /** Takes a node out of the last groups of its wires; empty groups go, too. */
  private void remove(int node) {
    int[] wires = wiresOf(live(node));
    int[] its = groupsOfNode.get(node);
    for (int i = 0; i < wires.length; i++) {
      Group group = groups.get(its[i]);
      group.members.remove(node);
      if (group.members.size() == 0) {
        pending[wires[i]] = times2(pending[wires[i]], group.before);
        last[wires[i]] = group.previous;
      }
    }
    nodes.set(node, null);
  }

  /** The wires of a node, in the order of its groups. */
  public static int[] wiresOf(Node node) {
    return switch (node) {
      case Node.Phase phase -> new int[] {phase.wire0(), phase.wire1()};
      case Node.Block block -> new int[] {block.wire0(), block.wire1()};
      case Node.Fixed fixed -> fixed.wires();
    };
  }
}
