package org.laplace.cli;

import java.io.IOException;
import java.util.List;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.CancelJob;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes back a job that nobody runs yet. */
@Command(
    name = "cancel",
    description = "Take back a job that is still open; the rest of its money returns.")
final class JobCancelCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id = "";

  JobCancelCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Hash jobId = Given.jobId(id);
    PrivateKey key = signer.load(shell(), nodes);
    Action cancel =
        Action.newBuilder().setCancelJob(CancelJob.newBuilder().setJobId(jobId.bytes())).build();
    try (LaplaceClient client = nodes.connect(shell())) {
      Sent sent = client.send(List.of(cancel), key);
      sent.result()
          .ifPresent(
              result -> output.say("job " + jobId + " cancelled at height " + result.getHeight()));
      output.json(() -> Transactions.json(sent).put("id", jobId.hex()));
    }
    return ExitCode.OK;
  }
}
