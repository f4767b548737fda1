package org.laplace.simulators.wavepacket.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Reads Gaussians and refuses those that the grid cannot hold. */
final class PacketReader {
  private static final Set<String> REQUIRED = Set.of("centre", "width");
  private static final Set<String> OPTIONAL = Set.of("momentum", "weight", "phase");

  private final Grid grid;
  private final Units units;

  PacketReader(Grid grid, Units units) {
    this.grid = grid;
    this.units = units;
  }

  List<Packet> read(Value value) throws InvalidJobFile {
    List<Value> elements = value.list();
    if (elements.isEmpty() || elements.size() > SimulatorLimits.packetsMax) {
      throw value.error(
          "WRONG_LENGTH",
          "packets has " + elements.size() + " elements; give 1 to " + SimulatorLimits.packetsMax);
    }
    var packets = new ArrayList<Packet>();
    for (Value element : elements) {
      packets.add(packet(element));
    }
    return packets;
  }

  private Packet packet(Value value) throws InvalidJobFile {
    Fields fields = value.fields(REQUIRED, OPTIONAL);
    int dimensions = grid.dimensions();
    double[] centre = GridReader.perAxis(fields.get("centre"), dimensions);
    double[] width = GridReader.perAxis(fields.get("width"), dimensions);
    double[] momentum =
        fields.has("momentum")
            ? GridReader.perAxis(fields.get("momentum"), dimensions)
            : new double[dimensions];
    double weight = fields.has("weight") ? fields.get("weight").positive() : 1;
    double phase = fields.has("phase") ? fields.get("phase").number() : 0;
    for (int number = 0; number < dimensions; number++) {
      Axis axis = grid.axis(number);
      if (centre[number] < axis.from() || centre[number] >= axis.to()) {
        throw outOfRange(fields, "centre", "lies outside of the grid");
      }
      if (width[number] < axis.spacing()) {
        throw outOfRange(
            fields,
            "width",
            "is less than the grid's spacing, " + axis.spacing() + "; use more points");
      }
      double most = StrictMath.PI * units.hbar() / axis.spacing();
      if (StrictMath.abs(momentum[number]) >= most) {
        throw outOfRange(
            fields,
            "momentum",
            "is beyond what the grid can hold, " + most + "; use more points along that axis");
      }
    }
    return new Packet(centre, width, momentum, weight, phase);
  }

  private static InvalidJobFile outOfRange(Fields fields, String name, String what) {
    Value value = fields.get(name);
    return value.error("NUMBER_OUT_OF_RANGE", value.path() + " " + what);
  }
}
