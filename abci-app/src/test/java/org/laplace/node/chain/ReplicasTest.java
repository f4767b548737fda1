package org.laplace.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.storage.StateStore;
import org.laplace.primitives.Code;
import org.laplace.proto.abci.ExecTxResult;
import org.laplace.proto.abci.ResponseFinalizeBlock;
import org.laplace.proto.v1.TransactionResult;

/** The same block, the same outcome: on every replica, however it came there. */
class ReplicasTest {
  private static final int BLOCKS = 40;
  private static final int TXS_PER_BLOCK = 15;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatOneReplicaProposesEveryOtherAccepts(long seed) throws IOException {
    RandomTraffic traffic = new RandomTraffic(seed);
    int proposed = 0;
    try (Replica proposer = genesis();
        Replica other = genesis()) {
      for (long height = 1; height <= BLOCKS; height++) {
        traffic.next(proposer.chain(), TXS_PER_BLOCK).forEach(proposer::insert);
        List<ByteString> txs = proposer.prepare(height);
        proposed += txs.size();
        String where = "seed " + seed + ", height " + height;
        assertTrue(other.accepts(height, txs), where);
        assertEquals(proposer.run(height, txs), other.run(height, txs), where);
      }
    }
    assertTrue(proposed > BLOCKS, "the blocks are not empty: " + proposed);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aBlockOfAnyBytesHasOneOutcomeHoweverOftenItRuns(long seed) throws IOException {
    RandomTraffic traffic = new RandomTraffic(seed);
    Set<String> seen = new TreeSet<>();
    try (Replica first = genesis();
        Replica cold = genesis()) {
      for (long height = 1; height <= BLOCKS; height++) {
        List<ByteString> txs = traffic.next(first.chain(), TXS_PER_BLOCK);
        txs.forEach(first::insert);
        boolean judged = first.accepts(height, txs);
        ResponseFinalizeBlock once = first.finalizeBlock(height, txs);
        // Another round may have been run before; what counts is the block run last.
        first.finalizeBlock(height, List.of());
        assertEquals(once, first.run(height, txs), "seed " + seed + ", again, judged " + judged);
        // No mempool, no cached signatures, no ProcessProposal.
        assertEquals(once, cold.run(height, txs), "seed " + seed + ", cold, height " + height);
        requireWellFormed(once, txs);
        once.getEventsList().forEach(event -> seen.add(event.getType()));
        requireBalanced(first.chain());
      }
    }
    assertTrue(
        seen.containsAll(List.of("job", "offer", "attested", "verdict")),
        () -> "the market does not come to life: " + seen);
  }

  @Test
  void aReplicaThatIsOpenedAgainGoesOnWithTheSameHashes() throws IOException {
    RandomTraffic traffic = new RandomTraffic(7);
    List<List<ByteString>> blocks = new ArrayList<>();
    List<ResponseFinalizeBlock> outcomes = new ArrayList<>();
    try (Replica steady = genesis()) {
      for (long height = 1; height <= BLOCKS; height++) {
        blocks.add(traffic.next(steady.chain(), TXS_PER_BLOCK));
        outcomes.add(steady.run(height, blocks.getLast()));
      }
    }
    Path state = directory.resolve("state");
    Replica restarted = Replica.atGenesis(StateStore.open(state), RandomTraffic.FUNDED);
    for (int height = 1; height <= BLOCKS; height++) {
      // As after a crash between FinalizeBlock and Commit: CometBFT sends the block again.
      restarted.finalizeBlock(height, blocks.get(height - 1));
      restarted.close();
      restarted =
          height == 1
              ? Replica.atGenesis(StateStore.open(state), RandomTraffic.FUNDED)
              : Replica.reopened(StateStore.open(state));
      assertEquals(outcomes.get(height - 1), restarted.run(height, blocks.get(height - 1)));
    }
    restarted.close();
  }

  @Test
  void randomBytesInABlockThrowNothingAndChangeNothing() throws IOException {
    RandomTraffic traffic = new RandomTraffic(8);
    try (Replica replica = genesis();
        Replica undisturbed = genesis()) {
      for (long height = 1; height <= 20; height++) {
        List<ByteString> garbage = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
          garbage.add(traffic.garbage());
        }
        assertFalse(replica.accepts(height, garbage), "no honest proposer builds this");
        ResponseFinalizeBlock block = replica.run(height, garbage);
        requireWellFormed(block, garbage);
        assertTrue(
            block.getTxResultsList().stream().allMatch(result -> result.getCode() != Code.OK));
        assertEquals(undisturbed.run(height, List.of()).getAppHash(), block.getAppHash());
      }
    }
  }

  @Test
  void aProposalWithAGapADuplicateOrAStrangersSignatureIsRejected() throws IOException {
    try (Replica replica = genesis();
        SoloChain signer = SoloChain.open(directory, 4, RandomTraffic.FUNDED)) {
      List<ByteString> good =
          signer
              .signSeveral(
                  SoloChain.key("ann"),
                  3,
                  Actions.transfer(SoloChain.key("ben").publicKey().address(), 1))
              .stream()
              .map(tx -> tx.bytes())
              .toList();
      assertTrue(replica.accepts(1, good));
      assertFalse(replica.accepts(1, List.of(good.get(0), good.get(2))), "a gap");
      assertFalse(replica.accepts(1, List.of(good.get(1), good.get(0))), "out of order");
      assertFalse(replica.accepts(1, List.of(good.get(0), good.get(0))), "twice");
      assertFalse(replica.accepts(100_000, good), "expired");
    }
  }

  private static Replica genesis() throws IOException {
    return Replica.atGenesis(StateStore.inMemory(), RandomTraffic.FUNDED);
  }

  /** One result for each transaction; what is hashed holds codes and indices, never words. */
  private static void requireWellFormed(ResponseFinalizeBlock block, List<ByteString> txs) {
    assertEquals(txs.size(), block.getTxResultsCount());
    for (ExecTxResult result : block.getTxResultsList()) {
      if (result.getCode() == Code.PARTIAL.number()) {
        TransactionResult data = parse(result.getData());
        assertEquals(
            TransactionResult.newBuilder()
                .addAllRefusedActions(data.getRefusedActionsList())
                .build(),
            data);
        assertFalse(data.getRefusedActionsList().isEmpty());
      } else {
        assertTrue(result.getData().isEmpty());
      }
      assertEquals(result.getCode() == Code.OK, result.getLog().isEmpty());
      assertEquals(result.getCode() == Code.OK ? "" : Code.CODESPACE, result.getCodespace());
    }
  }

  private static TransactionResult parse(ByteString data) {
    try {
      return TransactionResult.parseFrom(data);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static void requireBalanced(Chain chain) {
    chain.read(
        tip -> {
          tip.state().require(LedgerKeys.SUPPLY).requireBalanced();
          return tip;
        });
  }
}
