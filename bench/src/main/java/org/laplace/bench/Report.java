package org.laplace.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a suite came to.
 *
 * @param pairs counted runs of each side of each line
 * @param peers names and versions of the peers that ran
 */
public record Report(
    Suite suite, Machine machine, int pairs, List<String> peers, List<GroupReport> groups) {
  public Report {
    peers = List.copyOf(peers);
    groups = List.copyOf(groups);
  }

  /** Whether every line that could run meets its bar. */
  public boolean isMet() {
    return groups.stream().allMatch(GroupReport::isMet);
  }

  /** Whether every line could run. */
  public boolean isComplete() {
    return groups.stream().allMatch(GroupReport::isComplete);
  }

  /** The table, for people: Markdown. */
  public List<String> text() {
    return ReportText.lines(this);
  }

  /** All of it, for programs. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("suite", suite.name());
    json.putObject("machine")
        .put("cpu", machine.cpu())
        .put("processors", machine.processors())
        .put("memory_bytes", machine.memoryBytes())
        .put("system", machine.system())
        .put("java", machine.java())
        .put("vector_api", machine.vectorApi());
    ArrayNode versions = json.putArray("peers");
    peers.forEach(versions::add);
    json.put("pairs", pairs).put("threads", Workshop.THREADS);
    json.put("met", isMet()).put("complete", isComplete());
    ArrayNode array = json.putArray("groups");
    groups.forEach(group -> array.add(json(group)));
    return json;
  }

  private static ObjectNode json(GroupReport report) {
    Group group = report.group();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", group.name())
            .put("peer", group.peer())
            .put("unit", group.unit())
            .put("ratio", group.bar().ratio().words())
            .put("bar", group.bar().text())
            .put("met", report.isMet());
    report.geometricMean().ifPresent(mean -> json.put("geometric_mean", mean));
    ArrayNode lines = json.putArray("lines");
    for (Line line : report.lines()) {
      ObjectNode object = lines.addObject().put("name", line.name());
      switch (line) {
        case Line.Compared(String _, Measured measured, boolean isMet) ->
            object
                .put("peer", measured.peer())
                .put("ours", measured.ours())
                .put("ratio", measured.ratio())
                .put("ratio_min", measured.ratioMin())
                .put("ratio_max", measured.ratioMax())
                .put("bar", group.bar().each())
                .put("met", isMet)
                .put("digest", measured.digest());
        case Line.Missing(String _, String why) -> object.put("missing", why);
      }
    }
    return json;
  }
}
