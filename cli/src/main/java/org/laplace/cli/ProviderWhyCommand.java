package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.primitives.Address;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.Offer;
import org.laplace.proto.v1.ProviderView;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the chain why a provider gets no work. */
@Command(name = "why", description = "Say why a provider gets no work, as far as the chain shows.")
final class ProviderWhyCommand extends LaplaceCommand {
  /** Open jobs that are looked at; nodes give no more at once. */
  private static final int OPEN_JOBS_MAX = 500;

  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "An address or the name of a key; without, the account of --key.")
  private @Nullable String address;

  ProviderWhyCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    Address provider = ProviderCommand.providerOf(address, signer, shell(), nodes);
    try (LaplaceClient client = nodes.connect(shell())) {
      ProviderView view = client.provider(provider);
      var open =
          client.listJobs(
              ListJobsRequest.newBuilder()
                  .setStatus(JobStatus.JOB_STATUS_OPEN)
                  .setLimit(OPEN_JOBS_MAX)
                  .build());
      List<WhyNoWork.Reason> reasons =
          WhyNoWork.of(
              client.account(provider),
              view,
              client.params().getParams(),
              client.offers(ListOffersRequest.getDefaultInstance()).getOffersList(),
              open.getJobsList());
      int running = view.getOffersList().stream().mapToInt(Offer::getSlotsLocked).sum();
      say(provider, running, reasons, output);
      output.json(() -> json(provider, running, reasons));
    }
    return ExitCode.OK;
  }

  private static void say(
      Address provider, int running, List<WhyNoWork.Reason> reasons, Output output) {
    output.say(provider + " has " + running + " jobs now");
    reasons.forEach(reason -> output.say(reason.code() + ": " + reason.text()));
    if (reasons.isEmpty()) {
      output.say("Nothing that the chain shows keeps it from getting work.");
    }
  }

  private static ObjectNode json(Address provider, int running, List<WhyNoWork.Reason> reasons) {
    ObjectNode json =
        Json.object().put("provider", provider.toString()).put("jobs_running", running);
    ArrayNode array = json.putArray("reasons");
    reasons.forEach(
        reason -> array.addObject().put("code", reason.code()).put("text", reason.text()));
    return json;
  }
}
