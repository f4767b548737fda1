package org.laplace.jobs.action;

import java.util.Optional;
import java.util.stream.Collectors;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Params;

/** The engines that a network accepts. */
final class Engines {
  private Engines() {}

  static Optional<EngineParams> find(Params params, String name) {
    return params.getEnginesList().stream()
        .filter(engine -> engine.getEngine().equals(name))
        .findFirst();
  }

  static Optional<Rejection> unknown(Params params, String name) {
    String known =
        params.getEnginesList().stream()
            .map(EngineParams::getEngine)
            .collect(Collectors.joining(", "));
    return Checks.rejected(
        Code.UNKNOWN_ENGINE,
        "this network does not accept the engine '" + name + "'; it accepts: " + known);
  }
}
