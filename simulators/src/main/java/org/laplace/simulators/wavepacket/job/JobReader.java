package org.laplace.simulators.wavepacket.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.JobDocument;
import org.laplace.simulators.jobfile.Value;

/** Reads a wave packet job. */
public final class JobReader {
  private static final Set<String> REQUIRED =
      Set.of("units", "mass", "grid", "potential", "packets", "dt", "steps");
  private static final Set<String> OPTIONAL =
      Set.of("description", "constants", "absorber", "observe_every", "planes", "regions");

  private JobReader() {}

  /**
   * The job that a text describes.
   *
   * @throws InvalidJobFile at the first mistake
   */
  public static WavePacketJob read(String text) throws InvalidJobFile {
    Fields job = JobDocument.read(text).fields(REQUIRED, OPTIONAL);
    if (job.has("description")) {
      job.get("description").text(SimulatorLimits.jobFileTextCharsMax);
    }
    Units units =
        job.get("units").choice(Units.SI.text(), Units.NATURAL.text()).equals(Units.SI.text())
            ? Units.SI
            : Units.NATURAL;
    double mass = job.get("mass").positive();
    Grid grid = GridReader.read(job.get("grid"));
    Potential potential = PotentialReader.read(text, job, grid, units, mass);
    Optional<Absorber> absorber = absorber(job, grid);
    List<Packet> packets = new PacketReader(grid, units).read(job.get("packets"));
    double dt = dt(job.get("dt"), absorber.isPresent());
    long steps = job.get("steps").count(1, SimulatorLimits.stepsMax);
    long observeEvery = job.has("observe_every") ? job.get("observe_every").count(1, steps) : steps;
    List<Plane> planes = planes(job, grid);
    List<Region> regions = regions(job, grid, planes.size());
    var read =
        new WavePacketJob(
            units,
            mass,
            grid,
            potential,
            absorber,
            packets,
            dt,
            steps,
            observeEvery,
            planes,
            regions);
    checkObservations(job, read);
    return read;
  }

  private static double dt(Value value, boolean absorbs) throws InvalidJobFile {
    double dt = value.number();
    if (dt == 0) {
      throw value.error("ZERO_DT", "dt is 0, so that no time would pass; give a time step");
    }
    if (dt < 0 && absorbs) {
      throw value.error(
          "NUMBER_OUT_OF_RANGE", "dt is negative, and an absorber cannot run backwards; remove it");
    }
    return dt;
  }

  private static Optional<Absorber> absorber(Fields job, Grid grid) throws InvalidJobFile {
    if (!job.has("absorber")) {
      return Optional.empty();
    }
    Fields fields = job.get("absorber").fields(Set.of("width", "strength"), Set.of());
    var absorber = new Absorber(fields.get("width").positive(), fields.get("strength").positive());
    for (Axis axis : grid.axes()) {
      if (absorber.width() > axis.length() / 2) {
        throw fields
            .get("width")
            .error("NUMBER_OUT_OF_RANGE", "absorber.width is more than half of an axis");
      }
    }
    return Optional.of(absorber);
  }

  private static List<Plane> planes(Fields job, Grid grid) throws InvalidJobFile {
    var planes = new ArrayList<Plane>();
    if (job.has("planes")) {
      for (Value value : atMost(job.get("planes"), SimulatorLimits.probabilitiesMax)) {
        Fields fields = value.fields(Set.of("axis", "at"), Set.of());
        String[] names = Grid.NAMES.substring(0, grid.dimensions()).split("", -1);
        int axis = Grid.NAMES.indexOf(fields.get("axis").choice(names));
        planes.add(new Plane(axis, fields.get("at").number()));
      }
    }
    return planes;
  }

  private static List<Region> regions(Fields job, Grid grid, int planes) throws InvalidJobFile {
    var regions = new ArrayList<Region>();
    if (job.has("regions")) {
      for (Value value : atMost(job.get("regions"), SimulatorLimits.probabilitiesMax - planes)) {
        Fields fields = value.fields(Set.of("name", "from", "to"), Set.of());
        String name = fields.get("name").text(SimulatorLimits.bodyNameCharsMax);
        double[] from = GridReader.perAxis(fields.get("from"), grid.dimensions());
        double[] to = GridReader.perAxis(fields.get("to"), grid.dimensions());
        for (int axis = 0; axis < from.length; axis++) {
          if (!(from[axis] < to[axis])) {
            throw fields
                .get("to")
                .error("NUMBER_OUT_OF_RANGE", "A region's to must be more than its from");
          }
        }
        regions.add(new Region(name, from, to));
      }
    }
    return regions;
  }

  private static List<Value> atMost(Value value, int max) throws InvalidJobFile {
    List<Value> list = value.list();
    if (list.size() > max) {
      throw value.error(
          "TOO_MANY_PROBABILITIES",
          "At most " + SimulatorLimits.probabilitiesMax + " planes and regions are taken together");
    }
    return list;
  }

  private static void checkObservations(Fields job, WavePacketJob read) throws InvalidJobFile {
    long doublesOf = read.doublesOfObservation();
    long most = SimulatorLimits.observedDoublesMax / doublesOf;
    if (read.observations() > most) {
      throw job.get("observe_every")
          .error(
              "TOO_MANY_OBSERVATIONS",
              "The state would be observed "
                  + read.observations()
                  + " times; with what is asked for, at most "
                  + most
                  + " are possible: raise observe_every");
    }
  }
}
