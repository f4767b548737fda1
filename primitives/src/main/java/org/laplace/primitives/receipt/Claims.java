package org.laplace.primitives.receipt;

import java.util.List;

/**
 * What a receipt shows and what it does not, in sentences for people.
 *
 * @param proved follows from the receipt and the checker's trust
 * @param notProved what a reader might think that a receipt shows
 */
public record Claims(List<String> proved, List<String> notProved) {
  public Claims {
    proved = List.copyOf(proved);
    notProved = List.copyOf(notProved);
  }
}
