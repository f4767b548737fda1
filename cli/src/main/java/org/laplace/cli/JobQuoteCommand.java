package org.laplace.cli;

import java.io.IOException;
import java.util.Optional;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.JobText;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a job would cost. */
@Command(name = "quote", description = "Check a program and say what running it costs now.")
final class JobQuoteCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final ProgramOptions program = new ProgramOptions();

  JobQuoteCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<SourceFile> source() {
    return program.source();
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    var spec = program.read(shell());
    try (LaplaceClient client = nodes.connect(shell())) {
      QuoteResponse quote = client.quote(spec);
      JobText.lines(quote).forEach(output::say);
      quote.getNoticesList().forEach(output::say);
      output.json(() -> JobJson.of(quote));
    }
    return ExitCode.OK;
  }
}
