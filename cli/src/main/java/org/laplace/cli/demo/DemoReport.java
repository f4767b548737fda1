package org.laplace.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import org.laplace.cli.Json;
import org.laplace.cli.view.DecodedResult;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.ResultJson;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.receipt.ReceiptVerdict;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.Supply;

/**
 * What the demonstration came to.
 *
 * @param consensus "cometbft" or "solo"
 * @param accounts balances at the end, by name
 * @param appHashes by height, then by validator
 */
record DemoReport(
    String consensus,
    List<Checked> jobs,
    SortedMap<String, Amount> accounts,
    Supply supply,
    SortedMap<Long, SortedMap<String, Hash>> appHashes) {

  /** A job with what its receipt shows. */
  record Checked(DemoJob.Ended ended, ReceiptVerdict receipt) {
    boolean isVerified() {
      return switch (receipt) {
        case ReceiptVerdict.Proved proved -> true;
        case ReceiptVerdict.Development development -> true;
        case ReceiptVerdict.Refused refused -> false;
      };
    }

    DecodedResult result() {
      return DecodedResult.of(
          ended.job().getJobClass(), ended.result().getOutcome(), ended.result().getResult());
    }
  }

  boolean areAllFinal() {
    return jobs.stream()
        .allMatch(job -> job.ended().job().getStatus() == JobStatus.JOB_STATUS_FINAL);
  }

  boolean areReceiptsVerified() {
    return jobs.stream().allMatch(Checked::isVerified);
  }

  /** Attempts that were found wrong, over all jobs. */
  int rejectedAttempts() {
    return jobs.stream().mapToInt(job -> job.ended().rejectedAttempts().size()).sum();
  }

  /** What is in accounts and purses and what was burnt is what was ever issued. */
  boolean addsUp() {
    return supply.getFree() + supply.getPurses() + supply.getBurnt() == supply.getIssued();
  }

  /** One app hash for each height, whichever validator is asked. */
  boolean doValidatorsAgree() {
    return !appHashes.isEmpty()
        && appHashes.values().stream()
            .allMatch(hashes -> hashes.values().stream().distinct().count() == 1);
  }

  boolean isSuccess() {
    return areAllFinal()
        && areReceiptsVerified()
        && rejectedAttempts() > 0
        && addsUp()
        && doValidatorsAgree();
  }

  /** One object with all of it. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("success", isSuccess()).put("consensus", consensus);
    ArrayNode list = json.putArray("jobs");
    for (Checked job : jobs) {
      ObjectNode each = list.addObject().put("name", job.ended().name());
      each.setAll(JobJson.of(job.ended().job()));
      ArrayNode states = each.putArray("states");
      job.ended()
          .states()
          .forEach(
              state ->
                  states
                      .addObject()
                      .put("status", state.status().name().replace("JOB_STATUS_", ""))
                      .put("height", state.height()));
      each.set("result", ResultJson.of(job.result()));
      each.set("receipt", receipt(job));
    }
    ObjectNode balances = json.putObject("balances");
    accounts.forEach((name, amount) -> balances.put(name, amount.microLap()));
    json.putObject("supply")
        .put("free", supply.getFree())
        .put("purses", supply.getPurses())
        .put("burnt", supply.getBurnt())
        .put("issued", supply.getIssued())
        .put("adds_up", addsUp());
    json.put("rejected_attempts", rejectedAttempts());
    json.put("validators_agree", doValidatorsAgree());
    ObjectNode hashes = json.putObject("app_hashes");
    appHashes.forEach(
        (height, byValidator) -> {
          ObjectNode at = hashes.putObject(Long.toString(height));
          byValidator.forEach((validator, hash) -> at.put(validator, hash.hex()));
        });
    return json;
  }

  private static ObjectNode receipt(Checked job) {
    ObjectNode json = Json.object().put("verified", job.isVerified());
    switch (job.receipt()) {
      case ReceiptVerdict.Proved proved -> {
        json.put("kind", "consensus").put("height", proved.height());
        words(json, proved.claims().proved(), proved.claims().notProved());
      }
      case ReceiptVerdict.Development development -> {
        json.put("kind", "development").put("height", development.height());
        words(json, development.claims().proved(), development.claims().notProved());
      }
      case ReceiptVerdict.Refused refused -> json.put("why", refused.why().toString());
    }
    return json;
  }

  private static void words(ObjectNode json, List<String> proved, List<String> notProved) {
    ArrayNode shown = json.putArray("proved");
    proved.forEach(shown::add);
    ArrayNode open = json.putArray("not_proved");
    notProved.forEach(open::add);
  }
}
