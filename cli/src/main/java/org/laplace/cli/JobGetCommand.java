package org.laplace.cli;

import java.io.IOException;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.JobText;
import org.laplace.proto.v1.JobView;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A job now. */
@Command(name = "get", description = "Show a job.")
final class JobGetCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();

  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id = "";

  JobGetCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    var jobId = Given.jobId(id);
    try (LaplaceClient client = nodes.connect(shell())) {
      JobView view = client.getJob(jobId);
      JobText.lines(view).forEach(output::say);
      output.json(() -> JobJson.of(view.getJob()).put("height", view.getHeight()));
    }
    return ExitCode.OK;
  }
}
