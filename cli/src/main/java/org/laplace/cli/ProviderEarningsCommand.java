package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.Table;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.qpu.daemon.Earnings;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a provider's jobs brought. */
@Command(
    name = "earnings",
    description = "List a provider's jobs, how each ended and what it was paid.")
final class ProviderEarningsCommand extends LaplaceCommand {
  private static final int PAGE_JOBS = 500;
  private static final String CSV_HEADING =
      "job,attempt,engine,work_units,price_micro_lap,end,height,earned_micro_lap,vendor_cost";

  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "An address or the name of a key; without, the account of --key.")
  private @Nullable String address;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Write it there, too. The column vendor_cost is empty: no vendor's bill is known here.")
  private @Nullable Path csv;

  ProviderEarningsCommand(Shell shell) {
    super(shell);
  }

  /**
   * One attempt at a job.
   *
   * @param end the attempt's if it failed, otherwise the job's status
   * @param height of the job's last change
   */
  private record Row(Job job, Attempt attempt, String end, long height, Amount earned) {
    static Row of(Job job, Attempt attempt) {
      boolean isJobs =
          attempt.getEnd() == AttemptEnd.ATTEMPT_END_UNSPECIFIED
              || attempt.getEnd() == AttemptEnd.ATTEMPT_END_CONFIRMED;
      String end = isJobs ? Words.of(job.getStatus()) : Words.of(attempt.getEnd());
      return new Row(
          job, attempt, end, job.getStatusHeight(), Earnings.of(job, attempt.getNumber()));
    }

    /** Ids, engine names and words have no character that CSV would need quoted. */
    String csv() {
      return String.join(
          ",",
          Words.hex(job.getId()),
          Integer.toString(attempt.getNumber()),
          job.getEngine(),
          Long.toUnsignedString(job.getWorkUnits()),
          Long.toUnsignedString(attempt.getPrice()),
          end,
          Long.toUnsignedString(height),
          Long.toString(earned.microLap()),
          "");
    }
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Address provider = ProviderCommand.providerOf(address, signer, shell(), nodes);
    List<Row> rows = new ArrayList<>();
    long vesting;
    try (LaplaceClient client = nodes.connect(shell())) {
      vesting = client.provider(provider).getVesting();
      var request = ListJobsRequest.newBuilder().setProvider(provider.bytes()).setLimit(PAGE_JOBS);
      ListJobsResponse page;
      do {
        page = client.listJobs(request.build());
        page.getJobsList().forEach(job -> addRows(job, provider, rows));
        request.setPageToken(page.getNextPageToken());
      } while (!page.getNextPageToken().isEmpty());
    }
    if (csv != null) {
      List<String> lines = new ArrayList<>(List.of(CSV_HEADING));
      rows.forEach(row -> lines.add(row.csv()));
      Files.writeString(
          shell().directory().resolve(csv),
          String.join("\r\n", lines) + "\r\n",
          StandardCharsets.UTF_8);
    }
    say(rows, vesting, output);
    output.json(() -> json(provider, rows, vesting));
    return ExitCode.OK;
  }

  private static void addRows(Job job, Address provider, List<Row> rows) {
    job.getAttemptsList().stream()
        .filter(attempt -> attempt.getProvider().equals(provider.bytes()))
        .forEach(attempt -> rows.add(Row.of(job, attempt)));
  }

  private static Amount sum(List<Row> rows) {
    Amount sum = Amount.ZERO;
    for (Row row : rows) {
      sum = sum.plus(row.earned());
    }
    return sum;
  }

  private static void say(List<Row> rows, long vesting, Output output) {
    Table table = new Table("JOB", "ENGINE", "PRICE", "END", "HEIGHT", "EARNED");
    for (Row row : rows) {
      table.add(
          Words.hex(row.job().getId()),
          row.job().getEngine(),
          Words.amount(row.attempt().getPrice()),
          row.end(),
          Long.toUnsignedString(row.height()),
          row.earned().toString());
    }
    if (rows.isEmpty()) {
      output.progress("No job was assigned to this provider.");
    } else {
      table.lines().forEach(output::say);
    }
    output.say(
        "earned " + sum(rows) + " in all, " + Words.amount(vesting) + " more is still vesting");
  }

  private static ObjectNode json(Address provider, List<Row> rows, long vesting) {
    ObjectNode json = Json.object().put("provider", provider.toString());
    ArrayNode jobs = json.putArray("jobs");
    for (Row row : rows) {
      jobs.addObject()
          .put("job", Words.hex(row.job().getId()))
          .put("attempt", row.attempt().getNumber())
          .put("engine", row.job().getEngine())
          .put("work_units", row.job().getWorkUnits())
          .put("price", row.attempt().getPrice())
          .put("end", row.end())
          .put("height", row.height())
          .put("earned", row.earned().microLap());
    }
    return json.put("earned", sum(rows).microLap()).put("vesting", vesting);
  }
}
