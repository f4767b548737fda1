package org.laplace.simulators.particles.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;
import org.laplace.simulators.particles.job.Bodies.Column;

/**
 * Reads {@code bodies}: each entry says what (mass and charge, or kinds of particles), where, and
 * how fast, for one body or for many.
 */
final class BodiesReader {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "mass",
          "charge",
          "kind",
          "particles",
          "position",
          "positions",
          "ring",
          "lattice",
          "ball",
          "velocity",
          "velocities",
          "temperature");
  private static final Pattern PARTICLES = Pattern.compile("([1-9][0-9]{0,6}) +([A-Za-z-]+)");

  private final Units units;
  private final Optional<Long> seed;
  private final Bodies bodies = new Bodies();
  private int lattices;
  private @Nullable Vector lattice;
  private boolean namesKinds;

  BodiesReader(Units units, Optional<Long> seed) {
    this.units = units;
    this.seed = seed;
  }

  Bodies read(Value value) throws InvalidJobFile {
    List<Value> entries = value.list();
    if (entries.isEmpty()) {
      throw value.error("NO_BODIES", "bodies is empty; give at least one");
    }
    for (Value entry : entries) {
      readEntry(entry.fields(Set.of(), FIELDS));
    }
    return bodies;
  }

  /** What the only lattice fills; empty if there is none, or more than one. */
  Optional<Vector> lattice() {
    return lattices == 1 ? Optional.ofNullable(lattice) : Optional.empty();
  }

  /** Whether a body is an elementary particle. */
  boolean namesKinds() {
    return namesKinds;
  }

  private void readEntry(Fields entry) throws InvalidJobFile {
    Value what = one(entry, "mass", "kind", "particles");
    Value where = one(entry, "position", "positions", "ring", "lattice", "ball");
    Placement placement = placement(entry, where);
    int first = bodies.count();
    if (placement.count() > SimulatorLimits.bodiesMax - first) {
      throw where.error(
          "TOO_MANY_BODIES", "At most " + SimulatorLimits.bodiesMax + " bodies are taken");
    }
    if (entry.has("particles")) {
      readParticles(entry, what, placement.count());
    } else {
      readEqual(entry, what, placement.count());
    }
    placement.place(bodies, first);
    readVelocities(entry, placement, first);
  }

  private Placement placement(Fields entry, Value where) throws InvalidJobFile {
    if (entry.has("position")) {
      return Placement.listed(List.of(Vector.of(where.numbers(3))));
    }
    if (entry.has("positions")) {
      return Placement.listed(vectors(where));
    }
    if (entry.has("ring")) {
      return Ring.read(where);
    }
    if (entry.has("ball")) {
      return Ball.read(where, drawing(entry, "a ball"));
    }
    Lattice read = Lattice.read(where);
    lattices++;
    lattice = read.sides();
    return read;
  }

  private void readEqual(Fields entry, Value what, int count) throws InvalidJobFile {
    String name = entry.has("name") ? entry.get("name").text(SimulatorLimits.bodyNameCharsMax) : "";
    double mass;
    double charge;
    if (entry.has("kind")) {
      refuse(entry, "charge", "A kind has its charge");
      ElementaryParticle.Kind kind = kind(what, what.text(SimulatorLimits.jobFileTextCharsMax));
      mass = kind.mass(units);
      charge = kind.charge(units);
      name = name.isEmpty() ? kind.text() : name;
    } else {
      mass = what.positive();
      charge = entry.has("charge") ? entry.get("charge").number() : 0;
    }
    append(count, name, mass, charge);
  }

  private void readParticles(Fields entry, Value what, int places) throws InvalidJobFile {
    refuse(entry, "charge", "Particles have their charge");
    refuse(entry, "name", "Particles have their names");
    int count = 0;
    for (String part : what.text(SimulatorLimits.jobFileTextCharsMax).split(",", -1)) {
      Matcher matcher = PARTICLES.matcher(part.strip());
      if (!matcher.matches()) {
        throw what.error(
            "UNKNOWN_VALUE",
            what.path() + " must be numbers and kinds, for example 2 electron, 1 muon");
      }
      int number = Integer.parseInt(matcher.group(1));
      ElementaryParticle.Kind kind = kind(what, matcher.group(2));
      count += number;
      if (count > places) {
        break;
      }
      append(number, kind.text(), kind.mass(units), kind.charge(units));
    }
    if (count != places) {
      throw what.error(
          "WRONG_LENGTH",
          what.path() + " names " + count + " or more, and there are " + places + " places");
    }
  }

  private ElementaryParticle.Kind kind(Value value, String text) throws InvalidJobFile {
    Optional<ElementaryParticle.Kind> kind = ElementaryParticle.kind(text);
    if (kind.isEmpty()) {
      var known = new ArrayList<String>();
      for (ElementaryParticle particle : ElementaryParticle.values()) {
        known.add(particle.text());
      }
      throw value.error(
          "UNKNOWN_KIND",
          value.path()
              + " names an unknown kind; known, also with anti- before: "
              + String.join(", ", known));
    }
    if (kind.get().mass(units) == 0) {
      throw value.error(
          "MASSLESS_BODY",
          "A " + kind.get().text() + " has no mass here, and Newton's laws need one");
    }
    namesKinds = true;
    return kind.get();
  }

  private void append(int count, String name, double mass, double charge) {
    int first = bodies.count();
    bodies.grow(count, i -> name);
    for (int i = first; i < first + count; i++) {
      bodies.set(Column.MASS, i, mass);
      bodies.set(Column.CHARGE, i, charge);
    }
  }

  private void readVelocities(Fields entry, Placement placement, int first) throws InvalidJobFile {
    if (placement.givesVelocities()) {
      for (String field : List.of("velocity", "velocities", "temperature")) {
        refuse(entry, field, "A ring has its speed");
      }
      return;
    }
    Value value = one(entry, "velocity", "velocities", "temperature");
    int count = placement.count();
    if (entry.has("temperature")) {
      double temperature = value.notNegative();
      Maxwell.set(
          bodies, first, count, units.boltzmann() * temperature, drawing(entry, "a temperature"));
    } else if (entry.has("velocity")) {
      Vector velocity = Vector.of(value.numbers(3));
      for (int i = first; i < first + count; i++) {
        bodies.setVelocity(i, velocity.x(), velocity.y(), velocity.z());
      }
    } else {
      List<Vector> velocities = vectors(value);
      if (velocities.size() != count) {
        throw value.error(
            "WRONG_LENGTH",
            value.path() + " has " + velocities.size() + " vectors for " + count + " bodies");
      }
      for (int i = 0; i < count; i++) {
        Vector velocity = velocities.get(i);
        bodies.setVelocity(first + i, velocity.x(), velocity.y(), velocity.z());
      }
    }
  }

  private static List<Vector> vectors(Value value) throws InvalidJobFile {
    var vectors = new ArrayList<Vector>();
    for (Value element : value.list()) {
      vectors.add(Vector.of(element.numbers(3)));
    }
    return vectors;
  }

  private long drawing(Fields entry, String what) throws InvalidJobFile {
    return seed.orElseThrow(
        () ->
            entry.error(
                "MISSING_FIELD",
                "Field \"seed\" of the job is missing: " + what + " draws random numbers"));
  }

  /** The only one of the fields that is there. */
  private static Value one(Fields entry, String... names) throws InvalidJobFile {
    Value found = null;
    for (String name : names) {
      if (entry.has(name)) {
        if (found != null) {
          throw entry
              .get(name)
              .error("CONFLICTING_FIELDS", "Give only one of " + String.join(", ", names));
        }
        found = entry.get(name);
      }
    }
    if (found == null) {
      throw entry.error(
          "MISSING_FIELD", "A body needs one of these fields: " + String.join(", ", names));
    }
    return found;
  }

  private static void refuse(Fields entry, String name, String reason) throws InvalidJobFile {
    if (entry.has(name)) {
      throw entry.get(name).error("CONFLICTING_FIELDS", reason + "; remove " + name);
    }
  }
}
