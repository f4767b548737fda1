package org.laplace.jabci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A chain of one CometBFT validator in a directory, with its process, which can be killed. */
public final class CometBftNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MS = 20;

  private final CometBftBinaries binaries;
  private final Path home;
  private final ListenAddress application;
  private final int rpcPort;
  private final int p2pPort;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process process;

  private CometBftNode(CometBftBinaries binaries, Path home, ListenAddress application)
      throws IOException {
    this.binaries = binaries;
    this.home = home;
    this.application = application;
    this.rpcPort = freePort();
    this.p2pPort = freePort();
  }

  /** Makes the chain; {@link #start} starts it. */
  public static CometBftNode init(CometBftBinaries binaries, Path home, ListenAddress application)
      throws IOException, InterruptedException {
    var init =
        new ProcessBuilder(binaries.cometbft(), "init", "--home", home.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolveSibling("init.log").toFile())
            .start();
    assertEquals(0, init.waitFor(), "cometbft init");
    return new CometBftNode(binaries, home, application)
        .edit("config/config.toml", "timeout_commit = \"1s\"", "timeout_commit = \"20ms\"");
  }

  /** Replaces a text, which must be there, in one of the node's files. */
  public CometBftNode edit(String file, String from, String to) throws IOException {
    Path path = home.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), () -> file + " does not hold " + from);
    Files.writeString(path, text.replace(from, to));
    return this;
  }

  /** Starts the process. */
  public CometBftNode start() throws IOException {
    process = command().start();
    return this;
  }

  /** Starts the process so that it ends at a point inside of a block, CometBFT's internal/fail. */
  public void startFailingAt(int point) throws IOException {
    var command = command();
    command.environment().put("FAIL_TEST_INDEX", Integer.toString(point));
    process = command.start();
  }

  private ProcessBuilder command() {
    return new ProcessBuilder(
            binaries.cometbft(),
            "start",
            "--home=" + home,
            "--proxy_app=" + application,
            "--rpc.laddr=tcp://127.0.0.1:" + rpcPort,
            "--p2p.laddr=tcp://127.0.0.1:" + p2pPort,
            "--p2p.pex=false")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolveSibling("node.log").toFile()));
  }

  /** As kill -9 does. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
      process = null;
    }
  }

  /** Waits for the process to end by itself. */
  public void awaitEnd() throws InterruptedException {
    assertTrue(running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "cometbft lives on");
    process = null;
  }

  /** Asks the RPC, for example {@code status}, once it is there. */
  public String ask(String pathAndQuery) throws IOException, InterruptedException {
    return await(pathAndQuery, answer -> true);
  }

  /** Asks the RPC again and again, until the answer is as wanted. */
  public String await(String pathAndQuery, Predicate<String> wanted)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpcPort + "/" + pathAndQuery))
            .timeout(PATIENCE)
            .build();
    String last = "nothing";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        last = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (wanted.test(last)) {
          return last;
        }
      } catch (ConnectException notYet) {
        last = notYet.toString();
      }
      if (running().waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("cometbft ended:\n" + log());
      }
    }
    throw new AssertionError("waited in vain for " + pathAndQuery + ", last: " + last + log());
  }

  /** Waits until the chain has reached a height; returns the height. */
  public long awaitHeight(long height) throws IOException, InterruptedException {
    return height(await("status", status -> height(status) >= height));
  }

  private static long height(String status) {
    var matcher = Pattern.compile("\"latest_block_height\":\"(\\d+)\"").matcher(status);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the node was not started");
    }
    return process;
  }

  private String log() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(home.resolveSibling("node.log")));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    kill();
    http.close();
  }
}
