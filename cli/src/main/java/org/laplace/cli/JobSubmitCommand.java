package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.JobJson;
import org.laplace.cli.view.JobText;
import org.laplace.cli.view.ResultJson;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.WaitLevel;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way of a job, from a file to a result and what was paid for it. */
@Command(
    name = "submit",
    description =
        "Have a program run and pay for it; shows the price, the job's life and the result."
            + " Ctrl-C leaves the job running.")
final class JobSubmitCommand extends LaplaceCommand {
  private static final String PUBLIC =
      "Programs and results are public: everybody can read this job.";
  private static final int ID_PREFIX_DIGITS = 12;
  private static final long EXPIRY_BLOCKS = 500;

  /** Room for another provider, should the cheapest one fail; only an offer's price is paid. */
  private static final long PRICE_LIMIT_FACTOR = 2;

  @Mixin private final NodeOptions nodes = new NodeOptions();
  @Mixin private final SignerOptions signer = new SignerOptions();
  @Mixin private final ProgramOptions program = new ProgramOptions();

  @Option(
      names = "--price-limit",
      paramLabel = "AMOUNT",
      description =
          "The most to pay for the result, in LAP. Default: twice the quoted price, so that another"
              + " provider can take over; what is paid is the price of the offer.")
  private @Nullable String priceLimit;

  @Option(
      names = "--wait",
      defaultValue = "final",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private WaitFor wait = WaitFor.FINAL;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to save the result (default: result-<first digits of the id>.json).")
  private @Nullable Path file;

  JobSubmitCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<SourceFile> source() {
    return program.source();
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    JobSpec asked = program.read(shell());
    output.progress(PUBLIC);
    try (LaplaceClient client = nodes.connect(shell())) {
      QuoteResponse quote = client.quote(asked);
      JobText.lines(quote).forEach(output::progress);
      if (asked.getJobClass() == JobClass.JOB_CLASS_CIRCUIT) {
        output.progress(
            "shots    " + asked.getShots() + ", seed " + Long.toUnsignedString(asked.getSeed()));
      }
      Amount limit = limit(quote);
      output.progress("limit    " + limit);
      Hash id = submit(client, quote, limit, output);
      if (wait == WaitFor.NONE) {
        output.say("job      " + id);
        output.json(() -> json(id, asked, quote));
        return ExitCode.OK;
      }
      JobView end =
          Following.follow(client, id, wait, output, view -> output.progress(JobText.line(view)));
      return finish(client, id, end, json(id, asked, quote), output);
    }
  }

  private Amount limit(QuoteResponse quote) throws RefusedException {
    if (priceLimit != null) {
      return Given.valueOf(Amount.parse(priceLimit));
    }
    if (quote.getOffers() == 0) {
      throw new RefusedException(
          Code.UNKNOWN_OFFER,
          "no provider offers to take this job now; give --price-limit to wait for one");
    }
    return Amount.of(quote.getPrice()).times(PRICE_LIMIT_FACTOR);
  }

  private Hash submit(LaplaceClient client, QuoteResponse quote, Amount limit, Output output)
      throws RefusedException, IOException, InterruptedException {
    PrivateKey key = signer.load(shell(), nodes);
    OpenJob job =
        OpenJob.newBuilder()
            .setSpec(quote.getSpec())
            .setPriceLimit(limit.microLap())
            .setExpiryHeight(client.status().getHeight() + EXPIRY_BLOCKS)
            .build();
    Sent sent =
        client.submit(
            job,
            key,
            WaitLevel.WAIT_LEVEL_COMMITTED,
            transaction -> output.progress("job      " + transaction.objectId(0)));
    return sent.objectId(0);
  }

  private static ObjectNode json(Hash id, JobSpec spec, QuoteResponse quote) {
    ObjectNode json = Json.object().put("id", id.hex());
    if (spec.getJobClass() == JobClass.JOB_CLASS_CIRCUIT) {
      json.put("shots", spec.getShots())
          .put("seed", new BigInteger(Long.toUnsignedString(spec.getSeed())));
    }
    json.set("quote", JobJson.of(quote));
    return json;
  }

  private int finish(LaplaceClient client, Hash id, JobView end, ObjectNode json, Output output)
      throws RefusedException, IOException, InterruptedException {
    Job job = end.getJob();
    json.set("job", JobJson.of(job));
    Optional<Results> results = Results.find(client, id, job.getJobClass());
    if (results.isPresent()) {
      Path saved = shell().directory().resolve(file == null ? defaultFile(id) : file);
      results.get().show(output);
      results.get().save(saved);
      output.progress("saved    " + saved);
      json.set("result", ResultJson.of(results.get().response(), results.get().decoded()));
      json.put("file", saved.toAbsolutePath().toString());
    }
    JobText.payments(job).forEach(output::say);
    output.json(() -> json);
    return isGood(job) ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static boolean isGood(Job job) {
    return !JobText.hasEnded(job) || job.getStatus() == JobStatus.JOB_STATUS_FINAL;
  }

  private static Path defaultFile(Hash id) {
    return Path.of("result-" + id.hex().substring(0, ID_PREFIX_DIGITS) + ".json");
  }
}
