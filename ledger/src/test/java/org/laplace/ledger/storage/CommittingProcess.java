package org.laplace.ledger.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * Commits block after block until it is killed, and prints each height once its commit returned.
 *
 * <p>Arguments: the directory; then, to die by itself, {@code before} or {@code after} and the
 * height around whose write it does.
 */
final class CommittingProcess {
  static final int HALTED = 86;

  private CommittingProcess() {}

  public static void main(String[] arguments) {
    KeyValueStore durable = LevelDbStore.open(Path.of(arguments[0]));
    try (var store =
        StateStore.over(arguments.length == 1 ? durable : halting(durable, arguments))) {
      long height = store.lastCommitted().map(block -> block.height() + 1).orElse(0L);
      for (; ; height++) {
        store.commit(store.prepare(height, Bytes.blockOf(height), List.of(Bytes.blobOf(height))));
        System.out.println(height);
      }
    }
  }

  private static KeyValueStore halting(KeyValueStore durable, String[] arguments) {
    boolean before = arguments[1].equals("before");
    return new HaltingStore(durable, before, Integer.parseInt(arguments[2]));
  }

  /** Dies without any clean-up right before or after a write, counted from the process' start. */
  private static final class HaltingStore implements KeyValueStore {
    private final KeyValueStore durable;
    private final boolean before;
    private int writesLeft;

    HaltingStore(KeyValueStore durable, boolean before, int writesLeft) {
      this.durable = durable;
      this.before = before;
      this.writesLeft = writesLeft;
    }

    @Override
    public Snapshot snapshot() {
      return durable.snapshot();
    }

    @Override
    public void write(WriteBatch batch) {
      boolean here = writesLeft-- == 0;
      if (here && before) {
        Runtime.getRuntime().halt(HALTED);
      }
      durable.write(batch);
      if (here) {
        Runtime.getRuntime().halt(HALTED);
      }
    }

    @Override
    public void close() {
      durable.close();
    }
  }
}
