package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobState;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.StateKey;

/** Writes jobs. The index entries of a job follow from its record alone. */
final class Jobs {
  private final Settlement settlement;

  Jobs(Settlement settlement) {
    this.settlement = settlement;
  }

  void create(Job job) {
    settlement.put(JobKeys.job(job.id()), job);
    entries(job).values().forEach(key -> settlement.put(key, job.id().bytes()));
  }

  void replace(Job before, Job after) {
    if (after.state() instanceof JobState.Ended && !settlement.holds(after.id()).isZero()) {
      throw new IllegalStateException(
          "job " + after.id() + " ends with " + settlement.holds(after.id()) + " in its purse");
    }
    settlement.put(JobKeys.job(after.id()), after);
    SortedMap<ByteString, StateKey<ByteString>> old = entries(before);
    SortedMap<ByteString, StateKey<ByteString>> now = entries(after);
    old.values().stream().filter(key -> !now.containsKey(key.bytes())).forEach(settlement::delete);
    now.values().stream()
        .filter(key -> !old.containsKey(key.bytes()))
        .forEach(key -> settlement.put(key, after.id().bytes()));
  }

  private static SortedMap<ByteString, StateKey<ByteString>> entries(Job job) {
    SortedMap<ByteString, StateKey<ByteString>> entries =
        new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    long opened = job.terms().openedHeight();
    add(entries, JobKeys.listed(JobKeys.newest(), opened, job.id()));
    add(entries, JobKeys.listed(JobKeys.ofClient(job.terms().client()), opened, job.id()));
    for (Attempt attempt : job.state().attempts()) {
      ByteString list = JobKeys.ofProvider(attempt.provider());
      add(entries, JobKeys.listed(list, attempt.assignedHeight(), job.id()));
    }
    job.state()
        .exitHeight(job.terms())
        .ifPresent(height -> add(entries, JobKeys.exit(height, job.id())));
    switch (job.state()) {
      case JobState.Open _ -> add(entries, JobKeys.open(opened, job.id()));
      case JobState.Assigned assigned ->
          add(entries, JobKeys.assigned(assigned.running().provider(), job.id()));
      case JobState.Confirmed confirmed ->
          add(
              entries,
              JobKeys.vesting(confirmed.running().provider(), job.statusHeight(), job.id()));
      case JobState.Provisional _, JobState.Audit _, JobState.Ended _ -> {}
    }
    return entries;
  }

  private static void add(
      SortedMap<ByteString, StateKey<ByteString>> entries, StateKey<ByteString> key) {
    entries.put(key.bytes(), key);
  }
}
