package org.laplace.qpu.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Submits a job once, also when answers get lost or this process ends in between: a job carries a
 * tag that no other one has, and is looked for by it before it is sent, and before it is sent
 * again.
 */
public final class Submitter {
  private static final int ROUNDS_MAX = 4;

  private final RuntimeClient client;

  public Submitter(RuntimeClient client) {
    this.client = client;
  }

  /**
   * The job with this tag, which is submitted unless it is there. One that was cancelled does not
   * count.
   *
   * @param tag of this job alone, for good
   * @param mayExist whether it may have been submitted before; false saves a request
   */
  public SubmittedJob submit(JobSubmission job, String tag, boolean mayExist)
      throws RuntimeCallException {
    JobSubmission tagged = tagged(job, tag);
    boolean looks = mayExist;
    for (int round = 1; ; round++) {
      if (looks) {
        List<VendorJob> found = new ArrayList<>(client.jobs(JobQuery.ofTag(tag)));
        found.removeIf(
            candidate ->
                !candidate.tags().contains(tag)
                    || candidate.status() == VendorJob.Status.CANCELLED);
        if (!found.isEmpty()) {
          // Were there two, both would be paid: the older one is the job.
          VendorJob oldest =
              found.stream().min(Comparator.comparing(VendorJob::created)).orElseThrow();
          return new SubmittedJob(oldest.id(), oldest.backend(), oldest.calibrationId());
        }
      }
      try {
        return client.submit(tagged);
      } catch (RuntimeCallException e) {
        if (!(e.failure() instanceof RuntimeFailure.AnswerLost) || round == ROUNDS_MAX) {
          throw e;
        }
        looks = true;
      }
    }
  }

  private static JobSubmission tagged(JobSubmission job, String tag) {
    if (job.tags().contains(tag)) {
      return job;
    }
    var tags = new ArrayList<>(job.tags());
    tags.add(tag);
    return new JobSubmission(
        job.program(),
        job.backend(),
        job.parameters(),
        tags,
        job.costSeconds(),
        job.sessionId(),
        job.isPrivate());
  }
}
