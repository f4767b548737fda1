package org.laplace.ledger.storage;

import org.jspecify.annotations.Nullable;

/**
 * State cannot be opened, read or written. The message says what was wrong and what to do; after
 * one from a commit the process must end, since only a restart tells what became durable.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StorageFault fault;

  StorageException(StorageFault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  StorageException(StorageFault fault, String message) {
    this(fault, message, null);
  }

  /** The kind of fault. */
  public StorageFault fault() {
    return fault;
  }
}
