package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.ResultJson;
import org.laplace.cli.view.Words;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobStatus;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The result of a job. */
@Command(name = "result", description = "Show a job's result, and save it with --out.")
final class JobResultCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();

  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to save it.")
  private @Nullable Path file;

  JobResultCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    var jobId = Given.jobId(id);
    try (LaplaceClient client = nodes.connect(shell())) {
      JobClass jobClass = client.getJob(jobId).getJob().getJobClass();
      Results results = Results.of(client, jobId, jobClass);
      JobStatus status = results.response().getStatus();
      if (status != JobStatus.JOB_STATUS_FINAL) {
        output.progress("The job is " + Words.of(status) + ": this result may not stand.");
      }
      results.show(output);
      if (file != null) {
        Path saved = shell().directory().resolve(file);
        results.save(saved);
        output.progress("saved    " + saved);
      }
      output.json(() -> ResultJson.of(results.response(), results.decoded()));
    }
    return ExitCode.OK;
  }
}
