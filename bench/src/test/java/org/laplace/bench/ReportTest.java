package org.laplace.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path repository;

  private static Comparison taking(String name, double ours, double peer) {
    return new Comparison(
        name,
        workshop -> new Contestants(round -> new Sample(ours, "x"), round -> new Sample(peer, "")));
  }

  private Report run(Bar bar, Comparison... lines) throws Exception {
    Suite suite = new Suite("s", List.of(new Group("g", "p", bar, List.of(lines))));
    List<String> progress = new ArrayList<>();
    try (var workshop = new Workshop(repository)) {
      Report report = new Bench(workshop, 5, progress::add).run(suite);
      assertEquals(lines.length, progress.size());
      return report;
    }
  }

  @Test
  void aGroupMeetsItsBarByTheGeometricMeanAndByEachLine() throws Exception {
    assertTrue(run(Bar.timesAsFast(4, 2), taking("a", 1, 2), taking("b", 1, 8)).isMet());
    assertFalse(run(Bar.timesAsFast(4.1, 2), taking("a", 1, 2), taking("b", 1, 8)).isMet());
    assertFalse(run(Bar.timesAsFast(4, 2.1), taking("a", 1, 2), taking("b", 1, 8)).isMet());
    assertTrue(run(Bar.shareOfPeer(1, 1.25), taking("a", 5, 4), taking("b", 3, 4)).isMet());
  }

  @Test
  void theJsonHasPeerOursRatioAndDigestForEachLine() throws Exception {
    JsonNode json = run(Bar.timesAsFast(1, 1), taking("a", 2, 8)).json();
    JsonNode group = json.path("groups").path(0);
    assertEquals(4, group.path("geometric_mean").asDouble(), 1e-12);
    JsonNode line = group.path("lines").path(0);
    assertEquals(8, line.path("peer").asDouble());
    assertEquals(2, line.path("ours").asDouble());
    assertEquals(4, line.path("ratio").asDouble());
    assertEquals("x", line.path("digest").asText());
    assertFalse(json.path("machine").path("cpu").asText().isEmpty());
  }

  @Test
  void aMissingPeerIsSaidAndTheOtherLinesRun() throws Exception {
    Comparison missing =
        new Comparison(
            "m",
            workshop ->
                new Contestants(
                    round -> new Sample(1, ""), workshop.python("p.py").contestant("c")));
    Report report = run(Bar.timesAsFast(1, 1), missing, taking("a", 1, 1));
    assertFalse(report.isComplete());
    JsonNode lines = report.json().path("groups").path(0).path("lines");
    assertTrue(lines.path(0).path("missing").asText().contains("p.py"));
    assertEquals(1, lines.path(1).path("ratio").asDouble());
  }

  @Test
  void namesOfSuitesGroupsAndLinesAreUniqueSoThatOnlyFindsThem() {
    var suites = new HashSet<String>();
    for (Suite suite : Suites.all()) {
      assertTrue(suites.add(suite.name()));
      var names = new HashSet<String>();
      for (Group group : suite.groups()) {
        for (Comparison line : group.comparisons()) {
          assertTrue(names.add(group.name() + ": " + line.name()), group.name());
        }
      }
    }
  }

  @Test
  void onlyLeavesWhatItNames() {
    Suite suite =
        new Suite(
            "s",
            List.of(
                new Group(
                    "G", "p", Bar.timesAsFast(1, 1), List.of(taking("a", 1, 1), taking("b", 1, 1))),
                new Group("H", "p", Bar.timesAsFast(1, 1), List.of(taking("c", 1, 1)))));
    assertEquals(2, suite.only("g").orElseThrow().groups().getFirst().comparisons().size());
    assertEquals(
        "b", suite.only("B").orElseThrow().groups().getFirst().comparisons().getFirst().name());
    assertEquals(Optional.empty(), suite.only("z"));
  }
}
