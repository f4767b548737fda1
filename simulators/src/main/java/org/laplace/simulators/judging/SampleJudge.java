package org.laplace.simulators.judging;

import java.util.Arrays;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.Statistic;
import org.laplace.simulators.Shots;

/**
 * Whether shots fit the outcomes that a circuit should give, at a fidelity that was stated before:
 * a sequential likelihood-ratio test (Wald 1945) of "a share F of the shots is ideal and the rest
 * uniform" against "all are uniform", a bound on how much better than ideal the mean may look, and
 * a count of pairs of equal shots, which finds strings that are repeated or avoided. Definitions
 * and error rates stand in docs/judging.md.
 */
final class SampleJudge {
  /** ln((1 - 1e-6) / 1e-6): where the sequential test ends, either sign. */
  static final double LOG_THRESHOLD = 13.815509557963773;

  /** Below this chi-square distance from uniform outcomes no number of shots tells much. */
  static final double CHI2_MIN = 0.05;

  /** Standard deviations that a figure may be off. */
  static final double DEVIATIONS_MAX = 6;

  /** How far collisions may be off beside that, as real noise is not quite uniform. */
  static final double COLLISION_SLACK = 0.1;

  private static final double FIDELITY_SLACK = 0.001;
  private static final int FIDELITY_PERMILLE_MAX = 999;
  private static final int FIDELITY_CLIP_PERMILLE = 10_000;
  private static final int CLIP = 1_000_000_000;

  private final IdealOutcomes ideal;
  private final double fidelity;
  private final int[] outcomes;

  private SampleJudge(IdealOutcomes ideal, double fidelity, int[] outcomes) {
    this.ideal = ideal;
    this.fidelity = fidelity;
    this.outcomes = outcomes;
  }

  /**
   * Judges.
   *
   * @param shots of as many bits as the circuit has
   * @param fidelityPermille the share of shots that are ideal at least, 1 to 1000
   */
  static Statistic judge(IdealOutcomes ideal, Shots shots, int fidelityPermille) {
    int[] outcomes = new int[shots.count()];
    for (int shot = 0; shot < outcomes.length; shot++) {
      outcomes[shot] = ideal.outcomeOf(shots, shot);
      if (outcomes[shot] < 0) {
        return Statistic.newBuilder().setFinding(Finding.FINDING_UNPROVEN).build();
      }
    }
    double chi2 = ideal.count() * ideal.powerSum(2, 1) - 1;
    if (chi2 < CHI2_MIN || outcomes.length < 2) {
      return Statistic.newBuilder().setFinding(Finding.FINDING_INCONCLUSIVE).build();
    }
    double fidelity = Math.min(fidelityPermille, FIDELITY_PERMILLE_MAX) / 1000.0;
    return new SampleJudge(ideal, fidelity, outcomes).judge(chi2);
  }

  private Statistic judge(double chi2) {
    double estimate = (meanScore() - 1) / chi2;
    double pairs = equalPairs();
    var statistic =
        Statistic.newBuilder()
            .setFidelityPermille(quantised(estimate * 1000, FIDELITY_CLIP_PERMILLE))
            .setLogLikelihoodMilli(quantised(logLikelihood() * 1000, CLIP))
            .setCollisionsPermille(quantised(1000 * pairs / expectedPairs(1), CLIP));
    if (isBetterThanIdeal(estimate, chi2) || !areCollisionsPlausible(pairs)) {
      return statistic.setFinding(Finding.FINDING_UNPROVEN).build();
    }
    return statistic.setFinding(sequentialTest()).build();
  }

  /** The mean of D p(x) over all shots. */
  private double meanScore() {
    double sum = 0;
    for (int outcome : outcomes) {
      sum += ideal.count() * ideal.probability(outcome);
    }
    return sum / outcomes.length;
  }

  private double logLikelihood() {
    double sum = 0;
    for (int outcome : outcomes) {
      sum += logRatio(outcome);
    }
    return sum;
  }

  private double logRatio(int outcome) {
    return StrictMath.log(1 - fidelity + fidelity * ideal.count() * ideal.probability(outcome));
  }

  /**
   * Begins anew whenever it has accepted, so that good shots in front do not cover bad ones behind
   * them.
   */
  private Finding sequentialTest() {
    boolean hasAccepted = false;
    double sum = 0;
    for (int outcome : outcomes) {
      sum += logRatio(outcome);
      if (sum <= -LOG_THRESHOLD) {
        return Finding.FINDING_UNPROVEN;
      }
      if (sum >= LOG_THRESHOLD) {
        hasAccepted = true;
        sum = 0;
      }
    }
    return hasAccepted ? Finding.FINDING_SUPPORTED : Finding.FINDING_INCONCLUSIVE;
  }

  /** Ideal shots have a mean score of 1 + chi2, with this spread. */
  private boolean isBetterThanIdeal(double estimate, double chi2) {
    double dimension = ideal.count();
    double mean = dimension * ideal.powerSum(2, 1);
    double variance = Math.max(0, dimension * dimension * ideal.powerSum(3, 1) - mean * mean);
    double error = StrictMath.sqrt(variance / outcomes.length) / chi2;
    return estimate > 1 + FIDELITY_SLACK + DEVIATIONS_MAX * error;
  }

  /** Not fewer than the stated fidelity leaves, not more than ideal shots have. */
  private boolean areCollisionsPlausible(double pairs) {
    double least =
        (1 - COLLISION_SLACK) * expectedPairs(fidelity)
            - DEVIATIONS_MAX * deviationOfPairs(fidelity);
    // A tenth of the noise may fall on one string, as decay to the ground state does.
    double decay = (1 - fidelity) / 10;
    double most =
        (1 + COLLISION_SLACK) * expectedPairs(1)
            + DEVIATIONS_MAX * deviationOfPairs(1)
            + decay * decay * allPairs();
    return pairs >= least && pairs <= most;
  }

  private double allPairs() {
    return outcomes.length * (outcomes.length - 1.0) / 2;
  }

  private double expectedPairs(double share) {
    return allPairs() * ideal.powerSum(2, share);
  }

  private double deviationOfPairs(double share) {
    double second = ideal.powerSum(2, share);
    double third = ideal.powerSum(3, share);
    double shots = outcomes.length;
    double variance =
        allPairs() * (second - second * second)
            + shots * (shots - 1) * (shots - 2) * Math.max(0, third - second * second);
    return StrictMath.sqrt(variance);
  }

  private double equalPairs() {
    int[] sorted = outcomes.clone();
    Arrays.sort(sorted);
    double pairs = 0;
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        double equal = i - from;
        pairs += equal * (equal - 1) / 2;
        from = i;
      }
    }
    return pairs;
  }

  private static int quantised(double figure, int clip) {
    return (int) Math.max(-clip, Math.min(clip, StrictMath.floor(figure)));
  }
}
