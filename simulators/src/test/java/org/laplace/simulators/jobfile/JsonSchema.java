package org.laplace.simulators.jobfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates job files against the keywords of JSON Schema (2020-12) that the published schemas use;
 * any other keyword is an error, so that none is overlooked.
 */
public final class JsonSchema {
  private final Map<String, Object> root;

  private JsonSchema(Map<String, Object> root) {
    this.root = root;
  }

  /** Reads a schema. */
  public static JsonSchema read(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      return new JsonSchema(mapping(value(parser)));
    }
  }

  /** Why a job does not fit, if it does not. */
  public Optional<String> mistake(String job) throws InvalidJobFile {
    return Optional.ofNullable(check(root, JobDocument.read(job).node(), ""));
  }

  /** A value of the schema by its pointer, for example {@code /properties/steps/maximum}. */
  public Object at(String pointer) {
    Object value = root;
    for (String part : pointer.substring(1).split("/", -1)) {
      value = mapping(value).get(part);
    }
    return value;
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.getText();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield fields;
      }
      case START_ARRAY -> {
        var elements = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
      default -> parser.getText();
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  private String check(Map<String, Object> schema, Node node, String path) {
    for (var keyword : schema.entrySet()) {
      String mistake = check(schema, keyword.getKey(), keyword.getValue(), node, path);
      if (mistake != null) {
        return mistake;
      }
    }
    return null;
  }

  private String check(
      Map<String, Object> schema, String keyword, Object wanted, Node node, String path) {
    return switch (keyword) {
      case "$schema", "$defs", "title", "description", "default" -> null;
      case "$ref" -> check(mapping(at(((String) wanted).substring(1))), node, path);
      case "type" -> expect(isType((String) wanted, node), path + " is no " + wanted);
      case "enum" ->
          expect(list(wanted).stream().anyMatch(one -> isEqual(one, node)), path + " " + wanted);
      case "const" -> expect(isEqual(wanted, node), path + " is not " + wanted);
      case "not" -> expect(check(mapping(wanted), node, path) != null, path + " is " + wanted);
      case "oneOf" -> {
        long fitting =
            list(wanted).stream().filter(one -> check(mapping(one), node, path) == null).count();
        yield expect(fitting == 1, path + " fits " + fitting + " of " + wanted);
      }
      case "allOf" ->
          list(wanted).stream()
              .map(one -> check(mapping(one), node, path))
              .filter(mistake -> mistake != null)
              .findFirst()
              .orElse(null);
      case "minimum" -> expect(!(number(node) < (double) wanted), path + " is below " + wanted);
      case "maximum" -> expect(!(number(node) > (double) wanted), path + " is above " + wanted);
      case "exclusiveMinimum" -> expect(!(number(node) <= (double) wanted), path + " is " + wanted);
      case "maxLength" ->
          expect(!(node instanceof Scalar s) || s.text().length() <= (double) wanted, path);
      case "minItems" -> expect(!(size(node) < (double) wanted), path + " is too short");
      case "maxItems" -> expect(!(size(node) > (double) wanted), path + " is too long");
      case "uniqueItems" -> expect(isUnique(node), path + " repeats itself");
      case "items" -> checkItems(mapping(wanted), node, path);
      case "minProperties" ->
          expect(
              !(node instanceof Node.Mapping m) || m.fields().size() >= (double) wanted,
              path + " is empty");
      case "required" ->
          expect(
              !(node instanceof Node.Mapping m) || m.fields().keySet().containsAll(list(wanted)),
              path + " needs " + wanted);
      case "additionalProperties" ->
          expect(
              !(node instanceof Node.Mapping m)
                  || mapping(schema.getOrDefault("properties", Map.of()))
                      .keySet()
                      .containsAll(m.fields().keySet()),
              path + " has unknown fields");
      case "properties" -> checkFields(mapping(wanted), node, path);
      default -> throw new AssertionError("this validator does not know " + keyword);
    };
  }

  private String checkItems(Map<String, Object> schema, Node node, String path) {
    if (node instanceof Node.Sequence sequence) {
      for (Node element : sequence.elements()) {
        String mistake = check(schema, element, path + "[]");
        if (mistake != null) {
          return mistake;
        }
      }
    }
    return null;
  }

  private String checkFields(Map<String, Object> schemas, Node node, String path) {
    if (node instanceof Node.Mapping mapping) {
      for (var field : mapping.fields().entrySet()) {
        Object schema = schemas.get(field.getKey());
        String mistake =
            schema == null
                ? null
                : check(mapping(schema), field.getValue().value(), path + "/" + field.getKey());
        if (mistake != null) {
          return mistake;
        }
      }
    }
    return null;
  }

  private static String expect(boolean holds, String mistake) {
    return holds ? null : mistake;
  }

  private static boolean isType(String type, Node node) {
    return switch (type) {
      case "object" -> node instanceof Node.Mapping;
      case "array" -> node instanceof Node.Sequence;
      case "string" -> isKind(node, Scalar.Kind.TEXT);
      case "boolean" -> isKind(node, Scalar.Kind.FLAG);
      case "null" -> isKind(node, Scalar.Kind.NOTHING);
      case "integer" -> isKind(node, Scalar.Kind.INTEGER);
      case "number" -> isKind(node, Scalar.Kind.INTEGER) || isKind(node, Scalar.Kind.DECIMAL);
      default -> throw new AssertionError("unknown type " + type);
    };
  }

  private static boolean isKind(Node node, Scalar.Kind kind) {
    return node instanceof Scalar scalar && scalar.kind() == kind;
  }

  private static boolean isEqual(Object wanted, Node node) {
    if (wanted instanceof Double number) {
      return isType("number", node) && number(node) == number;
    }
    return node instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.TEXT
        && scalar.text().equals(wanted);
  }

  /** Not a number where there is none, which no bound refuses. */
  private static double number(Node node) {
    return isType("number", node) ? Double.parseDouble(((Scalar) node).text()) : Double.NaN;
  }

  private static double size(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.elements().size() : Double.NaN;
  }

  private static boolean isUnique(Node node) {
    return !(node instanceof Node.Sequence sequence)
        || new HashSet<>(sequence.elements().stream().map(Node::shown).toList()).size()
            == sequence.elements().size();
  }
}
