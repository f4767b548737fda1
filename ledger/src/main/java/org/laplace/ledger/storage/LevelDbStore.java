package org.laplace.ledger.storage;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fusesource.leveldbjni.JniDBFactory;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.DBException;
import org.iq80.leveldb.Options;
import org.iq80.leveldb.ReadOptions;
import org.iq80.leveldb.WriteOptions;

/**
 * A store in a directory, by LevelDB's native library.
 *
 * <p>The library aborts the whole process when a database is closed under an open iterator, and
 * reads freed memory when it is used after that. So iterators live within one call, every native
 * call happens within a {@link Lifetime}, and closing first ends that of each snapshot. It also
 * writes through mapped memory, where a full disk ends the process by a signal; so each write first
 * asks for room.
 */
public final class LevelDbStore implements KeyValueStore {
  private final StateDirectory directory;
  private final DB db;
  private final Lifetime lifetime;
  private final Set<Held> snapshots = ConcurrentHashMap.newKeySet();

  private LevelDbStore(StateDirectory directory, DB db) {
    this.directory = directory;
    this.db = db;
    this.lifetime = new Lifetime("the store in " + directory.path());
  }

  /**
   * Opens a directory, which is made when it does not exist, and keeps other processes out of it.
   *
   * @throws StorageException with the reason, when it cannot be used
   */
  public static LevelDbStore open(Path path) {
    var directory = StateDirectory.claim(path, StorageLimits.DISK_FREE_BYTES_MIN);
    try {
      var db = JniDBFactory.factory.open(directory.database().toFile(), options());
      return new LevelDbStore(directory, db);
    } catch (IOException | DBException e) {
      directory.release();
      throw faultOf(e, path);
    } catch (LinkageError e) {
      directory.release();
      throw new StorageException(
          StorageFault.NO_NATIVE_LIBRARY,
          "LevelDB's native library cannot be loaded from "
              + System.getProperty("java.io.tmpdir")
              + ": set -Djava.io.tmpdir to a directory on a disk that allows execution",
          e);
    }
  }

  private static Options options() {
    return new Options()
        .createIfMissing(true)
        .verifyChecksums(true)
        .cacheSize(StorageLimits.CACHE_BYTES)
        .maxOpenFiles(StorageLimits.OPEN_FILES_MAX);
  }

  @Override
  public Snapshot snapshot() {
    return use(
        () -> {
          var snapshot = new Held(db.getSnapshot());
          snapshots.add(snapshot);
          return snapshot;
        });
  }

  @Override
  public void write(WriteBatch batch) {
    directory.requireRoom();
    use(
        () -> {
          try (var nativeBatch = db.createWriteBatch()) {
            for (var write : batch.writes()) {
              var key = write.key().toByteArray();
              write
                  .value()
                  .ifPresentOrElse(
                      value -> nativeBatch.put(key, value.toByteArray()),
                      () -> nativeBatch.delete(key));
            }
            return db.write(nativeBatch, new WriteOptions().sync(true));
          } catch (IOException e) {
            throw new DBException(e);
          }
        });
  }

  @Override
  public void close() {
    lifetime.end(
        () -> {
          try {
            List.copyOf(snapshots).forEach(Held::close);
            db.close();
          } catch (IOException | DBException e) {
            throw faultOf(e, directory.path());
          } finally {
            directory.release();
          }
        });
  }

  private <T> T use(Supplier<T> calls) {
    try {
      return lifetime.use(calls);
    } catch (DBException e) {
      throw faultOf(e, directory.path());
    }
  }

  private static StorageException faultOf(Exception e, Path path) {
    var text = String.valueOf(e.getMessage());
    if (text.contains("No space left")) {
      return StateDirectory.full(path, e);
    }
    if (text.contains("Corruption")) {
      return new StorageException(
          StorageFault.DAMAGED,
          "the state in " + path + " is damaged (" + text + "): restore a copy or join anew",
          e);
    }
    return new StorageException(
        StorageFault.IO, "LevelDB in " + path + " failed (" + text + "): check the disk", e);
  }

  private final class Held implements Snapshot {
    private final org.iq80.leveldb.Snapshot held;
    private final ReadOptions options;
    private final Lifetime own = new Lifetime("this snapshot");

    Held(org.iq80.leveldb.Snapshot held) {
      this.held = held;
      this.options = new ReadOptions().snapshot(held).verifyChecksums(true);
    }

    @Override
    public Optional<ByteString> get(ByteString key) {
      return use(() -> own.use(() -> Optional.ofNullable(db.get(key.toByteArray(), options))))
          .map(ByteString::copyFrom);
    }

    @Override
    public List<StoredEntry> range(ByteString from, ByteString to, int limit) {
      return use(() -> own.use(() -> page(from, to, limit)));
    }

    private List<StoredEntry> page(ByteString from, ByteString to, int limit) {
      var page = new ArrayList<StoredEntry>();
      try (var iterator = db.iterator(options)) {
        iterator.seek(from.toByteArray());
        while (page.size() < limit && iterator.hasNext()) {
          var entry = iterator.next();
          var key = ByteString.copyFrom(entry.getKey());
          if (ByteString.unsignedLexicographicalComparator().compare(key, to) >= 0) {
            break;
          }
          page.add(new StoredEntry(key, ByteString.copyFrom(entry.getValue())));
        }
      } catch (IOException e) {
        throw new DBException(e);
      }
      return page;
    }

    /** Leaves the set last, so that a closing store waits for a release under way. */
    @Override
    public void close() {
      own.end(
          () -> {
            try {
              held.close();
            } catch (IOException e) {
              throw faultOf(e, directory.path());
            } finally {
              snapshots.remove(this);
            }
          });
    }
  }
}
