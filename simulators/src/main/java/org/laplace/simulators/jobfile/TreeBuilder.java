package org.laplace.simulators.jobfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laplace.simulators.SimulatorLimits;

/** Puts a tree together from its parts in the order of the text; bounded in depth. */
final class TreeBuilder {
  /** A mapping or sequence whose end has not come. */
  private static final class Open {
    final Place place;
    final boolean isMapping;
    final LinkedHashMap<String, Node.Field> fields = new LinkedHashMap<>();
    final List<Node> elements = new ArrayList<>();
    @Nullable String name;
    Place namePlace = Place.START;

    Open(Place place, boolean isMapping) {
      this.place = place;
      this.isMapping = isMapping;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Node root;

  void openMapping(Place place) throws InvalidJobFile {
    open(new Open(place, true));
  }

  void openSequence(Place place) throws InvalidJobFile {
    open(new Open(place, false));
  }

  private void open(Open next) throws InvalidJobFile {
    if (open.size() == SimulatorLimits.jobFileNestingMax) {
      throw new InvalidJobFile(
          next.place,
          "TOO_DEEP",
          "More than " + SimulatorLimits.jobFileNestingMax + " lists and mappings in each other");
    }
    open.push(next);
  }

  /** True when the next part must be the name of a field. */
  boolean expectsName() {
    return !open.isEmpty() && open.element().isMapping && open.element().name == null;
  }

  void name(Place place, String name) throws InvalidJobFile {
    Open mapping = open.element();
    if (mapping.fields.containsKey(name)) {
      throw new InvalidJobFile(
          place, "DUPLICATE_FIELD", "Field \"" + Scalar.cut(name) + "\" stands twice");
    }
    mapping.name = name;
    mapping.namePlace = place;
  }

  /** Ends the innermost mapping or sequence. */
  void close() {
    Open done = open.pop();
    add(
        done.isMapping
            ? new Node.Mapping(done.place, done.fields)
            : new Node.Sequence(done.place, done.elements));
  }

  void add(Node node) {
    if (open.isEmpty()) {
      root = node;
      return;
    }
    Open parent = open.element();
    if (parent.name != null) {
      parent.fields.put(parent.name, new Node.Field(parent.namePlace, node));
      parent.name = null;
    } else {
      parent.elements.add(node);
    }
  }

  /** The whole, once the text has ended. */
  Node root() {
    return root == null ? Scalar.plain(Place.START, "") : root;
  }
}
