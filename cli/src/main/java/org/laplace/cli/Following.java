package org.laplace.cli;

import java.util.Optional;
import org.laplace.cli.view.JobText;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobView;
import org.laplace.wallet.JobWatch;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;

/**
 * Shows the life of a job as it happens. Ctrl-C ends the command, not the job: it then says how to
 * follow the job again.
 */
final class Following {
  private Following() {}

  /** What is done with each change. */
  interface Seen {
    void see(JobView view);
  }

  /**
   * Follows a job.
   *
   * @return the job as far as it was waited for, or as it ended
   */
  static JobView follow(LaplaceClient client, Hash id, WaitFor wait, Output output, Seen seen)
      throws RefusedException, InterruptedException {
    Thread onInterrupt = new Thread(() -> detach(id, output), "detach");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (JobWatch watch = client.watchJob(id)) {
      Optional<JobView> next = watch.next();
      JobView last = null;
      while (next.isPresent()) {
        last = next.get();
        seen.see(last);
        if (JobText.hasReached(last.getJob(), wait.status())) {
          return last;
        }
        next = watch.next();
      }
      if (last == null) {
        throw new RefusedException(
            Code.NOT_READY, "the node ended the answer without a word; follow the job again");
      }
      return last;
    } finally {
      forget(onInterrupt);
    }
  }

  private static void detach(Hash id, Output output) {
    output.progress("");
    output.progress("The job goes on. To follow it again: laplace job watch " + id);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has its say.
    }
  }
}
