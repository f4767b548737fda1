package org.laplace.simulators.statevector;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.laplace.circuits.Circuit;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.simulators.Observable;
import org.laplace.simulators.Outcome;
import org.laplace.simulators.Sha256;
import org.laplace.simulators.Workers;
import org.laplace.simulators.shots.CircuitExecution;
import org.laplace.simulators.statevector.plan.Plan;

/** All gates once, by a plan, then one observable after the other. */
final class ExpectationExecution extends CircuitExecution {
  private final WorkUnits units;
  private final Plan plan;
  private final Workers workers;
  private final PlannedEvolution evolution;
  private final List<Observable> observables;
  private final double[] values;
  private int done;

  ExpectationExecution(
      Circuit circuit,
      Plan plan,
      List<Observable> observables,
      long workUnitsBudget,
      Kernels kernels,
      Workers workers) {
    super(circuit, 0, 0, workUnitsBudget);
    units = new WorkUnits(circuit.qubits());
    this.plan = plan;
    this.workers = workers;
    this.observables = observables;
    evolution = new PlannedEvolution(plan, kernels, workers);
    values = new double[observables.size()];
  }

  @Override
  protected Optional<Outcome> step() {
    if (!evolution.isDone()) {
      return evolution.step(work);
    }
    Observable next = observables.get(done);
    if (!work.take(Math.multiplyExact(units.ofPauliTerm(), (long) next.terms().size()))) {
      return exhausted();
    }
    // A sum of finite factors may overflow.
    values[done] = new PauliExpectation(evolution.state(), plan.wires(), workers).of(next) + 0.0;
    if (!Double.isFinite(values[done])) {
      return Optional.of(new Outcome.Diverged(circuit.operations().size()));
    }
    done++;
    return done == values.length ? answered() : Optional.empty();
  }

  private Optional<Outcome> answered() {
    var result = CircuitResult.newBuilder();
    for (double value : values) {
      result.addExpectationValues(value);
    }
    return Optional.of(new Outcome.Computed(result.build().toByteString()));
  }

  @Override
  protected void addTo(MessageDigest digest) {
    Sha256.update(digest, evolution.progress());
    Sha256.update(digest, done);
    Sha256.update(digest, values);
    evolution.state().addTo(digest);
  }
}
