package org.laplace.primitives.light;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.types.SignedHeader;

/**
 * A validator set that somebody trusts, and for how long. While its members still have their stake
 * at risk, at most 1/3 of its power is assumed to lie, so a later header that more than 1/3 of it
 * signed has at least one honest signer, whatever set the header names (the skipping rule of
 * CometBFT's light client; Braithwaite and others: A Tendermint Light Client, arXiv 2010.07031).
 *
 * @param time of the header that the set comes from
 * @param trustingPeriod shorter than the time that unbonding takes
 */
public record TrustedSet(ValidatorSet set, Instant time, Duration trustingPeriod) {
  /** How far a header's time may be ahead of the verifier's clock. */
  private static final Duration CLOCK_DRIFT_MAX = Duration.ofSeconds(10);

  /** Checks that this set vouches for a header of the same chain at the verifier's time. */
  public Optional<Rejection> checkReaches(
      String chainId, SignedHeader signed, VerifiedHeader header, Instant now) {
    if (!now.isBefore(time.plus(trustingPeriod))) {
      return untrusted(
          "the trusted validator set is from "
              + time
              + " and its trusting period of "
              + trustingPeriod
              + " is over; learn a newer one from somebody you trust");
    }
    if (header.time().isAfter(now.plus(CLOCK_DRIFT_MAX))) {
      return untrusted(
          "the header's time, " + header.time() + ", is in the future; check the clock");
    }
    if (header.time().isBefore(time)) {
      return untrusted(
          "the header is older than the trusted validator set; trust its own set by its hash");
    }
    SignedPower power = Commits.powerOf(chainId, signed.getCommit(), set);
    if (!power.isMoreThanOneThird()) {
      return untrusted(
          "of the trusted validator set, "
              + power
              + " voting power signed the header; more than 1/3 is needed: learn a newer set");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> untrusted(String text) {
    return Optional.of(new Rejection(Code.UNTRUSTED_VALIDATORS, text));
  }
}
