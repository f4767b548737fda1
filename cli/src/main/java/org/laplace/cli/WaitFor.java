package org.laplace.cli;

import java.util.Locale;
import org.laplace.proto.v1.JobStatus;

/** How far a job is followed. The names are those of the command line. */
enum WaitFor {
  NONE(JobStatus.JOB_STATUS_UNSPECIFIED),
  PROVISIONAL(JobStatus.JOB_STATUS_PROVISIONAL),
  CONFIRMED(JobStatus.JOB_STATUS_CONFIRMED),
  FINAL(JobStatus.JOB_STATUS_FINAL);

  private final JobStatus status;

  WaitFor(JobStatus status) {
    this.status = status;
  }

  /** Nothing is waited for where this is UNSPECIFIED. */
  JobStatus status() {
    return status;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
