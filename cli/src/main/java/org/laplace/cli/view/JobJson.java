package org.laplace.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.Verdict;

/** Jobs and quotes in JSON. */
public final class JobJson {
  private JobJson() {}

  public static ObjectNode of(Job job) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", Words.hex(job.getId()))
            .put("status", Words.of(job.getStatus()))
            .put("status_height", job.getStatusHeight())
            .put("client", Words.address(job.getClient()))
            .put("class", Words.of(job.getJobClass()))
            .put("engine", job.getEngine())
            .put("size", job.getSize())
            .put("work_units", job.getWorkUnits())
            .put("spec_hash", Words.hex(job.getSpecHash()))
            .put("price_limit", job.getPriceLimit())
            .put("premium_limit", job.getPremiumLimit())
            .put("deposit", job.getDeposit())
            .put("opened_height", job.getOpenedHeight())
            .put("expiry_height", job.getExpiryHeight())
            .put("exit_height", job.getExitHeight());
    ArrayNode attempts = json.putArray("attempts");
    job.getAttemptsList().forEach(attempt -> attempts.add(of(attempt)));
    ArrayNode payments = json.putArray("payments");
    job.getPaymentsList().forEach(payment -> payments.add(of(payment)));
    return json;
  }

  private static ObjectNode of(Attempt attempt) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", attempt.getNumber())
            .put("provider", Words.address(attempt.getProvider()))
            .put("offer", Words.hex(attempt.getOfferId()))
            .put("price", attempt.getPrice())
            .put("bond", attempt.getBond())
            .put("assigned_height", attempt.getAssignedHeight())
            .put("deadline_height", attempt.getDeadlineHeight());
    if (!attempt.getResultRoot().isEmpty()) {
      json.put("outcome", Words.of(attempt.getOutcome()))
          .put("result_root", Words.hex(attempt.getResultRoot()))
          .put("result_hash", Words.hex(attempt.getResultHash()))
          .put("result_height", attempt.getResultHeight());
    }
    if (attempt.getEndValue() != 0) {
      json.put("end", Words.of(attempt.getEnd()));
    }
    if (attempt.hasVerdict()) {
      json.set("verdict", of(attempt.getVerdict()));
    }
    return json;
  }

  private static ObjectNode of(Verdict verdict) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("agreed_root", Words.hex(verdict.getAgreedRoot()))
            .put("power_agreed", verdict.getPowerAgreed())
            .put("power_total", verdict.getPowerTotal())
            .put("height", verdict.getHeight());
    if (verdict.hasStatistic()) {
      json.putObject("statistic")
          .put("finding", Words.of(verdict.getStatistic().getFinding()))
          .put("fidelity_permille", verdict.getStatistic().getFidelityPermille())
          .put("log_likelihood_milli", verdict.getStatistic().getLogLikelihoodMilli())
          .put("collisions_permille", verdict.getStatistic().getCollisionsPermille());
    }
    ArrayNode attestors = json.putArray("attestors");
    verdict.getAttestorsList().forEach(lane -> attestors.add(Words.address(lane)));
    return json;
  }

  private static ObjectNode of(Payment payment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!payment.getRecipient().isEmpty()) {
      json.put("recipient", Words.address(payment.getRecipient()));
    }
    return json.put("amount", payment.getAmount())
        .put("reason", Words.of(payment.getReason()))
        .put("height", payment.getHeight());
  }

  public static ObjectNode of(QuoteResponse quote) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("class", Words.of(quote.getSpec().getJobClass()))
            .put("engine", quote.getSpec().getEngine())
            .put("size", quote.getSpec().getSize())
            .put("memory_bytes", quote.getSpec().getMemoryBytes())
            .put("work_units", quote.getSpec().getWorkUnits())
            .put("price", quote.getPrice())
            .put("premium", quote.getPremium())
            .put("deposit", quote.getDeposit())
            .put("fee", quote.getFee())
            .put("offers", quote.getOffers())
            .put("deadline_blocks", quote.getDeadlineBlocks())
            .put("audit_window_blocks", quote.getAuditWindowBlocks())
            .put("challenge_window_blocks", quote.getChallengeWindowBlocks())
            .put("checking", quote.getChecking());
    ArrayNode notices = json.putArray("notices");
    quote.getNoticesList().forEach(notices::add);
    return json;
  }
}
