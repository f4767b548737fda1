package org.laplace.ledger.block;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.laplace.ledger.settlement.Event;
import org.laplace.primitives.Hash;

/**
 * All that a block does; nothing of it is durable before the commit.
 *
 * @param results one for each transaction, in their order
 * @param changes of state, by key; an empty value deletes
 * @param blobs bulky bytes for the content-addressed store
 */
public record BlockOutcome(
    List<TxResult> results,
    SortedMap<ByteString, Optional<ByteString>> changes,
    SortedMap<Hash, ByteString> blobs,
    List<Event> events) {}
