package org.laplace.simulators.jobfile;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A mapping whose names are known to be allowed, and whose required ones are there. */
public final class Fields {
  private final String path;
  private final Node.Mapping mapping;

  private Fields(String path, Node.Mapping mapping) {
    this.path = path;
    this.mapping = mapping;
  }

  static Fields of(String path, Node.Mapping mapping, Set<String> required, Set<String> optional)
      throws InvalidJobFile {
    for (var field : mapping.fields().entrySet()) {
      String name = field.getKey();
      if (!required.contains(name) && !optional.contains(name)) {
        var known = new TreeSet<>(required);
        known.addAll(optional);
        throw new InvalidJobFile(
            field.getValue().namePlace(),
            "UNKNOWN_FIELD",
            "Unknown field \"" + Scalar.cut(name) + "\" in " + path + "; it may have " + known);
      }
    }
    for (String name : new TreeSet<>(required)) {
      if (!mapping.fields().containsKey(name)) {
        throw new InvalidJobFile(
            mapping.place(), "MISSING_FIELD", "Field \"" + name + "\" is missing in " + path);
      }
    }
    return new Fields(path, mapping);
  }

  /** Where the mapping begins. */
  public Place place() {
    return mapping.place();
  }

  /** The names that are there, in the order of the text. */
  public Set<String> names() {
    return Collections.unmodifiableSet(mapping.fields().keySet());
  }

  /** Whether a field is there. */
  public boolean has(String name) {
    return mapping.fields().containsKey(name);
  }

  /**
   * A field that is required.
   *
   * @throws IllegalStateException if it was not asked for and is not there
   */
  public Value get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no field " + name));
  }

  /** A field that may be missing. */
  public Optional<Value> find(String name) {
    Node.Field field = mapping.fields().get(name);
    return field == null
        ? Optional.empty()
        : Optional.of(new Value(path.equals("the job") ? name : path + "." + name, field.value()));
  }

  /** A mistake of the mapping as a whole. */
  public InvalidJobFile error(String code, String message) {
    return new InvalidJobFile(mapping.place(), code, message);
  }
}
