package org.laplace.bench;

import java.util.List;
import java.util.OptionalDouble;

/** A group, after its lines were tried. */
record GroupReport(Group group, List<Line> lines) {
  GroupReport {
    lines = List.copyOf(lines);
  }

  List<Line.Compared> compared() {
    return lines.stream()
        .filter(Line.Compared.class::isInstance)
        .map(Line.Compared.class::cast)
        .toList();
  }

  boolean isComplete() {
    return compared().size() == lines.size();
  }

  /** Of the ratios of all lines that could run; empty when none could. */
  OptionalDouble geometricMean() {
    OptionalDouble mean =
        compared().stream().mapToDouble(line -> Math.log(line.measured().ratio())).average();
    return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
  }

  /** Whether all lines that could run meet the bar, each and in the mean. */
  boolean isMet() {
    OptionalDouble mean = geometricMean();
    Bar bar = group.bar();
    return compared().stream().allMatch(Line.Compared::isMet)
        && (mean.isEmpty() || bar.ratio().meets(mean.getAsDouble(), bar.geometricMean()));
  }
}
