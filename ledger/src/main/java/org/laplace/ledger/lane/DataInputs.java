package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;
import org.laplace.proto.v1.Params;

/**
 * State of the last committed block, which an action may read and nobody spends by reading. It lets
 * an action fail early; whatever matters is checked again where its message arrives.
 *
 * @param height the height of the block that runs, one above the state's
 */
public record DataInputs(StateView committed, long height) implements StateView {
  @Override
  public Optional<ByteString> read(ByteString key) {
    return committed.read(key);
  }

  @Override
  public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
    return committed.scan(prefix, from, limit);
  }

  public Params params() {
    return require(LedgerKeys.PARAMS);
  }
}
