package org.laplace.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.storage.StateStore;

class ChainReadingTest {
  private static final int MANY_BLOCKS = 50;

  @TempDir Path directory;
  private SoloChain chain;

  @BeforeEach
  void openChain() throws IOException {
    chain = SoloChain.open(directory, 1, "ann");
    chain.produceBlock();
  }

  @AfterEach
  void close() throws IOException {
    chain.close();
  }

  /** A request on a busy machine may take longer than a few blocks. */
  @Test
  void aStateStaysReadableForAsLongAsItIsRead() {
    Books before = chain.books();
    Books read =
        chain
            .chain()
            .read(
                tip -> {
                  chain.run(
                      SoloChain.key("ann"),
                      Actions.transfer(SoloChain.key("ben").publicKey().address(), 5_000));
                  produceMany();
                  return tip.state().require(LedgerKeys.SUPPLY);
                })
            .orElseThrow();
    assertEquals(before, read, "the state of the block that was the newest then");
  }

  @Test
  void aStateThatNobodyReadsIsClosedAfterAFewBlocks() {
    Tip kept = chain.chain().read(tip -> tip).orElseThrow();
    produceMany();
    assertThrows(IllegalStateException.class, () -> kept.state().require(LedgerKeys.SUPPLY));
  }

  @Test
  void aReaderThatFailsKeepsNothingOpen() {
    Tip kept = chain.chain().feed().now().orElseThrow();
    assertThrows(
        ArithmeticException.class,
        () ->
            chain
                .chain()
                .read(
                    tip -> {
                      throw new ArithmeticException();
                    }));
    produceMany();
    assertThrows(IllegalStateException.class, () -> kept.state().require(LedgerKeys.SUPPLY));
  }

  @Test
  void aChainWithoutAStateHasNothingToRead() {
    try (Chain empty = new Chain(StateStore.inMemory(), new Protocol())) {
      assertEquals(Optional.empty(), empty.read(Tip::height));
    }
    assertTrue(chain.chain().read(Tip::height).isPresent());
  }

  private void produceMany() {
    for (int block = 0; block < MANY_BLOCKS; block++) {
      chain.produceBlock();
    }
  }
}
