package org.laplace.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.laplace.cli.view.JobText;
import org.laplace.cli.view.ResultText;
import org.laplace.primitives.Amount;
import org.laplace.primitives.receipt.ReceiptVerdict;

/** The report for people. */
final class DemoText {
  private DemoText() {}

  static List<String> lines(DemoReport report) {
    List<String> lines = new ArrayList<>();
    for (DemoReport.Checked job : report.jobs()) {
      lines.add("");
      lines.add("== " + job.ended().name());
      lines.addAll(ResultText.lines(job.result()));
      lines.addAll(JobText.payments(job.ended().job()));
      lines.add(receipt(job));
    }
    lines.add("");
    lines.add("== the network (" + report.consensus() + ")");
    report.accounts().forEach((name, amount) -> lines.add("%-14s %s".formatted(name, amount)));
    lines.add(
        "accounts %s + purses %s + burnt %s = issued %s: %s"
            .formatted(
                Amount.of(report.supply().getFree()),
                Amount.of(report.supply().getPurses()),
                Amount.of(report.supply().getBurnt()),
                Amount.of(report.supply().getIssued()),
                report.addsUp() ? "adds up" : "DOES NOT ADD UP"));
    lines.add(
        report.appHashes().size()
            + " heights, "
            + (report.doValidatorsAgree()
                ? "one app hash each over all validators"
                : "and VALIDATORS THAT DISAGREE"));
    lines.add(
        report.rejectedAttempts()
            + " wrong results were rejected and their bonds slashed; "
            + (report.isSuccess()
                ? "everything is as it should be"
                : "NOT everything is as it should be"));
    return lines;
  }

  private static String receipt(DemoReport.Checked job) {
    return switch (job.receipt()) {
      case ReceiptVerdict.Proved proved ->
          "receipt: verified offline against the genesis validators, height " + proved.height();
      case ReceiptVerdict.Development development ->
          "receipt: verified, signed by the one development node, height " + development.height();
      case ReceiptVerdict.Refused refused -> "receipt: REFUSED, " + refused.why();
    };
  }
}
