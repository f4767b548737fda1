package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.laplace.cli.view.Words;
import org.laplace.proto.v1.PostOffer;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.qpu.daemon.trial.BellRun;
import org.laplace.qpu.daemon.trial.Trial;
import org.laplace.qpu.daemon.trial.TrialReport;
import org.laplace.qpu.spi.Adapter;
import org.laplace.qpu.spi.EngineCapability;
import org.laplace.wallet.RefusedException;

/** Tries a machine out and says what its offers would be. Needs neither key nor node. */
final class ProviderCheck {
  private ProviderCheck() {}

  static int of(String name, Adapter machine, OfferOptions terms, Duration patience, Output output)
      throws RefusedException, InterruptedException {
    List<PostOffer> offers = new ArrayList<>();
    for (EngineCapability engine : machine.capabilities().engines()) {
      offers.add(terms.of(engine));
    }
    output.progress("Checking the adapter " + name + " ...");
    TrialReport report = Trial.of(machine, patience);
    say(name, report, offers, output);
    output.json(() -> json(name, report, offers));
    return report.isGood() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static void say(String name, TrialReport report, List<PostOffer> offers, Output output) {
    output.say("adapter     " + name);
    output.say("self-check  " + report.problem().orElse("passed"));
    for (BellRun run : report.runs()) {
      output.say(
          "Bell pair   "
              + run.engine()
              + ": "
              + run.problem().orElse("as validators would confirm it")
              + (run.counts().isEmpty() ? "" : ", " + run.counts()));
      run.vendor()
          .ifPresent(
              vendor ->
                  output.say(
                      "            run by "
                          + vendor.getVendor()
                          + " on "
                          + vendor.getDevice()
                          + ", its job "
                          + vendor.getJobId()));
    }
    for (PostOffer offer : offers) {
      output.say("offer       " + text(offer));
    }
    if (offers.isEmpty()) {
      output.say("offer       none: the machine has no engine");
    }
    output.say(
        report.isGood()
            ? "The machine is fit to earn on networks that accept these engines."
            : "The machine is not fit to earn; nothing would be offered safely.");
  }

  private static String text(PostOffer offer) {
    return offer.getEngine()
        + " up to size "
        + offer.getSizeMax()
        + ", "
        + Words.amount(offer.getPricePerMegaWork())
        + " per million work units, "
        + offer.getSlots()
        + " slots with a bond of "
        + Words.amount(offer.getBondPerSlot())
        + (offer.getTurnaroundBlocks() == 0
            ? ""
            : ", within " + offer.getTurnaroundBlocks() + " blocks");
  }

  private static ObjectNode json(String name, TrialReport report, List<PostOffer> offers) {
    ObjectNode json = Json.object().put("adapter", name).put("good", report.isGood());
    json.put("problem", report.problem().orElse(null));
    json.put("parallel_runs", report.capabilities().parallelRuns());
    ArrayNode runs = json.putArray("bell");
    for (BellRun run : report.runs()) {
      ObjectNode each = runs.addObject().put("engine", run.engine());
      each.put("problem", run.problem().orElse(null));
      ObjectNode counts = each.putObject("counts");
      run.counts().forEach(counts::put);
      run.vendor().ifPresent(vendor -> each.set("vendor", json(vendor)));
    }
    ArrayNode array = json.putArray("offers");
    for (PostOffer offer : offers) {
      array
          .addObject()
          .put("engine", offer.getEngine())
          .put("size_max", offer.getSizeMax())
          .put("price_per_mega_work", offer.getPricePerMegaWork())
          .put("slots", offer.getSlots())
          .put("bond_per_slot", offer.getBondPerSlot())
          .put("turnaround_blocks", offer.getTurnaroundBlocks());
    }
    return json;
  }

  private static ObjectNode json(VendorRecord vendor) {
    return Json.object()
        .put("vendor", vendor.getVendor())
        .put("device", vendor.getDevice())
        .put("job_id", vendor.getJobId())
        .put("calibration", vendor.getCalibration())
        .put("record_hash", Words.hex(vendor.getRecordHash()));
  }
}
