package org.laplace.jobs.life;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.laplace.proto.v1.JobStatus;

/** Where a job is in its life. Every state but an {@link Ended} one ends by height alone. */
public sealed interface JobState {
  JobStatus status();

  /** All attempts in order; of a {@link Running} job or a confirmed one the last is the present. */
  List<Attempt> attempts();

  /** The status as people read it, for example OPEN. */
  default String word() {
    return status().name().substring("JOB_STATUS_".length());
  }

  /** Waits for a provider. */
  record Open(List<Attempt> attempts) implements JobState {
    public Open {
      attempts = List.copyOf(attempts);
    }

    @Override
    public JobStatus status() {
      return JobStatus.JOB_STATUS_OPEN;
    }
  }

  /** In the hands of a provider, whose bond is at stake. */
  sealed interface Running extends JobState {
    List<Attempt> earlier();

    Attempt running();

    @Override
    default List<Attempt> attempts() {
      return and(earlier(), running());
    }
  }

  /** A provider is to send a result by the attempt's deadline. */
  record Assigned(List<Attempt> earlier, Attempt running) implements Running {
    public Assigned {
      earlier = List.copyOf(earlier);
    }

    @Override
    public JobStatus status() {
      return JobStatus.JOB_STATUS_ASSIGNED;
    }
  }

  /** A result is there that nobody has checked. */
  record Provisional(List<Attempt> earlier, Attempt running, long auditDeadlineHeight)
      implements Running {
    public Provisional {
      earlier = List.copyOf(earlier);
    }

    @Override
    public JobStatus status() {
      return JobStatus.JOB_STATUS_PROVISIONAL;
    }
  }

  /** Validators check the result. */
  record Audit(List<Attempt> earlier, Attempt running, long auditDeadlineHeight)
      implements Running {
    public Audit {
      earlier = List.copyOf(earlier);
    }

    @Override
    public JobStatus status() {
      return JobStatus.JOB_STATUS_AUDIT;
    }
  }

  /** The result is right; the payout vests until the challenge window closes. */
  record Confirmed(List<Attempt> earlier, Attempt running, long finalHeight) implements Running {
    public Confirmed {
      earlier = List.copyOf(earlier);
    }

    @Override
    public JobStatus status() {
      return JobStatus.JOB_STATUS_CONFIRMED;
    }
  }

  /** Over; the purse is empty. */
  record Ended(Ending ending, List<Attempt> attempts) implements JobState {
    public Ended {
      attempts = List.copyOf(attempts);
    }

    @Override
    public JobStatus status() {
      return ending.status;
    }
  }

  /** How a job can end. */
  enum Ending {
    /** The provider is paid. */
    FINAL(JobStatus.JOB_STATUS_FINAL),
    /** Nobody gave a result that stands. */
    REFUNDED(JobStatus.JOB_STATUS_REFUNDED),
    /** The program is not what the client declared. */
    MISDECLARED(JobStatus.JOB_STATUS_MISDECLARED),
    /** No provider took it in time. */
    EXPIRED(JobStatus.JOB_STATUS_EXPIRED),
    /** The client took it back. */
    CANCELLED(JobStatus.JOB_STATUS_CANCELLED);

    private final JobStatus status;

    Ending(JobStatus status) {
      this.status = status;
    }
  }

  /** The height at whose end the state ends by itself; empty once the job has ended. */
  default OptionalLong exitHeight(JobTerms terms) {
    return switch (this) {
      case Open _ -> OptionalLong.of(terms.expiryHeight());
      case Assigned assigned -> OptionalLong.of(assigned.running().deadlineHeight());
      case Provisional provisional -> OptionalLong.of(provisional.auditDeadlineHeight());
      case Audit audit -> OptionalLong.of(audit.auditDeadlineHeight());
      case Confirmed confirmed -> OptionalLong.of(confirmed.finalHeight());
      case Ended _ -> OptionalLong.empty();
    };
  }

  /** The attempt that a provider's bond is at stake for. */
  default Optional<Attempt> atStake() {
    return this instanceof Running job ? Optional.of(job.running()) : Optional.empty();
  }

  private static List<Attempt> and(List<Attempt> earlier, Attempt running) {
    return Stream.concat(earlier.stream(), Stream.of(running)).toList();
  }
}
