package org.laplace.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Groups that are run together.
 *
 * @param name as in {@code laplace bench NAME}
 */
public record Suite(String name, List<Group> groups) {
  public Suite {
    groups = List.copyOf(groups);
  }

  /**
   * What is left of it when only lines are wanted that hold the text, in their name or their
   * group's; empty when none does.
   */
  public Optional<Suite> only(String text) {
    List<Group> wanted =
        groups.stream()
            .flatMap(
                group -> {
                  List<Comparison> lines =
                      group.comparisons().stream().filter(line -> group.has(line, text)).toList();
                  return lines.isEmpty()
                      ? Stream.empty()
                      : Stream.of(
                          new Group(group.name(), group.peer(), group.unit(), group.bar(), lines));
                })
            .toList();
    return wanted.isEmpty() ? Optional.empty() : Optional.of(new Suite(name, wanted));
  }
}
