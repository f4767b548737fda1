package org.laplace.ledger.settlement;

import java.util.List;

/** Something that happened in a block, for those who watch; never an input of consensus. */
public record Event(String type, List<Attribute> attributes) {
  public Event {
    attributes = List.copyOf(attributes);
  }

  /** Searchable through CometBFT's index. */
  public record Attribute(String key, String value) {}
}
