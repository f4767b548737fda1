package org.laplace.wallet;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.common.util.EventLoopGroups;
import io.grpc.StatusRuntimeException;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;

/**
 * Several nodes of one chain, of which any may answer. The last one that did is asked first; where
 * none does, all are asked again until patience ends.
 */
final class Nodes implements AutoCloseable {
  private final EventLoopGroup eventLoop =
      EventLoopGroups.newEventLoopGroup(1, "laplace-client", true);
  private final ClientFactory factory = NodeConnection.factory(eventLoop);
  private final List<NodeConnection> connections;
  private final Duration patience;
  private volatile int preferred;

  Nodes(List<Endpoint> endpoints, Duration patience) {
    if (endpoints.isEmpty() || endpoints.size() > WalletLimits.ENDPOINTS_COUNT_MAX) {
      throw new IllegalArgumentException(
          "a client has 1 to " + WalletLimits.ENDPOINTS_COUNT_MAX + " endpoints");
    }
    this.patience = patience;
    this.connections =
        endpoints.stream().map(endpoint -> new NodeConnection(endpoint, factory)).toList();
  }

  /** A question to one node, which blocks until it answers. */
  interface Question<T> {
    T ask(NodeConnection node);
  }

  <T> T ask(Question<T> question) throws RefusedException, InterruptedException {
    return ask(question, () -> {});
  }

  /**
   * Asks until a node answers.
   *
   * @param onSilence run whenever a node may have heard the question but did not answer it
   */
  <T> T ask(Question<T> question, Runnable onSilence)
      throws RefusedException, InterruptedException {
    long endNanos = System.nanoTime() + patience.toNanos();
    while (true) {
      List<Rejection> silences = new ArrayList<>();
      int first = preferred;
      for (int i = 0; i < connections.size(); i++) {
        int index = (first + i) % connections.size();
        NodeConnection node = connections.get(index);
        try {
          T answer = question.ask(node);
          preferred = index;
          return answer;
        } catch (StatusRuntimeException e) {
          // A call that is interrupted ends as cancelled, with the thread's flag set again.
          if (Thread.interrupted()) {
            throw (InterruptedException) new InterruptedException().initCause(e);
          }
          switch (Answer.of(node.endpoint(), e)) {
            case Answer.No(Rejection why) -> {
              preferred = index;
              throw new RefusedException(why, e);
            }
            case Answer.None(Rejection why) -> {
              onSilence.run();
              silences.add(why);
            }
          }
        }
      }
      if (System.nanoTime() - endNanos >= 0) {
        throw unanswered(silences);
      }
      Thread.sleep(WalletLimits.RETRY_PAUSE_MS);
    }
  }

  /** The node to open a stream to: the one that answered last. */
  NodeConnection preferred() {
    return connections.get(preferred);
  }

  /** Passes over a node whose stream broke, unless somebody did already. */
  void passOver(NodeConnection silent) {
    int index = connections.indexOf(silent);
    if (preferred == index) {
      preferred = (index + 1) % connections.size();
    }
  }

  Duration patience() {
    return patience;
  }

  int count() {
    return connections.size();
  }

  /** A node that says why it cannot answer tells more than one that does not. */
  private static RefusedException unanswered(List<Rejection> silences) {
    for (Rejection silence : silences) {
      if (silence.code() != Code.UNREACHABLE) {
        return new RefusedException(silence);
      }
    }
    Set<String> texts = new LinkedHashSet<>();
    silences.forEach(silence -> texts.add(silence.text()));
    return new RefusedException(
        Code.UNREACHABLE,
        String.join("; ", texts)
            + ". Check that the node runs and that host and port are right; ./laplace localnet"
            + " starts a network on this machine");
  }

  @Override
  public void close() {
    factory.close();
    // Without a quiet period: the default of two seconds would be paid at the end of every command.
    var _ = eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
