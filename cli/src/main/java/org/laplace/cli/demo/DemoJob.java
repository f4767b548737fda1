package org.laplace.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.laplace.cli.view.JobText;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.wallet.JobWatch;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sent;

/** One job of the demonstration, from the quote to its end. */
final class DemoJob implements Callable<DemoJob.Ended> {
  /** Dearer than every provider of the demonstration. */
  private static final Amount PRICE_LIMIT_MIN = Amount.of(Amount.MICRO_LAP_PER_LAP);

  private static final long EXPIRY_BLOCKS = 2_000;

  private final String name;
  private final LaplaceClient client;
  private final PrivateKey key;
  private final JobSpec spec;
  private final Consumer<String> progress;

  /**
   * @param name for people
   * @param spec without size, memory and work
   */
  DemoJob(
      String name, LaplaceClient client, PrivateKey key, JobSpec spec, Consumer<String> progress) {
    this.name = name;
    this.client = client;
    this.key = key;
    this.spec = spec;
    this.progress = progress;
  }

  /**
   * How the job went.
   *
   * @param states each status with the height at which it was first seen
   */
  record Ended(String name, Job job, List<SeenStatus> states, GetResultResponse result) {
    Ended {
      states = List.copyOf(states);
    }

    /** Attempts that more than 2/3 of the power found wrong. */
    List<Attempt> rejectedAttempts() {
      return job.getAttemptsList().stream()
          .filter(attempt -> attempt.getEnd() == AttemptEnd.ATTEMPT_END_REJECTED)
          .toList();
    }
  }

  record SeenStatus(JobStatus status, long height) {}

  @Override
  public Ended call() throws Exception {
    QuoteResponse quote = client.quote(spec);
    Amount price = Amount.of(quote.getPrice());
    progress.accept(
        name
            + ": "
            + quote.getSpec().getWorkUnits()
            + " work units, "
            + price
            + " at the cheapest of "
            + quote.getOffers()
            + " offers");
    Amount limit =
        price.times(10).compareTo(PRICE_LIMIT_MIN) > 0 ? price.times(10) : PRICE_LIMIT_MIN;
    OpenJob open =
        OpenJob.newBuilder()
            .setSpec(quote.getSpec())
            .setPriceLimit(limit.microLap())
            .setExpiryHeight(client.status().getHeight() + EXPIRY_BLOCKS)
            .build();
    Sent sent = client.send(List.of(Action.newBuilder().setOpenJob(open).build()), key);
    return follow(sent.objectId(0));
  }

  private Ended follow(Hash id) throws RefusedException, InterruptedException {
    List<SeenStatus> states = new ArrayList<>();
    Job last = Job.getDefaultInstance();
    try (JobWatch watch = client.watchJob(id)) {
      var view = watch.next();
      while (view.isPresent()) {
        tell(view.get());
        last = view.get().getJob();
        if (states.isEmpty() || states.getLast().status() != last.getStatus()) {
          states.add(new SeenStatus(last.getStatus(), last.getStatusHeight()));
        }
        view = watch.next();
      }
    }
    return new Ended(name, last, states, client.getResult(id));
  }

  private void tell(JobView view) {
    progress.accept(name + ": " + JobText.line(view));
  }
}
