package org.laplace.wallet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.proto.v1.JobView;

/**
 * A job now and at every change until it ends. What a node says again after a broken stream, or
 * because it is behind the node before, is left out.
 */
public final class JobWatch implements AutoCloseable {
  private final Subscription<JobView> views;
  private @Nullable JobView last;

  JobWatch(Subscription<JobView> views) {
    this.views = views;
  }

  /**
   * Waits for the next change.
   *
   * @return empty when the job has ended, or after {@link #close}
   * @throws RefusedException UNKNOWN_JOB; UNREACHABLE when no node answers any more
   */
  public Optional<JobView> next() throws RefusedException, InterruptedException {
    while (true) {
      Optional<JobView> view = views.next();
      if (view.isEmpty() || isNews(view.get())) {
        view.ifPresent(seen -> last = seen);
        return view;
      }
    }
  }

  private boolean isNews(JobView view) {
    JobView before = last;
    return before == null
        || (view.getHeight() > before.getHeight() && !view.getJob().equals(before.getJob()));
  }

  @Override
  public void close() {
    views.close();
  }
}
