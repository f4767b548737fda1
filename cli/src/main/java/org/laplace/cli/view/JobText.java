package org.laplace.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.Verdict;

/** Jobs and quotes in words. */
public final class JobText {
  private JobText() {}

  /** A line for what has changed: height, status, and what there is to say about it. */
  public static String line(JobView view) {
    Job job = view.getJob();
    return String.format(
            Locale.ROOT,
            "%8s  %-11s  %s",
            Long.toUnsignedString(view.getHeight()),
            Words.of(job.getStatus()),
            remark(job))
        .stripTrailing();
  }

  private static String remark(Job job) {
    return switch (job.getStatus()) {
      case JOB_STATUS_OPEN ->
          attemptBefore(job) + "waits for a provider, until height " + job.getExitHeight();
      case JOB_STATUS_ASSIGNED ->
          last(job)
              .map(
                  attempt ->
                      "to "
                          + Words.address(attempt.getProvider())
                          + " for "
                          + Words.amount(attempt.getPrice())
                          + ", due by height "
                          + attempt.getDeadlineHeight())
              .orElse("");
      case JOB_STATUS_PROVISIONAL -> "a result is in; nobody has checked it yet";
      case JOB_STATUS_AUDIT ->
          job.getEngine().equals(JUDGED)
              ? "validators judge its distribution"
              : "validators run it again";
      case JOB_STATUS_CONFIRMED ->
          checked(job) + "final at height " + job.getExitHeight() + " unless proven wrong";
      case JOB_STATUS_FINAL -> "done and paid";
      case JOB_STATUS_REFUNDED -> attemptBefore(job) + "the client has the money back";
      case JOB_STATUS_MISDECLARED -> "the program is not what the spec declares";
      case JOB_STATUS_EXPIRED -> "no provider took it in time; the client has the money back";
      case JOB_STATUS_CANCELLED -> "taken back by the client";
      case JOB_STATUS_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  /** The engine whose results are judged by statistics. */
  private static final String JUDGED = "qpu/1";

  private static Optional<Attempt> last(Job job) {
    return job.getAttemptsCount() == 0
        ? Optional.empty()
        : Optional.of(job.getAttempts(job.getAttemptsCount() - 1));
  }

  private static String attemptBefore(Job job) {
    return last(job)
        .filter(attempt -> attempt.getEnd() != AttemptEnd.ATTEMPT_END_UNSPECIFIED)
        .map(attempt -> "attempt " + attempt.getNumber() + " ended as " + end(attempt) + "; ")
        .orElse("");
  }

  private static String end(Attempt attempt) {
    String end = Words.of(attempt.getEnd());
    return attempt.getEnd() == AttemptEnd.ATTEMPT_END_REJECTED
        ? end + " (" + powers(attempt.getVerdict()) + " found another result)"
        : end;
  }

  private static String checked(Job job) {
    return last(job)
        .filter(Attempt::hasVerdict)
        .map(attempt -> powers(attempt.getVerdict()) + found(attempt.getVerdict()) + "; ")
        .orElse("");
  }

  private static String found(Verdict verdict) {
    return verdict.hasStatistic()
        ? " judged the shots as "
            + Words.of(verdict.getStatistic().getFinding())
            + ", fidelity "
            + verdict.getStatistic().getFidelityPermille()
            + "/1000"
        : " found the same";
  }

  private static String powers(Verdict verdict) {
    return verdict.getPowerAgreed() + " of " + verdict.getPowerTotal() + " power";
  }

  /** Whether the job has ended. */
  public static boolean hasEnded(Job job) {
    return switch (job.getStatus()) {
      case JOB_STATUS_FINAL,
          JOB_STATUS_REFUNDED,
          JOB_STATUS_MISDECLARED,
          JOB_STATUS_EXPIRED,
          JOB_STATUS_CANCELLED ->
          true;
      case JOB_STATUS_OPEN,
          JOB_STATUS_ASSIGNED,
          JOB_STATUS_PROVISIONAL,
          JOB_STATUS_AUDIT,
          JOB_STATUS_CONFIRMED,
          JOB_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          false;
    };
  }

  /** Everything about a job. */
  public static List<String> lines(JobView view) {
    Job job = view.getJob();
    List<String> lines = new ArrayList<>();
    lines.add("job      " + Words.hex(job.getId()));
    lines.add(
        "status   "
            + Words.of(job.getStatus())
            + " since height "
            + job.getStatusHeight()
            + (remark(job).isEmpty() ? "" : ": " + remark(job)));
    lines.add("client   " + Words.address(job.getClient()));
    lines.add(
        "engine   "
            + job.getEngine()
            + ", size "
            + job.getSize()
            + ", "
            + job.getWorkUnits()
            + " work units");
    lines.add("limit    " + Words.amount(job.getPriceLimit()));
    for (Attempt attempt : job.getAttemptsList()) {
      lines.add("attempt  " + attempt(attempt));
    }
    lines.addAll(payments(job));
    return lines;
  }

  private static String attempt(Attempt attempt) {
    String text =
        attempt.getNumber()
            + " by "
            + Words.address(attempt.getProvider())
            + " for "
            + Words.amount(attempt.getPrice());
    if (attempt.getEnd() != AttemptEnd.ATTEMPT_END_UNSPECIFIED) {
      text += ", " + end(attempt);
    }
    return text;
  }

  /** What was paid to whom, a line each. */
  public static List<String> payments(Job job) {
    return job.getPaymentsList().stream().map(payment -> payment(job, payment)).toList();
  }

  private static String payment(Job job, Payment payment) {
    String amount = Words.amount(payment.getAmount());
    if (payment.getReason() == PaymentReason.PAYMENT_REASON_BURNT) {
      return "burnt    " + amount;
    }
    return "paid     "
        + amount
        + " to "
        + recipient(job, payment)
        + ", "
        + Words.of(payment.getReason());
  }

  private static String recipient(Job job, Payment payment) {
    if (payment.getRecipient().isEmpty()) {
      return "the validators that found the result";
    }
    String whose = payment.getRecipient().equals(job.getClient()) ? " (the client)" : "";
    return Words.address(payment.getRecipient()) + whose;
  }

  /** What a job would cost, and how it would be checked. */
  public static List<String> lines(QuoteResponse quote) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "engine   "
            + quote.getSpec().getEngine()
            + ", size "
            + quote.getSpec().getSize()
            + ", "
            + quote.getSpec().getWorkUnits()
            + " work units, "
            + quote.getSpec().getMemoryBytes()
            + " bytes of memory");
    lines.add(
        quote.getOffers() == 0
            ? "price    no offer takes this job now"
            : "price    "
                + Words.amount(quote.getPrice())
                + " (cheapest of "
                + quote.getOffers()
                + (quote.getOffers() == 1 ? " offer)" : " offers)"));
    lines.add("premium  " + Words.amount(quote.getPremium()) + ", for checking");
    lines.add("deposit  " + Words.amount(quote.getDeposit()) + ", comes back");
    lines.add("fee      " + Words.amount(quote.getFee()) + " at most, at the present base fee");
    if (quote.getOffers() > 0) {
      lines.add(
          "blocks   "
              + quote.getDeadlineBlocks()
              + " to compute, "
              + quote.getAuditWindowBlocks()
              + " to check, "
              + quote.getChallengeWindowBlocks()
              + " to object, at most");
    }
    lines.add("checked  " + quote.getChecking());
    return lines;
  }

  /** Whether a job has come as far as somebody waits for, or can come no further. */
  public static boolean hasReached(Job job, JobStatus wanted) {
    return hasEnded(job) || rank(job.getStatus()) >= rank(wanted);
  }

  private static int rank(JobStatus status) {
    return switch (status) {
      case JOB_STATUS_UNSPECIFIED, UNRECOGNIZED -> 0;
      case JOB_STATUS_OPEN -> 1;
      case JOB_STATUS_ASSIGNED -> 2;
      case JOB_STATUS_PROVISIONAL, JOB_STATUS_AUDIT -> 3;
      case JOB_STATUS_CONFIRMED -> 4;
      case JOB_STATUS_FINAL,
          JOB_STATUS_REFUNDED,
          JOB_STATUS_MISDECLARED,
          JOB_STATUS_EXPIRED,
          JOB_STATUS_CANCELLED ->
          5;
    };
  }
}
