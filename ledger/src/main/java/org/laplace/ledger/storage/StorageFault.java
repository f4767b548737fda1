package org.laplace.ledger.storage;

/** What can be wrong with the place where state is kept. */
public enum StorageFault {
  /** The directory holds something that is not Laplace's state. */
  NOT_OURS,
  /** The state was written by a release with another format. */
  OTHER_FORMAT,
  /** The directory cannot be created, read or written. */
  NOT_WRITABLE,
  /** The disk has no room. */
  FULL,
  /** Another process uses the directory. */
  IN_USE,
  /** What was written is not there any more, or not as it was. */
  DAMAGED,
  /** LevelDB's native library cannot be loaded. */
  NO_NATIVE_LIBRARY,
  /** The disk failed, or answered with an error that none of the above names. */
  IO
}
