package org.laplace.jobs.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.jobs.life.LifeExamples.CLIENT;
import static org.laplace.jobs.life.LifeExamples.MISDECLARED_CLAIM;
import static org.laplace.jobs.life.LifeExamples.RIGHT_CLAIM;
import static org.laplace.jobs.life.LifeExamples.RULES;
import static org.laplace.jobs.life.LifeExamples.TERMS;
import static org.laplace.jobs.life.LifeExamples.WRONG_CLAIM;
import static org.laplace.jobs.life.LifeExamples.address;
import static org.laplace.jobs.life.LifeExamples.agreed;
import static org.laplace.jobs.life.LifeExamples.noAgreement;
import static org.laplace.jobs.life.LifeExamples.offer;
import static org.laplace.jobs.life.LifeExamples.payout;
import static org.laplace.jobs.life.LifeExamples.provider;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.jobs.life.JobState.Ended;
import org.laplace.jobs.life.Transition.Applied;
import org.laplace.ledger.message.Verdict;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;

/** Whatever happens, in whatever order. A seed names a run of thousands of events. */
final class JobLifePropertyTest {
  private static final int LIVES = 400;
  private static final int EVENTS_PER_LIFE_MAX = 400;
  private static final JobLife LIFE = new JobLife(TERMS, RULES);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyLifeKeepsItsBooks(long seed) {
    Random random = new Random(seed);
    for (int life = 0; life < LIVES; life++) {
      Books books = new Books();
      JobState state = new JobState.Open(List.of());
      long height = TERMS.openedHeight();
      for (int i = 0; i < EVENTS_PER_LIFE_MAX && !(state instanceof Ended); i++) {
        height += random.nextInt(3);
        state = books.after(state, event(state, height, random));
      }
      // Height alone ends what events have not.
      while (!(state instanceof Ended)) {
        height = Math.max(height, state.exitHeight(TERMS).orElseThrow());
        Transition out = LIFE.next(state, new JobEvent.ExitReached(height));
        state = books.carryOut(state, assertApplied(out));
      }
      books.assertClosed();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void noEventThrowsInAnyStateAndAnEndedJobStaysAsItIs(long seed) {
    Random random = new Random(seed);
    JobState state = new JobState.Open(List.of());
    for (int i = 0; i < 20_000; i++) {
      if (LIFE.next(state, event(state, random.nextInt(200), random)) instanceof Applied applied) {
        assertFalse(state instanceof Ended, "an ended job moved");
        state = applied.state();
      }
      if (state instanceof Ended && random.nextInt(20) == 0) {
        state = new JobState.Open(List.of());
      }
    }
  }

  private static Applied assertApplied(Transition transition) {
    assertTrue(transition instanceof Applied, () -> "no exit by height: " + transition);
    return (Applied) transition;
  }

  private static JobEvent event(JobState state, long height, Random random) {
    int attempt = Math.max(1, state.attempts().size() - random.nextInt(5) / 4);
    Address sender = random.nextInt(5) == 0 ? address(random.nextInt(9)) : provider(attempt);
    return switch (random.nextInt(10)) {
      case 0, 1 -> new JobEvent.Matched(attempt(state.attempts().size() + 1, height, random));
      case 2 -> new JobEvent.CancelAsked(random.nextInt(6) == 0 ? CLIENT : sender, height);
      case 3, 4 -> new JobEvent.ResultClaimed(attempt, sender, claim(random), height);
      case 5 -> new JobEvent.Declined(attempt, sender, height);
      case 6 -> new JobEvent.AuditStarted(attempt, height);
      case 7 -> new JobEvent.VerdictGiven(attempt, verdict(random), height);
      case 8 -> new JobEvent.ExitReached(height);
      default -> new JobEvent.ProviderConvicted(random.nextInt((int) height + 1), height);
    };
  }

  private static Attempt attempt(int number, long height, Random random) {
    long price = random.nextLong(1, 1_201);
    return Attempt.assigned(
        number,
        offer(number),
        provider(number),
        payout(number),
        Amount.of(price),
        Amount.of(30 * price),
        height,
        height + 1 + random.nextInt(20));
  }

  private static Claim claim(Random random) {
    return List.of(RIGHT_CLAIM, WRONG_CLAIM, MISDECLARED_CLAIM).get(random.nextInt(3));
  }

  private static Verdict verdict(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> noAgreement();
      case 1 -> agreed(MISDECLARED_CLAIM);
      default -> agreed(RIGHT_CLAIM);
    };
  }

  /** Follows the money of one life. */
  private static final class Books {
    private Amount escrow = TERMS.escrow();
    private Amount spent = Amount.ZERO;
    private int emptied;
    private final SortedMap<Hash, Integer> locks = new TreeMap<>();

    JobState after(JobState state, JobEvent event) {
      return switch (LIFE.next(state, event)) {
        case Transition.Refused _ -> state;
        case Applied applied -> {
          assertSlashedExactlyWhenWrong(state, event, applied);
          yield carryOut(state, applied);
        }
      };
    }

    JobState carryOut(JobState before, Applied applied) {
      for (Move move : applied.moves()) {
        switch (move) {
          case Move.OfEscrow payment -> {
            // Amounts are never negative, so nobody takes more than there is.
            escrow = escrow.minus(payment.amount());
            spent = spent.plus(payment.amount());
          }
          case Move.LockBond lock -> locks.merge(lock.offer(), 1, Integer::sum);
          case Move.ReleaseBond _, Move.PenaliseBond _, Move.ForfeitBond _ ->
              locks.merge(((Move.OfBond) move).offer(), -1, Integer::sum);
        }
      }
      if (applied.state() instanceof Ended) {
        emptied++;
        assertEquals(Amount.ZERO, escrow, () -> "left in the purse of " + applied.state());
      }
      int held = applied.state().atStake().isPresent() ? 1 : 0;
      assertEquals(held, locks.values().stream().mapToInt(Integer::intValue).sum());
      assertTrue(locks.values().stream().allMatch(count -> count >= 0));
      assertTrue(applied.state().attempts().size() >= before.attempts().size());
      return applied.state();
    }

    void assertClosed() {
      assertEquals(1, emptied);
      assertEquals(TERMS.escrow(), spent);
      assertTrue(locks.values().stream().allMatch(count -> count == 0));
    }

    private static void assertSlashedExactlyWhenWrong(
        JobState state, JobEvent event, Applied applied) {
      boolean slashed = applied.moves().stream().anyMatch(Move.ForfeitBond.class::isInstance);
      boolean convicted =
          applied.effects().stream()
              .anyMatch(
                  effect ->
                      effect instanceof Effect.RecordDeed recorded
                          && recorded.deed() == Effect.Deed.CONVICTED);
      boolean wrong =
          event instanceof JobEvent.VerdictGiven given
              && state instanceof JobState.Audit audit
              && isAnother(given.verdict().agreedRoot(), audit.running().claim().root());
      assertEquals(wrong, slashed);
      assertEquals(wrong, convicted);
    }

    private static boolean isAnother(Optional<Hash> agreed, Hash claimed) {
      return agreed.isPresent() && !agreed.get().equals(claimed);
    }
  }
}
