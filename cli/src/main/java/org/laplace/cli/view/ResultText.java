package org.laplace.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laplace.proto.v1.ParticlesResult;
import org.laplace.proto.v1.VendorRecord;

/** A result for people: counts as bars, bodies as a table. */
public final class ResultText {
  private static final int BARS = 16;
  private static final int BODIES = 16;
  private static final int BAR_WIDTH = 40;

  /** Blocks of one to eight eighths of a character's width. */
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private ResultText() {}

  public static List<String> lines(DecodedResult result) {
    return switch (result) {
      case DecodedResult.Counts counts -> {
        List<String> lines = new ArrayList<>(bars(counts));
        counts.vendor().ifPresent(vendor -> lines.add(attested(vendor)));
        yield lines;
      }
      case DecodedResult.Particles particles -> table(particles);
      case DecodedResult.Expectations(List<Double> values) -> expectations(values);
      case DecodedResult.WavePacket packet -> WavePacketView.lines(packet.result());
      case DecodedResult.Diverged(long step) ->
          List.of(
              "The run ended at step "
                  + step
                  + ": a value became infinite or not a number. A smaller time step may help.");
      case DecodedResult.Exhausted _ ->
          List.of("The run needed more than the declared work; ask for a new quote.");
      case DecodedResult.Misdeclared _ ->
          List.of("The program is not what the spec declares; ask for a new quote.");
      case DecodedResult.Unreadable(String why) -> List.of("The result cannot be shown: " + why);
    };
  }

  private static String attested(VendorRecord vendor) {
    return "attested by "
        + Printable.of(vendor.getVendor())
        + ", not proved: device "
        + Printable.of(vendor.getDevice())
        + ", job "
        + Printable.of(vendor.getJobId());
  }

  private static List<String> expectations(List<Double> values) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      lines.add("observable " + (i + 1) + "  " + values.get(i));
    }
    return lines;
  }

  /** The most frequent bit strings, most frequent first. */
  private static List<String> bars(DecodedResult.Counts result) {
    List<Map.Entry<String, Integer>> sorted =
        result.counts().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    List<String> lines = new ArrayList<>();
    if (sorted.isEmpty()) {
      return List.of("No shots.");
    }
    int most = sorted.getFirst().getValue();
    int digits = Integer.toString(most).length();
    for (Map.Entry<String, Integer> each : sorted.subList(0, Math.min(BARS, sorted.size()))) {
      String count = " ".repeat(digits - each.getValue().toString().length()) + each.getValue();
      lines.add(each.getKey() + "  " + count + "  " + bar(each.getValue(), most));
    }
    if (sorted.size() > BARS) {
      int rest = sorted.subList(BARS, sorted.size()).stream().mapToInt(Map.Entry::getValue).sum();
      lines.add("and " + (sorted.size() - BARS) + " others with " + rest + " shots together");
    }
    return lines;
  }

  private static String bar(int value, int most) {
    long eighths = Math.max(1, (long) value * BAR_WIDTH * 8 / most);
    int whole = (int) (eighths / 8);
    int part = (int) (eighths % 8);
    String end = part == 0 ? "" : EIGHTHS.substring(part - 1, part);
    return EIGHTHS.substring(7).repeat(whole) + end;
  }

  private static List<String> table(DecodedResult.Particles particles) {
    Table table = new Table("BODY", "X", "Y", "Z", "VX", "VY", "VZ");
    int shown = Math.min(BODIES, particles.bodies().size());
    for (int body = 0; body < shown; body++) {
      DecodedResult.Particles.Body at = particles.bodies().get(body);
      table.add(
          Integer.toString(body),
          number(at.coordinates().get(0)),
          number(at.coordinates().get(1)),
          number(at.coordinates().get(2)),
          number(at.velocities().get(0)),
          number(at.velocities().get(1)),
          number(at.velocities().get(2)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (shown < particles.bodies().size()) {
      lines.add("and " + (particles.bodies().size() - shown) + " others");
    }
    ParticlesResult result = particles.result();
    lines.add(
        "after "
            + result.getSteps()
            + " steps, time "
            + number(result.getTime())
            + "; energy "
            + number(result.getTotalEnergy())
            + ", at the start "
            + number(result.getInitialTotalEnergy()));
    return lines;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.9g", value);
  }
}
