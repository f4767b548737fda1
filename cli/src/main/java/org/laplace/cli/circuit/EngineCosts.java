package org.laplace.cli.circuit;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.SortedMap;
import org.laplace.simulators.EngineCatalog;
import org.laplace.simulators.EngineId;
import org.laplace.simulators.JobClass;
import org.laplace.simulators.Preparation;
import org.laplace.simulators.Program;

/** What each engine for circuits says about a program. */
final class EngineCosts {
  private EngineCosts() {}

  /** One engine's answer. */
  record EngineCost(EngineId engine, Preparation preparation) {}

  /** The answers, in the order of the engines' names. */
  static List<EngineCost> of(ByteString source, int shots, SortedMap<String, Double> inputs) {
    return EngineCatalog.standard().engines().stream()
        .filter(engine -> engine.jobClass() == JobClass.CIRCUIT)
        .map(
            engine ->
                new EngineCost(
                    engine.id(),
                    engine.prepare(
                        new Program(JobClass.CIRCUIT, engine.id(), source, shots, 0, inputs))))
        .toList();
  }
}
