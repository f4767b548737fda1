package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes that become durable together or not at all; of two on one key the later holds. */
public final class WriteBatch {
  /**
   * One write.
   *
   * @param value what shall stand at the key, or nothing to remove what stands there
   */
  public record Write(ByteString key, Optional<ByteString> value) {}

  private final List<Write> writes = new ArrayList<>();

  /** Adds a value. */
  public void put(ByteString key, ByteString value) {
    writes.add(new Write(key, Optional.of(value)));
  }

  /** Adds a removal. */
  public void delete(ByteString key) {
    writes.add(new Write(key, Optional.empty()));
  }

  /** All writes, in the order in which they were added. */
  public List<Write> writes() {
    return Collections.unmodifiableList(writes);
  }
}
