package org.laplace.jobs.state;

import org.laplace.jobs.life.Effect;
import org.laplace.primitives.Address;

/**
 * What a provider has done so far.
 *
 * @param epoch of {@code epochDeclines} and {@code epochConvictions}
 * @param convictedHeight of the last conviction; payouts that were vesting then are void. 0: never
 */
public record ProviderRecord(
    Address address,
    long jobsFinal,
    long jobsRejected,
    long deadlinesMissed,
    long declines,
    long epoch,
    int epochDeclines,
    int epochConvictions,
    long convictedHeight) {

  public static ProviderRecord blank(Address address) {
    return new ProviderRecord(address, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The same record, with the counters of an epoch. */
  public ProviderRecord inEpoch(long now) {
    return now == epoch
        ? this
        : new ProviderRecord(
            address,
            jobsFinal,
            jobsRejected,
            deadlinesMissed,
            declines,
            now,
            0,
            0,
            convictedHeight);
  }

  /**
   * The record after a deed.
   *
   * @param now the epoch
   */
  ProviderRecord with(Effect.Deed deed, long now, long height) {
    ProviderRecord is = inEpoch(now);
    return switch (deed) {
      case FINISHED -> is.counted(1, 0, 0, 0, convictedHeight);
      case CONVICTED -> is.counted(0, 1, 0, 0, height);
      case MISSED_DEADLINE -> is.counted(0, 0, 1, 0, convictedHeight);
      case DECLINED -> is.counted(0, 0, 0, 1, convictedHeight);
    };
  }

  private ProviderRecord counted(
      int finished, int rejected, int missed, int declined, long convicted) {
    return new ProviderRecord(
        address,
        Math.addExact(jobsFinal, finished),
        Math.addExact(jobsRejected, rejected),
        Math.addExact(deadlinesMissed, missed),
        Math.addExact(declines, declined),
        epoch,
        Math.addExact(epochDeclines, declined),
        Math.addExact(epochConvictions, rejected),
        convicted);
  }
}
