package org.laplace.simulators.particles.job;

import java.util.Optional;
import java.util.Set;
import org.laplace.simulators.SimulatorLimits;
import org.laplace.simulators.jobfile.Fields;
import org.laplace.simulators.jobfile.InvalidJobFile;
import org.laplace.simulators.jobfile.JobDocument;
import org.laplace.simulators.jobfile.Value;

/** Reads a particle job file. */
public final class ParticleJobReader {
  private static final Set<String> REQUIRED =
      Set.of("law", "units", "bodies", "integrator", "dt", "steps");
  private static final Set<String> OPTIONAL =
      Set.of("description", "softening", "box", "seed", "output");

  private ParticleJobReader() {}

  /**
   * The job that the text describes.
   *
   * @throws InvalidJobFile at the first mistake
   */
  public static ParticleJob read(String text) throws InvalidJobFile {
    Fields job = JobDocument.read(text).fields(REQUIRED, OPTIONAL);
    if (job.has("description")) {
      job.get("description").text(SimulatorLimits.jobFileTextCharsMax);
    }
    Units units = units(job.get("units"));
    Laws laws = LawsReader.read(job);
    Integrator integrator = integrator(job.get("integrator"), laws);
    double dt = dt(job.get("dt"));
    long steps = job.get("steps").count(1, SimulatorLimits.stepsMax);
    var reader = new BodiesReader(units, seed(job));
    Bodies bodies = reader.read(job.get("bodies"));
    if (units == Units.NATURAL && laws.gravity() && reader.namesKinds()) {
      throw job.get("law")
          .error(
              "GRAVITY_OF_MEV",
              "In natural units the constant of gravity is 1, which is meaningless beside masses in"
                  + " MeV; use SI, or leave gravity out");
    }
    Optional<Vector> box = BoxReader.read(job, laws, reader.lattice());
    Placed.check(job, bodies, laws, box);
    Output output = OutputReader.read(job, bodies.count(), steps);
    return new ParticleJob(units, laws, box, integrator, bodies, dt, steps, output);
  }

  private static Units units(Value value) throws InvalidJobFile {
    return value.choice(Units.SI.text(), Units.NATURAL.text()).equals(Units.SI.text())
        ? Units.SI
        : Units.NATURAL;
  }

  private static Integrator integrator(Value value, Laws laws) throws InvalidJobFile {
    String text =
        value.choice(
            Integrator.VELOCITY_VERLET.text(),
            Integrator.YOSHIDA_4.text(),
            Integrator.BORIS.text());
    boolean isBoris = text.equals(Integrator.BORIS.text());
    if (isBoris != laws.magneticField().isPresent()) {
      throw value.error(
          "WRONG_INTEGRATOR",
          isBoris
              ? "\"boris\" rotates velocities about a magnetic field; name the law magnetic-field,"
                  + " or another integrator"
              : "A magnetic field needs the integrator \"boris\"");
    }
    if (isBoris) {
      return Integrator.BORIS;
    }
    return text.equals(Integrator.YOSHIDA_4.text())
        ? Integrator.YOSHIDA_4
        : Integrator.VELOCITY_VERLET;
  }

  private static double dt(Value value) throws InvalidJobFile {
    double dt = value.number();
    if (dt == 0) {
      throw value.error("ZERO_DT", "dt is 0, so that no time would pass; give a time step");
    }
    return dt;
  }

  private static Optional<Long> seed(Fields job) throws InvalidJobFile {
    return job.has("seed")
        ? Optional.of(job.get("seed").count(0, SimulatorLimits.jobFileSeedMax))
        : Optional.empty();
  }
}
