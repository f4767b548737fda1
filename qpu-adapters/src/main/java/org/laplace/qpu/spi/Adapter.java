package org.laplace.qpu.spi;

import java.util.Optional;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.JobSpec;

/**
 * A machine that runs jobs: a simulator, a quantum computer behind a vendor's service, a program
 * that somebody else wrote.
 *
 * <p>A run is named by its {@link RunTag}, which is the same after the daemon's restart. An adapter
 * whose machine keeps runs finds them again by it; one that forgets them answers {@link
 * RunState.Unknown}, and the daemon submits again. So a machine that costs money must look for the
 * tag before it starts anything.
 *
 * <p>Methods are called by one thread at a time. None of them waits for a run to end.
 *
 * <pre>{@code
 * adapter.submit(tag, spec, wake);
 * switch (adapter.poll(tag)) {
 *   case RunState.Finished _ -> answer = adapter.fetch(tag);
 *   ...
 * }
 * }</pre>
 */
public interface Adapter extends AutoCloseable {
  /** What the machine can do at most. The same for as long as the adapter is open. */
  Capabilities capabilities();

  /**
   * Lets the machine prove that it is in order, for example by known answers; the daemon bids only
   * if it does. May take seconds.
   *
   * @return what is wrong, for the operator to read; empty if nothing is
   */
  Optional<String> selfCheck();

  /**
   * Whether the machine takes this job, judging by what the spec declares. A program that is not
   * what its spec declares is no matter for this method: the run finds that out and answers {@code
   * MISDECLARED}.
   *
   * @return why it does not take it; empty if it does
   */
  Optional<Rejection> check(JobSpec spec);

  /**
   * Starts a run and returns at once. A tag that the machine knows already is not started again.
   *
   * @param spec one that {@link #check} lets pass
   * @param changed a hint that polling is worth it now, called by any thread, any number of times;
   *     an adapter that cannot know never calls it
   * @throws AdapterException if the run could not be handed to the machine, or perhaps was and the
   *     answer got lost; submitting the same tag again settles which
   */
  void submit(RunTag tag, JobSpec spec, Runnable changed) throws AdapterException;

  /** How far a run is. Cheap enough to be asked several times a second. */
  RunState poll(RunTag tag) throws AdapterException;

  /**
   * The answer of a run that is {@link RunState.Finished}; the same however often it is asked for.
   */
  Outcome fetch(RunTag tag) throws AdapterException;

  /**
   * Ends a run, if it goes on, and lets the machine forget it and its answer. Without effect on an
   * unknown tag.
   */
  void cancel(RunTag tag) throws AdapterException;

  /** Ends what runs on this computer; leaves alone what a vendor's machine keeps. */
  @Override
  void close();
}
