package org.laplace.simulators.particles;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.SimulatorLimits;

/** Reads a particle job file; {@code docs/schemas/particles.schema.json} describes its form. */
final class JobFile {
  private static final Vector ORIGIN = new Vector(0, 0, 0);
  private static final Set<String> REQUIRED =
      Set.of("law", "units", "bodies", "integrator", "dt", "steps");
  private static final Set<String> OPTIONAL = Set.of("description", "softening");
  private static final Set<String> BODY_REQUIRED = Set.of("mass", "position", "velocity");
  private static final Set<String> BODY_OPTIONAL = Set.of("name", "charge");

  private final StrictJson json;
  private final Set<Law> laws = EnumSet.noneOf(Law.class);
  private Units units = Units.SI;
  private double softening;
  private final List<Body> bodies = new ArrayList<>();
  private final List<JsonLocation> places = new ArrayList<>();
  private double dt;
  private long steps;

  private JobFile(String text) {
    json = new StrictJson(text);
  }

  /**
   * The system that the text describes.
   *
   * @throws InvalidJobFile at the first mistake
   */
  static ParticleSystem read(String text) throws InvalidJobFile {
    var file = new JobFile(text);
    file.json.object("the job", REQUIRED, OPTIONAL, file::readField);
    file.json.end();
    file.checkPositionsDiffer();
    return new ParticleSystem(
        file.laws, file.units, file.softening, file.bodies, file.dt, file.steps);
  }

  private void readField(String name) throws InvalidJobFile {
    switch (name) {
      case "description" -> json.string(name, SimulatorLimits.jobFileTextCharsMax);
      case "law" -> readLaws();
      case "units" ->
          units =
              json.choice(name, Units.SI.text(), Units.NATURAL.text()).equals(Units.SI.text())
                  ? Units.SI
                  : Units.NATURAL;
      case "softening" -> readSoftening();
      case "integrator" -> json.choice(name, "velocity-verlet");
      case "dt" -> readDt();
      case "steps" -> steps = json.count(name, SimulatorLimits.stepsMax);
      case "bodies" -> readBodies();
      default -> throw new IllegalStateException("no reader for " + name);
    }
  }

  private void readLaws() throws InvalidJobFile {
    if (!json.nextIsArray()) {
      readLaw();
      return;
    }
    if (json.array("law", index -> readLaw()) == 0) {
      throw json.here("NO_LAW", "law is empty; name \"gravity\", \"coulomb\" or both");
    }
  }

  private void readLaw() throws InvalidJobFile {
    String text = json.choice("law", Law.GRAVITY.text(), Law.COULOMB.text());
    if (!laws.add(text.equals(Law.GRAVITY.text()) ? Law.GRAVITY : Law.COULOMB)) {
      throw json.here("DUPLICATE_LAW", "law names \"" + text + "\" twice");
    }
  }

  private void readSoftening() throws InvalidJobFile {
    softening = json.number("softening");
    if (softening < 0) {
      throw json.here("NUMBER_OUT_OF_RANGE", "softening is a length and must be 0 or more");
    }
  }

  private void readDt() throws InvalidJobFile {
    dt = json.number("dt");
    if (dt == 0) {
      throw json.here("ZERO_DT", "dt is 0, so that no time would pass; give a time step");
    }
  }

  private void readBodies() throws InvalidJobFile {
    if (json.array("bodies", index -> readBody("bodies[" + index + "]")) == 0) {
      throw json.here("NO_BODIES", "bodies is empty; give at least one");
    }
  }

  private void readBody(String what) throws InvalidJobFile {
    var body = new BodyFields(what);
    json.object(what, BODY_REQUIRED, BODY_OPTIONAL, body::readField);
    if (bodies.size() == SimulatorLimits.draftBodiesMax) {
      throw json.here(
          "TOO_MANY_BODIES", "At most " + SimulatorLimits.draftBodiesMax + " bodies are taken");
    }
    bodies.add(new Body(body.name, body.mass, body.charge, body.position, body.velocity));
    places.add(body.place == null ? json.place() : body.place);
  }

  /** Two bodies in one place without softening attract each other infinitely. */
  private void checkPositionsDiffer() throws InvalidJobFile {
    if (softening > 0) {
      return;
    }
    var taken = new HashSet<Vector>();
    for (int i = 0; i < bodies.size(); i++) {
      if (!taken.add(bodies.get(i).position())) {
        throw StrictJson.at(
            places.get(i),
            "COINCIDENT_BODIES",
            "bodies[" + i + "] is where another body is; move it, or give a softening more than 0");
      }
    }
  }

  /** The fields of one body while they are read. */
  private final class BodyFields {
    private final String what;
    private String name = "";
    private double mass;
    private double charge;
    private Vector position = ORIGIN;
    private Vector velocity = ORIGIN;
    private @Nullable JsonLocation place;

    BodyFields(String what) {
      this.what = what;
    }

    void readField(String field) throws InvalidJobFile {
      String path = what + "." + field;
      switch (field) {
        case "name" -> name = json.string(path, SimulatorLimits.bodyNameCharsMax);
        case "mass" -> {
          mass = json.number(path);
          if (mass <= 0) {
            throw json.here("NUMBER_OUT_OF_RANGE", path + " must be more than 0");
          }
        }
        case "charge" -> charge = json.number(path);
        case "position" -> {
          place = json.place();
          position = readVector(path);
        }
        case "velocity" -> velocity = readVector(path);
        default -> throw new IllegalStateException("no reader for " + field);
      }
    }

    private Vector readVector(String path) throws InvalidJobFile {
      double[] components = new double[3];
      int length =
          json.array(
              path,
              index -> {
                // Adding 0.0 turns -0.0 into 0.0, so that equal places are equal vectors.
                double value = json.number(path + "[" + index + "]") + 0.0;
                if (index == 3) {
                  throw json.here("WRONG_LENGTH", path + " has more than three components");
                }
                components[index] = value;
              });
      if (length != 3) {
        throw json.here(
            "WRONG_LENGTH", path + " has " + length + " components; give three: x, y, z");
      }
      return new Vector(components[0], components[1], components[2]);
    }
  }
}
