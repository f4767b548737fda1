package org.laplace.simulators.jobfile;

import java.util.Optional;
import org.laplace.simulators.SimulatorLimits;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML 1.2 document of plain data: no anchors, aliases, tags or directives. */
final class YamlTree {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(SimulatorLimits.programBytesMax)
          .setUseMarks(true)
          .build();

  private YamlTree() {}

  static Node read(String text) throws InvalidJobFile {
    var tree = new TreeBuilder();
    int documents = 0;
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        if (event instanceof DocumentStartEvent start) {
          checkDocument(start, ++documents);
        }
        add(tree, event);
      }
    } catch (MarkedYamlEngineException e) {
      throw new InvalidJobFile(
          place(e.getProblemMark().or(e::getContextMark)),
          "NOT_YAML",
          "The job is not YAML 1.2: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new InvalidJobFile(
          Place.START, "NOT_YAML", "The job is not YAML 1.2: " + e.getMessage());
    }
    return tree.root();
  }

  private static void checkDocument(DocumentStartEvent start, int documents) throws InvalidJobFile {
    if (documents > 1) {
      throw refused(start, "TRAILING_TEXT", "A second document follows; a file holds one job");
    }
    if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
      throw refused(start, "NOT_PLAIN_YAML", "Directives (%) are not taken; remove them");
    }
  }

  private static void add(TreeBuilder tree, Event event) throws InvalidJobFile {
    switch (event.getEventId()) {
      case MappingStart -> {
        checkPlain((CollectionStartEvent) event, ((CollectionStartEvent) event).getTag());
        checkNoName(tree, event);
        tree.openMapping(place(event));
      }
      case SequenceStart -> {
        checkPlain((CollectionStartEvent) event, ((CollectionStartEvent) event).getTag());
        checkNoName(tree, event);
        tree.openSequence(place(event));
      }
      case MappingEnd, SequenceEnd -> tree.close();
      case Scalar -> addScalar(tree, (ScalarEvent) event);
      case Alias -> throw refused(event, "NOT_PLAIN_YAML", "Aliases (*name) are not taken");
      case Comment, StreamStart, StreamEnd, DocumentStart, DocumentEnd -> {
        // They hold no data.
      }
    }
  }

  private static void addScalar(TreeBuilder tree, ScalarEvent event) throws InvalidJobFile {
    checkPlain(event, event.getTag());
    String text = event.getValue();
    if (text.length() > SimulatorLimits.jobFileTextCharsMax) {
      throw refused(
          event,
          "TEXT_TOO_LONG",
          "A text has at most " + SimulatorLimits.jobFileTextCharsMax + " characters");
    }
    if (tree.expectsName()) {
      tree.name(place(event), text);
    } else {
      tree.add(
          event.isPlain()
              ? Scalar.plain(place(event), text)
              : new Scalar(place(event), Scalar.Kind.TEXT, text));
    }
  }

  private static void checkPlain(NodeEvent event, Optional<String> tag) throws InvalidJobFile {
    if (event.getAnchor().isPresent()) {
      throw refused(event, "NOT_PLAIN_YAML", "Anchors (&name) are not taken; write it out");
    }
    if (tag.isPresent()) {
      throw refused(event, "NOT_PLAIN_YAML", "Tags (!name) are not taken; remove the tag");
    }
  }

  private static void checkNoName(TreeBuilder tree, Event event) throws InvalidJobFile {
    if (tree.expectsName()) {
      throw refused(event, "WRONG_TYPE", "The name of a field must be a text");
    }
  }

  private static InvalidJobFile refused(Event event, String code, String message) {
    return new InvalidJobFile(place(event), code, message);
  }

  private static Place place(Event event) {
    return place(event.getStartMark());
  }

  private static Place place(Optional<Mark> mark) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
  }
}
