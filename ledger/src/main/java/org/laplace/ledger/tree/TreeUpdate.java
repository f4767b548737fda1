package org.laplace.ledger.tree;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * What one batch of changes makes of a tree.
 *
 * @param root the new root; the old one when nothing changed
 * @param added new nodes, to be stored as they are
 * @param stale addresses that only older versions still reach; to be removed when those go
 */
public record TreeUpdate(Subtree root, SequencedMap<NodeKey, Node> added, List<NodeKey> stale) {
  /** Takes the lists as they are, read-only. */
  public TreeUpdate {
    added = Collections.unmodifiableSequencedMap(added);
    stale = List.copyOf(stale);
  }
}
