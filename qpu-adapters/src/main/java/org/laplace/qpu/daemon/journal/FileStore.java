package org.laplace.qpu.daemon.journal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.laplace.primitives.Hash;

/** One file for each content, named by the hash in hexadecimal digits. */
public final class FileStore implements Store {
  private static final String UNFINISHED = "unfinished";

  private final Path directory;

  private FileStore(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory if it is not there. */
  public static FileStore open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Directories.force(directory.toAbsolutePath().resolveSibling(""));
    return new FileStore(directory);
  }

  @Override
  public Hash put(ByteString content) throws IOException {
    Hash name = Hash.of(content);
    if (get(name).isPresent()) {
      return name;
    }
    Path unfinished = directory.resolve(UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = content.asReadOnlyByteBuffer();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished,
        directory.resolve(name.hex()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Directories.force(directory);
    return name;
  }

  @Override
  public Optional<ByteString> get(Hash name) throws IOException {
    try {
      ByteString content = ByteString.copyFrom(Files.readAllBytes(directory.resolve(name.hex())));
      return Optional.of(content).filter(bytes -> Hash.of(bytes).equals(name));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void retain(Set<Hash> names) throws IOException {
    Set<String> kept = names.stream().map(Hash::hex).collect(Collectors.toSet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!kept.contains(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
