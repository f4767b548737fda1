package org.laplace.circuits.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.laplace.circuits.Gate;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.transpile.form.Lowering;
import org.laplace.circuits.transpile.form.Node;
import org.laplace.circuits.transpile.form.NormalForm;
import org.laplace.circuits.transpile.route.Coupling;
import org.laplace.circuits.transpile.route.Routing;
import org.laplace.circuits.transpile.unitary.Canonical;
import org.laplace.circuits.transpile.unitary.Matrices;

/** Operations without control flow between: simplified, routed, written on physical wires. */
final class Segment {
  private static final double[] SWAP = Matrices.of(Gate.SWAP.matrix());
  private static final Canonical SWAP_CANONICAL = Canonical.of(SWAP);

  private final Device device;
  private final int wires;
  private final NormalForm.Style style;
  private final NormalForm form;

  /**
   * The operations in normal form. Wires are as many qubits as the device has, then bits.
   *
   * @param bits number of bits that measurements may name
   */
  Segment(
      Device device,
      int bits,
      List<? extends QuantumOperation> operations,
      NormalForm.Style style) {
    this.device = device;
    this.style = style;
    wires = device.coupling().qubits() + bits;
    form = new NormalForm(wires, style, device.isFractional());
    var lowering = new Lowering(form, device.coupling().qubits());
    operations.forEach(lowering::write);
  }

  NormalForm form() {
    return form;
  }

  /** Where each qubit is at the end of a routing: interactions may have exchanged wires. */
  int[] places(Routing routing) {
    int[] places = new int[routing.last().length];
    Arrays.setAll(places, qubit -> routing.last()[form.wireOf(qubit)]);
    return places;
  }

  /** The routing on physical wires, what can be merged with SWAPs merged; swaps follow it. */
  NormalForm onDevice(Routing routing, List<Integer> swaps) {
    Coupling coupling = device.coupling();
    int qubits = coupling.qubits();
    var physical =
        new NormalForm(
            wires,
            style == NormalForm.Style.PLAIN ? style : NormalForm.Style.MERGED,
            device.isFractional());
    int[] place = routing.initial().clone();
    int[] wireAt = new int[qubits];
    for (int wire = 0; wire < qubits; wire++) {
      wireAt[place[wire]] = wire;
    }
    int[] done = new int[qubits];
    Arrays.fill(done, -1);
    for (int step : routing.steps()) {
      if (step < 0) {
        swap(physical, -1 - step);
        int first = wireAt[coupling.end0(-1 - step)];
        int second = wireAt[coupling.end1(-1 - step)];
        int kept = place[first];
        place[first] = place[second];
        place[second] = kept;
        wireAt[place[first]] = first;
        wireAt[place[second]] = second;
      } else {
        node(physical, step, place, done);
      }
    }
    for (int wire = 0; wire < qubits; wire++) {
      physical.rotate(place[wire], form.after(wire));
    }
    swaps.forEach(edge -> swap(physical, edge));
    return physical;
  }

  private void swap(NormalForm physical, int edge) {
    Coupling coupling = device.coupling();
    physical.interact(coupling.end0(edge), coupling.end1(edge), SWAP, SWAP_CANONICAL);
  }

  private void node(NormalForm physical, int index, int[] place, int[] done) {
    Node node = Objects.requireNonNull(form.node(index));
    int[] its = NormalForm.wiresOf(node);
    for (int k = 0; k < its.length; k++) {
      int group = form.group(index, k);
      if (its[k] < place.length && done[its[k]] != group) {
        done[its[k]] = group;
        physical.rotate(place[its[k]], form.before(group));
      }
    }
    switch (node) {
      case Node.Phase phase ->
          physical.phase(place[phase.wire0()], place[phase.wire1()], phase.angle());
      case Node.Block block ->
          physical.interact(
              place[block.wire0()], place[block.wire1()], block.unitary(), block.canonical());
      case Node.Fixed fixed -> {
        int[] written = new int[its.length];
        Arrays.setAll(written, k -> its[k] < place.length ? place[its[k]] : its[k]);
        physical.fix(fixed.operation(), written);
      }
    }
  }
}
