package org.laplace.qpu.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laplace.qpu.QpuLimits;

/** All jobs, in the order of their submission. */
final class JobBook {
  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 20;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private long resultBytes;

  JobBook(Clock clock) {
    this.clock = clock;
  }

  /** Enters a job. */
  synchronized Job open(JobRequest request, String calibrationId) {
    var id = new StringBuilder("d");
    while (id.length() < ID_LENGTH) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    var job =
        new Job(
            id.toString(),
            request,
            calibrationId,
            Job.Status.QUEUED,
            now(),
            null,
            null,
            request.tags(),
            0,
            null,
            null);
    jobs.put(job.id(), job);
    forgetOldest();
    return job;
  }

  Instant now() {
    return clock.instant();
  }

  synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  synchronized List<Job> all(Predicate<Job> wanted) {
    return jobs.values().stream().filter(wanted).toList();
  }

  /** Changes a job if it is there and as expected; empty if not. */
  synchronized Optional<Job> change(String id, Predicate<Job> expected, UnaryOperator<Job> change) {
    @Nullable Job job = jobs.get(id);
    if (job == null || !expected.test(job)) {
      return Optional.empty();
    }
    Job changed = change.apply(job);
    resultBytes += size(changed) - size(job);
    jobs.put(id, changed);
    forgetOldest();
    notifyAll();
    return Optional.of(changed);
  }

  synchronized void remove(String id) {
    @Nullable Job job = jobs.remove(id);
    if (job != null) {
      resultBytes -= size(job);
    }
  }

  private static long size(Job job) {
    return job.result() == null ? 0 : job.result().length;
  }

  /** Seconds that all jobs were charged for. */
  synchronized long qpuSeconds() {
    return jobs.values().stream().mapToLong(Job::qpuSeconds).sum();
  }

  private void forgetOldest() {
    if (jobs.size() <= QpuLimits.EMULATOR_JOBS_MAX
        && resultBytes <= QpuLimits.EMULATOR_RESULTS_BYTES_MAX) {
      return;
    }
    Iterator<Job> oldest = new ArrayList<>(jobs.values()).iterator();
    while (oldest.hasNext()
        && (jobs.size() > QpuLimits.EMULATOR_JOBS_MAX
            || resultBytes > QpuLimits.EMULATOR_RESULTS_BYTES_MAX)) {
      Job job = oldest.next();
      if (job.status().isTerminal()) {
        remove(job.id());
      }
    }
  }
}
