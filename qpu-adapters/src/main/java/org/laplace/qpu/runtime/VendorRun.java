package org.laplace.qpu.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laplace.circuits.Circuit;
import org.laplace.circuits.ClassicalRegister;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.CircuitResult;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.VendorRecord;
import org.laplace.qpu.spi.Outcome;
import org.laplace.qpu.spi.RunState;
import org.laplace.simulators.Shots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run at the vendor: written by the thread that follows it, read by the daemon's. */
final class VendorRun {
  private static final Logger LOG = LoggerFactory.getLogger(VendorRun.class);
  private static final String VENDOR = "ibm";
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final int RESULT_TRIES_MAX = 5;

  private final RuntimeClient client;
  private final Duration interval;
  private final String tag;
  private final JobSubmission submission;
  private final Circuit circuit;
  private final int shots;
  private final Runnable changed;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RunState state = new RunState.Queued();
  private volatile boolean isAbandoned;
  private volatile @Nullable Outcome outcome;

  /**
   * A run.
   *
   * @param interval between two looks at the vendor's job
   * @param tag that names it for good
   * @param circuit whose registers the result has
   */
  VendorRun(
      RuntimeClient client,
      Duration interval,
      String tag,
      JobSubmission submission,
      Circuit circuit,
      int shots,
      Runnable changed) {
    this.client = client;
    this.interval = interval;
    this.tag = tag;
    this.submission = submission;
    this.circuit = circuit;
    this.shots = shots;
    this.changed = changed;
  }

  RunState state() {
    return state;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Ends it; {@link #follow} tells the vendor. */
  void cancel() {
    cancelled.countDown();
  }

  /** Stops following it, without a word to the vendor. */
  void abandon() {
    isAbandoned = true;
    cancelled.countDown();
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until nothing more is done for the run. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Submits the job, or finds it, and follows it until it is cancelled. */
  void follow() {
    @Nullable String id = null;
    try {
      SubmittedJob job = new Submitter(client).submit(submission, tag, true);
      id = job.id();
      LOG.info("run {} is job {} on {}", tag, id, job.backend());
      conclude(id);
      cancelled.await();
    } catch (RuntimeCallException e) {
      LOG.warn("run {}: {}", tag, e.getMessage());
      set(new RunState.Failed(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      // The daemon stops: the vendor's job goes on, and is found by its tag.
      Thread.currentThread().interrupt();
    } finally {
      if (id != null && cancelled.getCount() == 0 && !isAbandoned) {
        leave(id);
      }
      ended.countDown();
    }
  }

  private void conclude(String id) throws RuntimeCallException, InterruptedException {
    while (cancelled.getCount() > 0) {
      Optional<VendorJob> seen = look(id);
      if (seen.isPresent()) {
        VendorJob job = seen.get();
        switch (job.status()) {
          case QUEUED -> set(new RunState.Queued());
          case RUNNING -> set(new RunState.Running(0));
          case FAILED, CANCELLED -> {
            set(
                new RunState.Failed(
                    "job "
                        + id
                        + " ended "
                        + job.status()
                        + ", code "
                        + job.reasonCode()
                        + ": "
                        + job.reason()));
            return;
          }
          case COMPLETED -> {
            fetch(job);
            return;
          }
        }
      }
      cancelled.await(
          seen.isPresent() ? interval.toMillis() : PAUSE_AFTER_FAILURE.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** The job, or empty where the way to the vendor is broken: what runs there is paid for. */
  private Optional<VendorJob> look(String id) throws RuntimeCallException {
    try {
      return Optional.of(client.job(id));
    } catch (RuntimeCallException e) {
      if (e.failure() instanceof RuntimeFailure.Refused refused
          && refused.remedy() == ErrorCode.Remedy.FORGET_JOB) {
        throw e;
      }
      LOG.warn("run {}: {}", tag, e.getMessage());
      return Optional.empty();
    }
  }

  private void fetch(VendorJob job) throws RuntimeCallException, InterruptedException {
    for (int tries = 1; cancelled.getCount() > 0; tries++) {
      try {
        JsonNode document =
            client
                .results(job.id())
                .orElseThrow(
                    () ->
                        new RuntimeCallException(
                            new RuntimeFailure.Malformed("a completed job without a result")));
        outcome = outcome(job, SamplerResults.read(document, 0, shots));
        set(new RunState.Finished());
        return;
      } catch (RuntimeCallException e) {
        boolean isLie = e.failure() instanceof RuntimeFailure.Malformed;
        if (isLie && tries >= RESULT_TRIES_MAX) {
          throw e;
        }
        LOG.warn("run {}: {}", tag, e.getMessage());
        cancelled.await(
            isLie ? interval.toMillis() : PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private Outcome outcome(VendorJob job, Map<String, SamplerResults.Register> results)
      throws RuntimeCallException {
    int bytesPerShot = Shots.bytesPerShot(circuit.bits());
    byte[] outcomes = new byte[shots * bytesPerShot];
    int first = 0;
    for (int index = 0; index < circuit.registers().size(); index++) {
      ClassicalRegister register = circuit.registers().get(index);
      SamplerResults.Register result = results.get(PhysicalProgram.register(index));
      if (result == null || result.bits() != register.size()) {
        throw new RuntimeCallException(
            new RuntimeFailure.Malformed(
                "a result without register " + PhysicalProgram.register(index)));
      }
      for (int shot = 0; shot < shots; shot++) {
        for (int bit = 0; bit < register.size(); bit++) {
          if (result.bit(shot, bit)) {
            int at = first + bit;
            outcomes[shot * bytesPerShot + at / 8] |= (byte) (1 << at % 8);
          }
        }
      }
      first += register.size();
    }
    byte[] record = client.record(job.id());
    CircuitResult result =
        Shots.encode(circuit, shots, ByteString.copyFrom(outcomes)).toBuilder()
            .setVendor(
                VendorRecord.newBuilder()
                    .setVendor(VENDOR)
                    .setDevice(job.backend())
                    .setJobId(job.id())
                    .setCalibration(job.calibrationId())
                    .setRecordHash(Hash.of(ByteString.copyFrom(record)).bytes()))
            .build();
    LOG.info("record of job {}: {}", job.id(), new String(record, StandardCharsets.UTF_8));
    return new Outcome(OutcomeKind.OUTCOME_KIND_COMPUTED, result.toByteString());
  }

  /** Cancels the vendor's job if it goes on, and takes the tag off, so that nobody finds it. */
  private void leave(String id) {
    try {
      if (!client.job(id).status().isTerminal()) {
        client.cancel(id);
      }
      client.setTags(id, List.of());
    } catch (RuntimeCallException e) {
      LOG.warn("job {} could not be cancelled: {}", id, e.getMessage());
    }
  }

  private void set(RunState next) {
    if (!state.equals(next)) {
      state = next;
      changed.run();
    }
  }
}
