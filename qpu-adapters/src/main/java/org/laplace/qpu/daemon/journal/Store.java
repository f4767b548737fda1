package org.laplace.qpu.daemon.journal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.laplace.primitives.Hash;

/** Where bulky bytes are kept, named by their SHA-256. One thread at a time. */
public interface Store {
  /** Returns once the bytes are safe from a crash. */
  Hash put(ByteString content) throws IOException;

  /** Empty if nothing, or nothing undamaged, has this name. */
  Optional<ByteString> get(Hash name) throws IOException;

  /** Drops all but these. */
  void retain(Set<Hash> names) throws IOException;
}
