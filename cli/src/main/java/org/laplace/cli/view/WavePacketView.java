package org.laplace.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.laplace.proto.v1.WavePacketAxis;
import org.laplace.proto.v1.WavePacketMarginal;
import org.laplace.proto.v1.WavePacketObservation;
import org.laplace.proto.v1.WavePacketPlane;
import org.laplace.proto.v1.WavePacketResult;

/** A wave packet's result as a table for people and as JSON. */
final class WavePacketView {
  private static final String AXES = "xyz";
  private static final int ROWS = 16;

  private WavePacketView() {}

  static List<String> lines(WavePacketResult result) {
    int axes = result.getDensityAxesCount();
    var heads = new ArrayList<String>(List.of("STEP", "TIME", "NORM"));
    for (int axis = 0; axis < axes; axis++) {
      String name = axis < AXES.length() ? AXES.substring(axis, axis + 1) : "?";
      heads.addAll(List.of("<" + name + ">", "WIDTH", "<p" + name + ">"));
    }
    heads.add("ENERGY");
    Table table = new Table(heads.toArray(new String[0]));
    int count = result.getObservationsCount();
    for (int row = 0; row < count; row++) {
      // Of very many the first ones and the last.
      if (row < ROWS - 1 || row == count - 1) {
        table.add(row(result.getObservations(row), axes));
      }
    }
    var lines = new ArrayList<String>(table.lines());
    if (count > ROWS) {
      lines.add("and " + (count - ROWS) + " others between the last two");
    }
    WavePacketObservation last = result.getObservations(count - 1);
    for (int plane = 0; plane < result.getPlanesCount(); plane++) {
      lines.add(
          "before "
              + name(result.getPlanes(plane))
              + ": "
              + number(last.getBefore(plane))
              + ", beyond: "
              + number(last.getBeyond(plane)));
    }
    for (int region = 0; region < result.getRegionsCount(); region++) {
      lines.add("within " + result.getRegions(region) + ": " + number(last.getWithin(region)));
    }
    return lines;
  }

  private static String[] row(WavePacketObservation seen, int axes) {
    var cells = new ArrayList<String>();
    cells.add(Long.toUnsignedString(seen.getStep()));
    cells.add(number(seen.getTime()));
    cells.add(number(seen.getNorm()));
    for (int axis = 0; axis < axes; axis++) {
      double mean = seen.getPosition(axis);
      cells.add(number(mean));
      cells.add(number(Math.sqrt(Math.max(0, seen.getPositionSquare(axis) - mean * mean))));
      cells.add(number(seen.getMomentum(axis)));
    }
    cells.add(number(seen.getKineticEnergy() + seen.getPotentialEnergy()));
    return cells.toArray(new String[0]);
  }

  private static String name(WavePacketPlane plane) {
    int axis = plane.getAxis();
    return (axis >= 0 && axis < AXES.length() ? AXES.charAt(axis) : '?')
        + " = "
        + number(plane.getAt());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  static void put(ObjectNode json, WavePacketResult result) {
    json.put("steps", result.getSteps()).put("time", result.getTime());
    ArrayNode planes = json.putArray("planes");
    result
        .getPlanesList()
        .forEach(plane -> planes.addObject().put("axis", plane.getAxis()).put("at", plane.getAt()));
    ArrayNode regions = json.putArray("regions");
    result.getRegionsList().forEach(regions::add);
    ArrayNode observations = json.putArray("observations");
    result.getObservationsList().forEach(seen -> put(observations.addObject(), seen));
    ArrayNode axes = json.putArray("density_axes");
    result.getDensityAxesList().forEach(axis -> put(axes.addObject(), axis));
    put(json, "density", result.getDensityList());
    ArrayNode marginals = json.putArray("marginals");
    for (WavePacketMarginal marginal : result.getMarginalsList()) {
      ObjectNode node = marginals.addObject();
      put(node.putObject("axis"), marginal.getAxis());
      put(node, "density", marginal.getDensityList());
    }
  }

  private static void put(ObjectNode json, WavePacketObservation seen) {
    json.put("step", seen.getStep()).put("time", seen.getTime()).put("norm", seen.getNorm());
    put(json, "position", seen.getPositionList());
    put(json, "position_square", seen.getPositionSquareList());
    put(json, "momentum", seen.getMomentumList());
    put(json, "momentum_square", seen.getMomentumSquareList());
    json.put("kinetic_energy", seen.getKineticEnergy())
        .put("potential_energy", seen.getPotentialEnergy());
    put(json, "before", seen.getBeforeList());
    put(json, "beyond", seen.getBeyondList());
    put(json, "within", seen.getWithinList());
  }

  private static void put(ObjectNode json, WavePacketAxis axis) {
    json.put("from", axis.getFrom()).put("to", axis.getTo()).put("points", axis.getPoints());
  }

  private static void put(ObjectNode json, String name, List<Double> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
  }
}
