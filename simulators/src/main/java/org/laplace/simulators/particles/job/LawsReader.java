package org.laplace.simulators.particles.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.Value;

/** Reads {@code law}: a name, a list of names, or a mapping of names to what they need. */
final class LawsReader {
  private static final String GRAVITY = "gravity";
  private static final String COULOMB = "coulomb";
  private static final String LENNARD_JONES = "lennard-jones";
  private static final String MAGNETIC_FIELD = "magnetic-field";
  private static final String TRAP = "harmonic-trap";
  private static final Set<String> NAMES =
      Set.of(GRAVITY, COULOMB, LENNARD_JONES, MAGNETIC_FIELD, TRAP);
  private static final int REBUILD_STEPS = 5;
  private static final int REBUILD_STEPS_MAX = 1000;

  private LawsReader() {}

  static Laws read(Fields job) throws InvalidJobFile {
    Value law = job.get("law");
    Map<String, Value> named = named(law);
    Value softening = job.find("softening").orElse(null);
    boolean isLongRange = named.containsKey(GRAVITY) || named.containsKey(COULOMB);
    if (softening != null && !isLongRange) {
      throw softening.error(
          "UNUSED_FIELD", "softening belongs to gravity and coulomb, and neither acts; remove it");
    }
    return new Laws(
        isPlain(named, GRAVITY),
        isPlain(named, COULOMB),
        softening == null ? 0 : softening.notNegative(),
        named.containsKey(LENNARD_JONES)
            ? Optional.of(lennardJones(with(named, LENNARD_JONES)))
            : Optional.empty(),
        named.containsKey(MAGNETIC_FIELD)
            ? Optional.of(Vector.of(with(named, MAGNETIC_FIELD).numbers(3)))
            : Optional.empty(),
        named.containsKey(TRAP) ? Optional.of(trap(with(named, TRAP))) : Optional.empty());
  }

  private static Map<String, Value> named(Value law) throws InvalidJobFile {
    var named = new LinkedHashMap<String, Value>();
    if (law.isMapping()) {
      Fields fields = law.fields(Set.of(), NAMES);
      for (String name : fields.names()) {
        named.put(name, fields.get(name));
      }
    } else if (law.isList()) {
      for (Value element : law.list()) {
        String name = plainName(element);
        if (named.put(name, element) != null) {
          throw element.error("DUPLICATE_LAW", "law names \"" + name + "\" twice");
        }
      }
    } else {
      named.put(plainName(law), law);
    }
    if (named.isEmpty()) {
      throw law.error("NO_LAW", "law is empty; name one of gravity, coulomb, lennard-jones, ...");
    }
    return named;
  }

  private static String plainName(Value value) throws InvalidJobFile {
    String name = value.choice(GRAVITY, COULOMB, LENNARD_JONES, MAGNETIC_FIELD, TRAP);
    if (!name.equals(GRAVITY) && !name.equals(COULOMB)) {
      throw value.error(
          "MISSING_FIELD",
          "law "
              + name
              + " needs numbers; write law as a mapping, for example {"
              + name
              + ": ...}");
    }
    return name;
  }

  /** Whether a law without numbers is there. */
  private static boolean isPlain(Map<String, Value> named, String name) throws InvalidJobFile {
    Value value = named.get(name);
    if (value != null && value.isMapping()) {
      value.fields(Set.of(), Set.of());
    } else if (value != null && !value.isNothing()) {
      value.choice(name);
    }
    return value != null;
  }

  private static Value with(Map<String, Value> named, String name) {
    Value value = named.get(name);
    if (value == null) {
      throw new IllegalStateException("no law " + name);
    }
    return value;
  }

  private static LennardJones lennardJones(Value value) throws InvalidJobFile {
    Fields fields =
        value.fields(
            Set.of("epsilon", "sigma", "cutoff"), Set.of("skin", "rebuild-steps", "shifted"));
    double sigma = fields.get("sigma").positive();
    double cutoff = fields.get("cutoff").positive();
    Value skin = fields.find("skin").orElse(null);
    Value rebuild = fields.find("rebuild-steps").orElse(null);
    Value shifted = fields.find("shifted").orElse(null);
    var lennardJones =
        new LennardJones(
            fields.get("epsilon").positive(),
            sigma,
            cutoff,
            skin == null ? SimulatorLimits.lennardJonesSkinSigmas * sigma : skin.notNegative(),
            rebuild == null ? REBUILD_STEPS : (int) rebuild.count(1, REBUILD_STEPS_MAX),
            shifted != null && shifted.flag());
    double reach = lennardJones.reach();
    if (!Double.isFinite(reach * reach * reach) || reach * reach * reach == 0) {
      throw value.error("NUMBER_OUT_OF_RANGE", "cutoff and skin are too large or too small");
    }
    return lennardJones;
  }

  private static HarmonicTrap trap(Value value) throws InvalidJobFile {
    Fields fields = value.fields(Set.of("stiffness"), Set.of("center"));
    return new HarmonicTrap(
        Vector.of(fields.get("stiffness").numbers(3)),
        fields.has("center") ? Vector.of(fields.get("center").numbers(3)) : Vector.ZERO);
  }
}
