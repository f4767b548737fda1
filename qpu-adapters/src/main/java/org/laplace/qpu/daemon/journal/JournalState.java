package org.laplace.qpu.daemon.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laplace.primitives.Hash;
import org.laplace.qpu.QpuLimits;
import org.laplace.qpu.spi.RunTag;

/**
 * What the records of a journal come to. Immutable; a pure function of the records.
 *
 * @param founded empty for a new journal
 * @param runs that something is left to do for
 * @param pending signed transactions that may still get into a block, by their hashes
 * @param ended the last runs that nothing is left to do for, oldest first
 * @param height the greatest one that a record names
 * @param offerLostHeight of the last offer that could not be posted; 0: none
 * @param resumedHeight up to which the operator knows of results that were found wrong
 */
public record JournalState(
    Optional<JournalRecord.Founded> founded,
    SortedMap<RunTag, Run> runs,
    SortedMap<Hash, PendingTransaction> pending,
    SequencedMap<RunTag, JournalRecord.Ended> ended,
    long height,
    long offerLostHeight,
    long resumedHeight) {

  public static final JournalState EMPTY =
      new JournalState(
          Optional.empty(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>(), 0, 0, 0);

  public JournalState {
    runs = Collections.unmodifiableSortedMap(runs);
    pending = Collections.unmodifiableSortedMap(pending);
    ended = Collections.unmodifiableSequencedMap(ended);
  }

  /** The state after one more record. Records about unknown runs change nothing. */
  public JournalState plus(JournalRecord record) {
    return switch (record) {
      case JournalRecord.Founded founding ->
          new JournalState(
              Optional.of(founding), runs, pending, ended, height, offerLostHeight, resumedHeight);
      case JournalRecord.Assigned assigned -> withAssigned(assigned);
      case JournalRecord.Started(RunTag run) ->
          withStage(run, new Run.Stage.Started(begun(run).starts() + 1, begun(run).failures()));
      case JournalRecord.Failed(RunTag run) ->
          withStage(run, new Run.Stage.Started(begun(run).starts(), begun(run).failures() + 1));
      case JournalRecord.Computed computed ->
          withStage(
              computed.run(), new Run.Stage.Computed(computed.outcome(), computed.resultHash()));
      case JournalRecord.Signed(PendingTransaction transaction, long at) -> {
        var more = new TreeMap<>(pending);
        more.put(transaction.hash(), transaction);
        yield withPending(more, at);
      }
      case JournalRecord.Settled settled -> withSettled(settled);
      case JournalRecord.Submitted(RunTag run, long at) ->
          withStage(run, new Run.Stage.Submitted()).withPending(pendingWithout(run), at);
      case JournalRecord.Ended end -> withEnded(end);
      case JournalRecord.Summary(long seenHeight, long lostHeight) ->
          new JournalState(
              founded,
              runs,
              pending,
              ended,
              Math.max(height, seenHeight),
              Math.max(offerLostHeight, lostHeight),
              resumedHeight);
      case JournalRecord.Resumed(long at) ->
          new JournalState(
              founded,
              runs,
              pending,
              ended,
              Math.max(height, at),
              offerLostHeight,
              Math.max(resumedHeight, at));
    };
  }

  /** The fewest records that come to this state. */
  public List<JournalRecord> toRecords() {
    List<JournalRecord> records = new ArrayList<>();
    founded.ifPresent(records::add);
    records.add(new JournalRecord.Summary(height, offerLostHeight));
    if (resumedHeight > 0) {
      records.add(new JournalRecord.Resumed(resumedHeight));
    }
    records.addAll(ended.values());
    for (Run run : runs.values()) {
      records.add(
          new JournalRecord.Assigned(
              run.tag(),
              run.specHash(),
              run.workUnits(),
              run.assignedHeight(),
              run.deadlineHeight()));
      switch (run.stage()) {
        case Run.Stage.Assigned _ -> {}
        case Run.Stage.Started(int starts, int failures) -> {
          records.addAll(Collections.nCopies(starts, new JournalRecord.Started(run.tag())));
          records.addAll(Collections.nCopies(failures, new JournalRecord.Failed(run.tag())));
        }
        case Run.Stage.Computed computed ->
            records.add(
                new JournalRecord.Computed(run.tag(), computed.outcome(), computed.resultHash()));
        case Run.Stage.Submitted _ -> records.add(new JournalRecord.Submitted(run.tag(), height));
      }
    }
    for (PendingTransaction transaction : pending.values()) {
      records.add(new JournalRecord.Signed(transaction, height));
    }
    return records;
  }

  /** Whether the journal has ever taken the run on, as far as it remembers. */
  public boolean knows(RunTag run) {
    return runs.containsKey(run) || ended.containsKey(run);
  }

  /** The height of the last result found wrong that the operator has not answered; 0: none. */
  public long rejectedHeight() {
    return ended.values().stream()
        .filter(end -> end.ending().isAgainstTheResult())
        .mapToLong(JournalRecord.Ended::height)
        .filter(at -> at > resumedHeight)
        .max()
        .orElse(0);
  }

  /** The transaction that hands in or hands back this run. */
  public Optional<PendingTransaction> pendingOf(RunTag run) {
    return pending.values().stream()
        .filter(transaction -> transaction.purpose().concerns(run))
        .findFirst();
  }

  private Run.Stage.Started begun(RunTag tag) {
    Run run = runs.get(tag);
    return run != null && run.stage() instanceof Run.Stage.Started started
        ? started
        : new Run.Stage.Started(0, 0);
  }

  private JournalState withAssigned(JournalRecord.Assigned assigned) {
    var more = new TreeMap<>(runs);
    more.put(
        assigned.run(),
        new Run(
            assigned.run(),
            assigned.specHash(),
            assigned.workUnits(),
            assigned.assignedHeight(),
            assigned.deadlineHeight(),
            new Run.Stage.Assigned()));
    return new JournalState(
        founded,
        more,
        pending,
        ended,
        Math.max(height, assigned.assignedHeight()),
        offerLostHeight,
        resumedHeight);
  }

  private JournalState withStage(RunTag tag, Run.Stage stage) {
    Run run = runs.get(tag);
    if (run == null) {
      return this;
    }
    var changed = new TreeMap<>(runs);
    changed.put(tag, run.at(stage));
    return new JournalState(
        founded, changed, pending, ended, height, offerLostHeight, resumedHeight);
  }

  private JournalState withPending(SortedMap<Hash, PendingTransaction> now, long at) {
    return new JournalState(
        founded, runs, now, ended, Math.max(height, at), offerLostHeight, resumedHeight);
  }

  private JournalState withSettled(JournalRecord.Settled settled) {
    PendingTransaction transaction = pending.get(settled.transaction());
    if (transaction == null) {
      return this;
    }
    boolean offerLost = !settled.effective() && transaction.purpose() instanceof Purpose.PostOffer;
    var fewer = new TreeMap<>(pending);
    fewer.remove(settled.transaction());
    return new JournalState(
        founded,
        runs,
        fewer,
        ended,
        Math.max(height, settled.height()),
        offerLost ? settled.height() : offerLostHeight,
        resumedHeight);
  }

  private JournalState withEnded(JournalRecord.Ended end) {
    var fewer = new TreeMap<>(runs);
    fewer.remove(end.run());
    var more = new LinkedHashMap<>(ended);
    more.putLast(end.run(), end);
    while (more.size() > QpuLimits.ENDED_RUNS_MAX) {
      more.pollFirstEntry();
    }
    return new JournalState(
        founded,
        fewer,
        pendingWithout(end.run()),
        more,
        Math.max(height, end.height()),
        offerLostHeight,
        resumedHeight);
  }

  private SortedMap<Hash, PendingTransaction> pendingWithout(RunTag run) {
    var fewer = new TreeMap<>(pending);
    fewer.values().removeIf(transaction -> transaction.purpose().concerns(run));
    return fewer;
  }

  /** The names of everything in the store that this state needs. */
  public Set<Hash> stored() {
    var names = new TreeSet<>(pending.keySet());
    for (Run run : runs.values()) {
      switch (run.stage()) {
        case Run.Stage.Assigned _, Run.Stage.Started _ -> names.add(run.specHash());
        case Run.Stage.Computed computed -> {
          // The spec too: should the result be lost, it can be computed again.
          names.add(run.specHash());
          names.add(computed.resultHash());
        }
        case Run.Stage.Submitted _ -> {}
      }
    }
    return names;
  }
}
