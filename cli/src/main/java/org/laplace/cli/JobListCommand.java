package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.Table;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Code;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many jobs, a page at a time. */
@Command(name = "list", description = "List jobs.")
final class JobListCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Option(names = "--mine", description = "Only jobs of --key.")
  private boolean mine;

  @Option(names = "--client", paramLabel = "ADDRESS", description = "Only this client's jobs.")
  private @Nullable String client;

  @Option(
      names = "--provider",
      paramLabel = "ADDRESS",
      description = "Only jobs that this provider runs.")
  private @Nullable String provider;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only jobs that are open, assigned, provisional, audit, confirmed, final, refunded,"
              + " misdeclared, expired or cancelled.")
  private @Nullable String status;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--page", paramLabel = "TOKEN", description = "The page after, as list said.")
  private @Nullable String page;

  JobListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    ListJobsRequest request = request();
    try (LaplaceClient node = nodes.connect(shell())) {
      ListJobsResponse response = node.listJobs(request);
      show(response, output);
    }
    return ExitCode.OK;
  }

  private ListJobsRequest request() throws RefusedException, IOException {
    ListJobsRequest.Builder request = ListJobsRequest.newBuilder().setLimit(limit);
    if (mine) {
      request.setClient(signer.show(shell(), nodes).address().bytes());
    }
    if (client != null) {
      request.setClient(signer.address(client, shell(), nodes).bytes());
    }
    if (provider != null) {
      request.setProvider(signer.address(provider, shell(), nodes).bytes());
    }
    if (status != null) {
      request.setStatus(status(status));
    }
    if (page != null) {
      request.setPageToken(token(page));
    }
    return request.build();
  }

  private static JobStatus status(String text) throws RefusedException {
    for (JobStatus each : JobStatus.values()) {
      if (each != JobStatus.JOB_STATUS_UNSPECIFIED && Words.of(each).equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw new RefusedException(
        Code.MALFORMED_REQUEST,
        "no job has status '" + text + "'; laplace job list --help has all");
  }

  private static ByteString token(String text) throws RefusedException {
    try {
      return ByteString.copyFrom(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Code.MALFORMED_REQUEST, "--page takes what the page before printed, not '" + text + "'");
    }
  }

  private static void show(ListJobsResponse response, Output output) {
    Table table = new Table("JOB", "STATUS", "HEIGHT", "ENGINE", "SIZE", "CLIENT");
    for (Job job : response.getJobsList()) {
      table.add(
          Words.hex(job.getId()),
          Words.of(job.getStatus()),
          Long.toUnsignedString(job.getStatusHeight()),
          job.getEngine(),
          Integer.toUnsignedString(job.getSize()),
          Words.address(job.getClient()));
    }
    if (response.getJobsCount() == 0) {
      output.progress("There are no such jobs.");
    } else {
      table.lines().forEach(output::say);
    }
    if (!response.getNextPageToken().isEmpty()) {
      output.progress("There are more: --page " + Words.hex(response.getNextPageToken()));
    }
    output.json(
        () -> {
          ObjectNode json = Json.object();
          ArrayNode jobs = json.putArray("jobs");
          response.getJobsList().forEach(job -> jobs.add(JobJson.of(job)));
          return json.put("next_page", Words.hex(response.getNextPageToken()))
              .put("height", response.getHeight());
        });
  }
}
