package org.laplace.qpu.daemon.chain;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.Set;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.TransactionResult;

/** The chain as one provider needs it. Calls block for seconds at most. */
public interface Chain extends AutoCloseable {
  /**
   * What the chain says now. The lane is read before offers and jobs: what a used sequence did is
   * visible in them.
   *
   * @param jobs those to report in {@link ChainView#jobs}, beside the assigned ones
   */
  ChainView look(Set<Hash> jobs) throws ChainUnavailableException;

  /**
   * Hands a transaction in. The same bytes may be sent any number of times.
   *
   * @return why the node refused it; empty if it took it, or has it already
   */
  Optional<Rejection> send(ByteString transaction) throws ChainUnavailableException;

  /** What became of a transaction; empty while no block holds it. */
  Optional<TransactionResult> find(Hash transaction) throws ChainUnavailableException;

  /**
   * From now on, calls back when a look may show something new, on any thread. Without that, looks
   * at intervals are enough.
   */
  void watch(Runnable changed);

  @Override
  void close();
}
