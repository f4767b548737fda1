package org.laplace.ledger.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.tiny.MemoryState;
import org.laplace.ledger.tiny.RandomTransactions;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.Amount;

/** Design section 9, invariants 1 and 2, over blocks from a seed. */
final class RandomBlocksTest {
  @Test
  void theSumHoldsAfterEveryOfThousandsOfRandomBlocks() {
    long applied = 0;
    long partial = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      RandomTransactions people = new RandomTransactions(random, 4);
      TinyChain chain = new TinyChain(TinyChain.genesis(people.array()).build());
      for (int block = 0; block < 100; block++) {
        // The chain counts the supply again from all leaves after each block.
        BlockOutcome outcome = chain.run(people.block(chain, random.nextInt(5)));
        applied += outcome.results().stream().filter(each -> each.rejection().isEmpty()).count();
        partial +=
            outcome.results().stream().filter(each -> !each.refusedActions().isEmpty()).count();
      }
    }
    assertTrue(applied > 500 && partial > 100, applied + " applied, " + partial + " partial");
  }

  @Test
  void theSameBlockHasTheSameOutcomeWithAColdAndAWarmSignatureCache() {
    for (long seed = 1; seed <= 10; seed++) {
      Random random = new Random(seed);
      RandomTransactions people = new RandomTransactions(random, 4);
      TinyChain chain = new TinyChain(TinyChain.genesis(people.array()).build());
      for (int block = 0; block < 15; block++) {
        List<ByteString> transactions = people.block(chain, 6);
        BlockOutcome first = chain.execute(transactions);
        assertEquals(first, chain.execute(transactions), "again, warm");
        assertEquals(first, chain.executeCold(transactions), "cold");
        assertEquals(first, chain.run(transactions));
      }
    }
  }

  @Test
  void settlementLowersNoFreeBalance() {
    for (long seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      RandomTransactions people = new RandomTransactions(random, 4);
      TinyChain chain = new TinyChain(TinyChain.genesis(people.array()).build());
      for (int block = 0; block < 20; block++) {
        List<ByteString> transactions = people.block(chain, 6);
        MemoryState before = chain.state();
        // What the lanes alone leave behind: the same block with messages that settle to nothing.
        MemoryState lanes =
            before.with(
                new BlockExecutor(
                        chain.checks(),
                        (_, settlement) -> {
                          settlement.burn(Settlement.HELD, settlement.holds(Settlement.HELD));
                          return Optional.empty();
                        },
                        List.of(),
                        List.of())
                    .execute(chain.block(transactions), before)
                    .changes());
        chain.run(transactions);
        for (StateEntry entry : lanes.scan(LedgerKeys.ACCOUNTS, Integer.MAX_VALUE)) {
          Amount afterLanes = Account.CODEC.decode(entry.value()).balance();
          Amount afterSettlement =
              Account.CODEC.decode(chain.state().read(entry.key()).orElseThrow()).balance();
          assertTrue(!afterSettlement.isLessThan(afterLanes), "seed " + seed);
        }
      }
    }
  }
}
