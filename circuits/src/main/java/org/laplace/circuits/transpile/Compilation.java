package org.laplace.circuits.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.Operation;
import org.laplace.circuits.QuantumOperation;
import org.laplace.circuits.transpile.form.NormalForm;
import org.laplace.circuits.transpile.route.Restoration;
import org.laplace.circuits.transpile.route.Router;
import org.laplace.circuits.transpile.route.Routing;

/**
 * One circuit on its way to a device.
 *
 * <p>Between control operations lie segments, routed one after the other. A block of the control
 * flow ends with its qubits where they were at its start, whichever way a shot takes.
 */
final class Compilation {
  private final Circuit circuit;
  private final Device device;
  private final OptimizationLevel level;
  private final long seed;
  private final LayoutSearch layouts;

  /** Physical qubit of each qubit; qubits beyond the circuit's are idle. */
  private int[] place;

  private int[] initial;
  private boolean isPlaced;
  private final Map<Integer, int[]> placeAtEndOf = new HashMap<>();

  Compilation(Circuit circuit, Device device, OptimizationLevel level, long seed) {
    this.circuit = circuit;
    this.device = device;
    this.level = level;
    this.seed = seed;
    layouts = new LayoutSearch(device, level, seed);
    place = new int[device.coupling().qubits()];
    Arrays.setAll(place, qubit -> qubit);
    initial = place;
  }

  /** The operations on physical qubits. */
  List<Operation> run() {
    if (level == OptimizationLevel.NONE) {
      isPlaced = true;
    } else if (!circuit.isStatic()) {
      List<QuantumOperation> all = new ArrayList<>();
      gather(circuit.operations(), all);
      var sketch = segment(all);
      place = layouts.best(sketch).routing().initial();
      initial = place;
      isPlaced = true;
    }
    return block(circuit.operations(), null);
  }

  /** Physical qubit of each qubit at the start. */
  List<Integer> initialLayout() {
    return Arrays.stream(initial, 0, circuit.qubits()).boxed().toList();
  }

  /** Physical qubit of each qubit now. */
  List<Integer> finalLayout() {
    return Arrays.stream(place, 0, circuit.qubits()).boxed().toList();
  }

  private static void gather(List<Operation> operations, List<QuantumOperation> all) {
    for (Operation operation : operations) {
      switch (operation) {
        case QuantumOperation quantum -> all.add(quantum);
        case ControlOperation.If branch -> {
          gather(branch.then(), all);
          gather(branch.otherwise(), all);
        }
        case ControlOperation.While loop -> gather(loop.body(), all);
        case ControlOperation.Block block -> gather(block.body(), all);
        case ControlOperation other -> {}
      }
    }
  }

  /** Writes operations; at their end qubits are where {@code back} says, if it says so. */
  private List<Operation> block(List<Operation> operations, int @Nullable [] back) {
    List<Operation> written = new ArrayList<>();
    List<QuantumOperation> run = new ArrayList<>();
    for (Operation operation : operations) {
      switch (operation) {
        case QuantumOperation quantum -> run.add(quantum);
        case ControlOperation.Exit exit -> {
          written.addAll(flush(run, placeAtEndOf.get(exit.label())));
          written.add(exit);
        }
        case ControlOperation control -> {
          written.addAll(flush(run, null));
          control(control, written);
        }
      }
    }
    written.addAll(flush(run, back));
    return written;
  }

  private void control(ControlOperation control, List<Operation> written) {
    int[] here = place;
    switch (control) {
      case ControlOperation.If branch -> {
        List<Operation> then = block(branch.then(), here);
        place = here;
        List<Operation> otherwise = block(branch.otherwise(), here);
        written.add(new ControlOperation.If(branch.condition(), then, otherwise));
      }
      case ControlOperation.While loop ->
          written.add(new ControlOperation.While(loop.condition(), block(loop.body(), here)));
      case ControlOperation.Block block -> {
        int[] around = placeAtEndOf.put(block.label(), here);
        written.add(new ControlOperation.Block(block.label(), block(block.body(), here)));
        if (around == null) {
          placeAtEndOf.remove(block.label());
        } else {
          placeAtEndOf.put(block.label(), around);
        }
      }
      case ControlOperation.ComputedGate gate ->
          written.addAll(ComputedRotation.write(gate, place[gate.qubits().getFirst()], device));
      case ControlOperation.Exit e -> written.add(e);
      case ControlOperation.End e -> written.add(e);
      case ControlOperation.Fault e -> written.add(e);
      case ControlOperation.AssignBits e -> written.add(e);
      case ControlOperation.AssignChosenBit e -> written.add(e);
      case ControlOperation.AssignVariable e -> written.add(e);
      case ControlOperation.AssignElement e -> written.add(e);
    }
    place = here;
  }

  private List<Operation> flush(List<QuantumOperation> run, int @Nullable [] back) {
    if (run.isEmpty() && (back == null || Arrays.equals(place, back))) {
      return List.of();
    }
    Segment segment = segment(run);
    run.clear();
    NormalForm physical;
    if (!isPlaced) {
      LayoutSearch.Placed best = layouts.best(segment);
      initial = best.routing().initial();
      place = segment.places(best.routing());
      physical = best.physical();
      isPlaced = true;
    } else {
      var router = new Router(segment.form(), device.coupling());
      Routing routing = router.routeFrom(place, level.trials(), 1, seed).getFirst();
      place = segment.places(routing);
      List<Integer> swaps = List.of();
      if (back != null && !Arrays.equals(place, back)) {
        swaps = Restoration.swaps(place, back, circuit.qubits(), device.coupling());
        place = back;
      }
      physical = segment.onDevice(routing, swaps);
    }
    return new Emission(device).write(physical);
  }

  private Segment segment(List<QuantumOperation> operations) {
    return new Segment(
        device,
        circuit.memoryBits(),
        operations,
        switch (level) {
          case NONE -> NormalForm.Style.PLAIN;
          case LIGHT -> NormalForm.Style.MERGED;
          case MEDIUM, HEAVY -> NormalForm.Style.RELABELLED;
        });
  }
}
