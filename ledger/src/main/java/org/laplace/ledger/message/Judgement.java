package org.laplace.ledger.message;

import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.Statistic;

/**
 * What judging a quantum computer's result came to, in integers; {@code Statistic} on the wire says
 * what each of them is.
 *
 * @param finding never unspecified
 */
public record Judgement(
    Finding finding, int fidelityPermille, int logLikelihoodMilli, int collisionsPermille) {

  /** Reads one whose finding is known; nothing is assumed of the others. */
  public static Judgement of(Statistic wire) {
    return new Judgement(
        wire.getFinding(),
        wire.getFidelityPermille(),
        wire.getLogLikelihoodMilli(),
        wire.getCollisionsPermille());
  }

  public Statistic toWire() {
    return Statistic.newBuilder()
        .setFinding(finding)
        .setFidelityPermille(fidelityPermille)
        .setLogLikelihoodMilli(logLikelihoodMilli)
        .setCollisionsPermille(collisionsPermille)
        .build();
  }
}
