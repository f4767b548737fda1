package org.laplace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Receipt;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a receipt and saves it. */
@Command(name = "get", description = "Save the receipt of a job that has ended.")
final class ReceiptGetCommand extends LaplaceCommand {
  /** A receipt comes with the signatures of the blocks after the job's end. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int ID_PREFIX_DIGITS = 12;

  @Mixin private final NodeOptions nodes = new NodeOptions();

  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to save it (default: receipt-<first digits of the id>.bin).")
  private @Nullable Path file;

  ReceiptGetCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Hash jobId = Given.jobId(id);
    try (LaplaceClient client = nodes.connect(shell())) {
      Receipt receipt = client.awaitReceipt(jobId, PATIENCE);
      Path name =
          file == null
              ? Path.of("receipt-" + jobId.hex().substring(0, ID_PREFIX_DIGITS) + ".bin")
              : file;
      Path saved = shell().directory().resolve(name);
      Files.write(saved, receipt.toByteArray());
      output.say("saved    " + saved);
      output.progress("Check it with: laplace receipt verify " + saved);
      output.json(
          () ->
              Json.object()
                  .put("id", jobId.hex())
                  .put("file", saved.toAbsolutePath().toString())
                  .put("chain_id", receipt.getChainId())
                  .put("height", receipt.getJob().getHeight())
                  .put("evidence", receipt.hasComet() ? "consensus" : "development"));
    }
    return ExitCode.OK;
  }
}
