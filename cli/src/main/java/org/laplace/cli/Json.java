package org.laplace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as this command writes it: UTF-8, two spaces deep, fields in the order they were put. */
public final class Json {
  private static final ObjectMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final ObjectMapper LINE = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return LINE.createObjectNode();
  }

  public static String pretty(JsonNode json) {
    return write(PRETTY, json);
  }

  /** On one line, for streams of objects. */
  public static String line(JsonNode json) {
    return write(LINE, json);
  }

  private static String write(ObjectMapper mapper, JsonNode json) {
    try {
      return mapper.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always writable", e);
    }
  }
}
