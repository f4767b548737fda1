package org.laplace.jobs.life;

import java.math.BigInteger;
import java.util.Optional;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Params;

/**
 * The chain's parameters, as the market applies them.
 *
 * @param premiumPermille share of a price that pays for checking
 * @param deposit beside price and premium
 * @param cancelFee burnt
 * @param misdeclaredFee for the provider
 * @param bondMultipleMin how many times the price a slot's bond is at least
 * @param latePenaltyPermille share of a bond that is burnt for a missed deadline
 */
public record JobRules(
    long premiumPermille,
    Amount deposit,
    Amount cancelFee,
    Amount misdeclaredFee,
    long bondMultipleMin,
    long workUnitsPerBlock,
    long deadlineBaseBlocks,
    long declineWindowBlocks,
    long declinesPerEpochMax,
    long auditWindowBlocks,
    long challengeWindowBlocks,
    long latePenaltyPermille,
    long epochBlocks) {
  private static final long MEGA_WORK = 1_000_000;

  public static JobRules of(Params params) {
    return new JobRules(
        params.getPremiumPermille(),
        Amount.of(params.getJobDeposit()),
        Amount.of(params.getCancelFee()),
        Amount.of(params.getMisdeclaredFee()),
        params.getBondMultipleMin(),
        params.getWorkUnitsPerBlock(),
        params.getDeadlineBaseBlocks(),
        params.getDeclineWindowBlocks(),
        params.getDeclinesPerEpochMax(),
        params.getAuditWindowBlocks(),
        params.getChallengeWindowBlocks(),
        params.getLatePenaltyPermille(),
        params.getEpochBlocks());
  }

  /** What checking a result of this price costs, rounded up. */
  public Amount premium(Amount price) {
    return price.shareRoundedUp(premiumPermille, 1000);
  }

  /** What a missed deadline costs, rounded up. */
  public Amount latePenalty(Amount bond) {
    return bond.shareRoundedUp(latePenaltyPermille, 1000);
  }

  /**
   * What an offer asks for a job: rounded up, at least 1 micro-LAP; empty when that is more than an
   * amount can be.
   *
   * @param pricePerMegaWork micro-LAP for a million work units
   */
  public static Optional<Amount> price(Amount pricePerMegaWork, long workUnits) {
    BigInteger[] parts =
        BigInteger.valueOf(pricePerMegaWork.microLap())
            .multiply(BigInteger.valueOf(workUnits))
            .divideAndRemainder(BigInteger.valueOf(MEGA_WORK));
    BigInteger rounded = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    return rounded.bitLength() < Long.SIZE
        ? Optional.of(Amount.of(Math.max(1, rounded.longValueExact())))
        : Optional.empty();
  }

  /** Whether a slot's bond is enough for a job of this price. */
  public boolean bondCovers(Amount bond, Amount price) {
    return bond.microLap() / bondMultipleMin >= price.microLap();
  }

  /**
   * How long a provider has for a job.
   *
   * @param turnaroundBlocks what his offer says; 0: the chain's reference rate decides
   */
  public long deadlineBlocks(long turnaroundBlocks, long workUnits) {
    return turnaroundBlocks > 0
        ? turnaroundBlocks
        : Math.addExact(deadlineBaseBlocks, Math.ceilDiv(workUnits, workUnitsPerBlock));
  }

  public long epochOf(long height) {
    return height / epochBlocks;
  }
}
