package org.laplace.jobs.view;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.jobs.JobsLimits;
import org.laplace.jobs.state.JobKeys;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateKey;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.StateKeys;
import org.laplace.proto.v1.Job;

/** Questions about jobs. */
public final class JobViews {
  /** A turned height and an id: where a page ends within its list. */
  private static final int TOKEN_BYTES = Long.BYTES + Hash.SIZE_BYTES;

  private static final ProtoCodec<Job> WIRE = new ProtoCodec<>(Job.parser());

  private final StateView state;

  public JobViews(StateView state) {
    this.state = state;
  }

  public Optional<Job> job(Hash id) {
    return state.get(new StateKey<>(StateKeys.job(id), WIRE));
  }

  /**
   * A page of jobs, newest first: by the height at which they were opened, or assigned where a
   * provider is asked for. Pages stay stable while jobs are added; a status is that of the moment.
   *
   * @return MALFORMED_REQUEST for a page token that no page gave, OUT_OF_RANGE for a limit
   */
  public Parsed<JobPage> page(JobQuery query) {
    if (query.limit() < 1 || query.limit() > JobsLimits.PAGE_JOBS_MAX) {
      return Parsed.refused(
          Code.OUT_OF_RANGE,
          "limit is " + query.limit() + "; it must be 1 to " + JobsLimits.PAGE_JOBS_MAX);
    }
    if (!query.pageToken().isEmpty() && query.pageToken().size() != TOKEN_BYTES) {
      return Parsed.refused(
          Code.MALFORMED_REQUEST,
          "page_token is none that this service gave; leave it empty for the first page");
    }
    return Parsed.of(read(query));
  }

  /** Jobs that a provider is to run now, by id. */
  public List<Job> assignedTo(Address provider) {
    int most = JobsLimits.OFFERS_PER_PROVIDER_MAX * JobsLimits.SLOTS_MAX;
    return state.scan(JobKeys.assignedTo(provider), most).stream()
        .map(entry -> job(new Hash(entry.value())).orElseThrow())
        .toList();
  }

  private JobPage read(JobQuery query) {
    ByteString list = listOf(query);
    // A zero byte more than the last entry's key is the first key behind it.
    ByteString from =
        query.pageToken().isEmpty()
            ? list
            : list.concat(query.pageToken()).concat(ByteString.copyFrom(new byte[1]));
    List<StateEntry> entries = state.scan(list, from, JobsLimits.PAGE_ENTRIES_READ_MAX);
    List<Job> jobs = new ArrayList<>();
    for (StateEntry entry : entries) {
      Job job = job(new Hash(entry.value())).orElseThrow();
      if (fits(job, query)) {
        jobs.add(job);
      }
      if (jobs.size() == query.limit()) {
        return new JobPage(jobs, entry.key().substring(list.size()));
      }
    }
    boolean hasMore = entries.size() == JobsLimits.PAGE_ENTRIES_READ_MAX;
    return new JobPage(
        jobs, hasMore ? entries.getLast().key().substring(list.size()) : ByteString.EMPTY);
  }

  /** The shortest list that holds all that is asked for. */
  private static ByteString listOf(JobQuery query) {
    return query
        .provider()
        .map(JobKeys::ofProvider)
        .or(() -> query.client().map(JobKeys::ofClient))
        .orElse(JobKeys.newest());
  }

  private static boolean fits(Job job, JobQuery query) {
    return query.client().stream().allMatch(client -> job.getClient().equals(client.bytes()))
        && query.status().stream().allMatch(status -> job.getStatus() == status);
  }
}
