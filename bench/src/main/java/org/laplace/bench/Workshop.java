package org.laplace.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comparisons are made with: the checkout, peers' processes, compiled C programs, threads and
 * a scratch directory. Peers that were started end when it is closed.
 */
public final class Workshop implements AutoCloseable {
  /** Threads of each side, unless a line says otherwise. */
  public static final int THREADS = 2;

  private final Path repository;
  private final Path scratch;
  private final Map<String, PythonPeer> peers = new HashMap<>();

  /**
   * Opens a workshop.
   *
   * @param repository the checkout, with {@code bench/peers} and {@code tools}
   */
  public Workshop(Path repository) throws IOException {
    this.repository = repository.toAbsolutePath().normalize();
    scratch = this.repository.resolve("build/bench");
    Files.createDirectories(scratch);
  }

  /** The checkout. */
  public Path repository() {
    return repository;
  }

  /** A directory for files that both sides read; kept between runs. */
  public Path scratch() {
    return scratch;
  }

  /** The process that serves a script of {@code bench/peers}; started at the first call. */
  public PythonPeer python(String script)
      throws PeerMissingException, IOException, InterruptedException {
    PythonPeer running = peers.get(script);
    if (running == null) {
      Path file = repository.resolve("bench/peers").resolve(script);
      if (!Files.isReadable(file)) {
        throw new PeerMissingException("there is no " + file);
      }
      running = PythonPeer.start(interpreter(), file, scratch);
      peers.put(script, running);
    }
    return running;
  }

  /**
   * The Python with the peers' packages.
   *
   * @throws PeerMissingException where {@code tools/python-oracle} cannot make it
   */
  public Path interpreter() throws PeerMissingException, IOException, InterruptedException {
    Path tool = repository.resolve("tools/python-oracle");
    if (!Files.isExecutable(tool)) {
      throw new PeerMissingException(
          "there is no " + tool + ", which installs the Python peers; run this from a checkout");
    }
    Process process = new ProcessBuilder(tool.toString()).start();
    process.getOutputStream().close();
    String path =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new PeerMissingException("the Python peers are missing: " + errors.strip());
    }
    return Path.of(path);
  }

  /**
   * Compiles a C program of {@code bench/peers}.
   *
   * @param flags as the comparison states them, for example {@code -O3}
   * @return the program, below {@link #scratch}
   * @throws PeerMissingException where there is no C compiler
   */
  public Path compiled(String source, String... flags)
      throws PeerMissingException, IOException, InterruptedException {
    String compiler =
        onPath("cc")
            .orElseThrow(
                () -> new PeerMissingException("a C compiler (cc) is missing on the PATH"));
    Path program = scratch.resolve(source.replaceAll("\\.c$", ""));
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "-o",
            program.toString(),
            repository.resolve("bench/peers").resolve(source).toString(),
            "-lm"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(source + " does not compile: " + output);
    }
    return program;
  }

  /**
   * A program of the machine, for example {@code lmp}.
   *
   * @param hint how it would be there, for people
   */
  public String installed(String program, String hint) throws PeerMissingException {
    return onPath(program)
        .orElseThrow(() -> new PeerMissingException(program + " is missing on the PATH; " + hint));
  }

  private static Optional<String> onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder).resolve(program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }

  /** Names and versions of the peers that were started, ascending. */
  List<String> versions() {
    return peers.values().stream().map(PythonPeer::version).distinct().sorted().toList();
  }

  @Override
  public void close() {
    peers.values().forEach(PythonPeer::close);
  }
}
