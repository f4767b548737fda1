package org.laplace.cli;

import java.io.IOException;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.JobText;
import org.laplace.proto.v1.JobView;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job from now to its end. */
@Command(
    name = "watch",
    description =
        "Follow a job, a line for each change; with --json each change is an object on a line.")
final class JobWatchCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();

  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id = "";

  @Option(
      names = "--wait",
      defaultValue = "final",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private WaitFor wait = WaitFor.FINAL;

  JobWatchCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    var jobId = Given.jobId(id);
    try (LaplaceClient client = nodes.connect(shell())) {
      JobView end =
          Following.follow(
              client,
              jobId,
              wait,
              output,
              view -> {
                output.say(JobText.line(view));
                output.jsonLine(() -> JobJson.of(view.getJob()).put("height", view.getHeight()));
              });
      JobText.payments(end.getJob()).forEach(output::say);
    }
    return ExitCode.OK;
  }
}
