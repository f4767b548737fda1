package org.laplace.qpu.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.laplace.qpu.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs from the queues of the devices, runs them, and enters what came out. */
final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final EmulatorSettings settings;
  private final JobBook book;
  private final Faults faults;
  private final Clock clock;
  private final ShotRunner shots = new ShotRunner();
  private final Map<String, DeviceQueue> queues = new TreeMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  JobRunner(EmulatorSettings settings, JobBook book, Faults faults, Clock clock) {
    this.settings = settings;
    this.book = book;
    this.faults = faults;
    this.clock = clock;
  }

  /** Opens the queues. */
  void start(Backends devices) {
    for (EmulatedDevice device : devices.all()) {
      queues.put(device.name(), new DeviceQueue(device.name(), job -> run(device, job)));
    }
  }

  int queueLength(String device) {
    DeviceQueue queue = queues.get(device);
    return queue == null ? 0 : queue.length();
  }

  void enqueue(Job job) {
    queue(job).add(job);
  }

  /** Takes a job that was cancelled out of its queue. */
  void forget(Job job) {
    queue(job).remove(job.id());
  }

  /** Whether jobs wait even though devices are free. */
  void hold(boolean held) {
    queues.values().forEach(queue -> queue.hold(held));
  }

  private DeviceQueue queue(Job job) {
    DeviceQueue queue = queues.get(job.request().backend());
    if (queue == null) {
      throw new IllegalStateException("no queue of " + job.request().backend());
    }
    return queue;
  }

  private void run(EmulatedDevice device, Job queued) {
    Optional<Job> started =
        book.change(
            queued.id(), j -> j.status() == Job.Status.QUEUED, j -> j.started(clock.instant()));
    if (started.isEmpty()) {
      return;
    }
    try {
      if (closed.await(settings.jobOverhead().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      complete(device, started.get());
    } catch (JobFailure failure) {
      fail(queued, failure);
    } catch (CancellationException e) {
      LOG.debug("job {} was cancelled while it ran", queued.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DeviceException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("job {} failed within the emulator", queued.id(), e);
      fail(queued, new JobFailure(JobFailure.INTERNAL, "Internal error: " + e, "Look at the log."));
    }
  }

  private void complete(EmulatedDevice device, Job job) throws JobFailure, DeviceException {
    if (faults.ofJob(FaultKind.FAILED_JOB)) {
      throw new JobFailure(JobFailure.INTERNAL, "Internal error.", "Submit the job again.");
    }
    if (faults.ofJob(FaultKind.CALIBRATION_DRIFT)) {
      device.drift();
    }
    EmulatedDevice.State state = device.state();
    PrimitiveRun.Answer answer =
        new PrimitiveRun(
                job.request(),
                state.device(),
                settings.isNoisy() ? Optional.of(state.noise()) : Optional.empty(),
                shots,
                settings.seed() * 31 + job.id().hashCode(),
                () -> !isRunning(job))
            .run(clock, faults.ofJob(FaultKind.SHORT_RESULT));
    byte[] document = answer.document().toString().getBytes(StandardCharsets.UTF_8);
    byte[] sent =
        faults.ofJob(FaultKind.TRUNCATED_RESULT)
            ? Arrays.copyOf(document, document.length / 2)
            : document;
    book.change(
        job.id(),
        j -> j.status() == Job.Status.RUNNING,
        j -> j.completed(clock.instant(), answer.qpuSeconds(), sent));
  }

  private boolean isRunning(Job job) {
    return closed.getCount() > 0
        && book.find(job.id()).filter(j -> j.status() == Job.Status.RUNNING).isPresent();
  }

  private void fail(Job job, JobFailure failure) {
    book.change(
        job.id(), j -> j.status() == Job.Status.RUNNING, j -> j.failed(clock.instant(), failure));
  }

  @Override
  public void close() {
    closed.countDown();
    queues.values().forEach(DeviceQueue::close);
  }
}
