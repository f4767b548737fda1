package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.primitives.Hash;
import org.laplace.qpu.daemon.journal.Journal;
import org.laplace.qpu.daemon.journal.JournalRecord;
import org.laplace.qpu.daemon.journal.JournalState;
import org.laplace.qpu.daemon.journal.Store;

/** A disk that survives crashes; a record may or may not have reached it when one strikes. */
final class SimulatedDisk implements Journal, Store {
  private final Faults faults;
  private final List<JournalRecord> records = new ArrayList<>();
  private final SortedMap<Hash, ByteString> contents = new TreeMap<>();
  private JournalState state = JournalState.EMPTY;

  SimulatedDisk(Faults faults) {
    this.faults = faults;
  }

  @Override
  public JournalState state() {
    return state;
  }

  @Override
  public void append(JournalRecord record) {
    faults.perhapsCrash();
    records.add(record);
    state = state.plus(record);
    faults.perhapsCrash();
  }

  @Override
  public Hash put(ByteString content) {
    faults.perhapsCrash();
    Hash name = Hash.of(content);
    contents.put(name, content);
    faults.perhapsCrash();
    return name;
  }

  @Override
  public Optional<ByteString> get(Hash name) {
    return Optional.ofNullable(contents.get(name));
  }

  @Override
  public void retain(Set<Hash> names) {
    faults.perhapsCrash();
    contents.keySet().retainAll(names);
    faults.perhapsCrash();
  }

  void lose(Hash name) {
    contents.remove(name);
  }

  List<JournalRecord> records() {
    return records;
  }

  int contentCount() {
    return contents.size();
  }
}
