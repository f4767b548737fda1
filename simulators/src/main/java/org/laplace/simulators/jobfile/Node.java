package org.laplace.simulators.jobfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a job file says at one place. */
sealed interface Node permits Node.Mapping, Node.Sequence, Scalar {
  /** Where it begins. */
  Place place();

  /** How a message calls it. */
  String shown();

  /** The value of a field, and where its name stands. */
  record Field(Place namePlace, Node value) {}

  /** Named values, in the order of the text. */
  record Mapping(Place place, SequencedMap<String, Field> fields) implements Node {
    public Mapping {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String shown() {
      return "a mapping";
    }
  }

  /** Values in a row. */
  record Sequence(Place place, List<Node> elements) implements Node {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }
}
