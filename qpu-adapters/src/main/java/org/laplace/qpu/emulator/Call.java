package org.laplace.qpu.emulator;

import com.linecorp.armeria.common.QueryParams;
import java.util.List;
import java.util.Map;

/**
 * A request.
 *
 * @param path decoded, without the query
 * @param segments of the path
 * @param headers by their names in lower case
 */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Call(
    String method,
    String path,
    List<String> segments,
    QueryParams query,
    Map<String, String> headers,
    byte[] body) {
  static Call of(
      String method, String path, QueryParams query, Map<String, String> headers, byte[] body) {
    String trimmed = path.startsWith("/") ? path.substring(1) : path;
    return new Call(method, path, List.of(trimmed.split("/", -1)), query, headers, body);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean isTrue(String parameter) {
    String value = query.get(parameter, "");
    return value.equalsIgnoreCase("true");
  }

  /** The call as seen from below the first segments. */
  Call below(int count) {
    return new Call(method, path, segments.subList(count, segments.size()), query, headers, body);
  }

  /** The segment, or an empty text behind the end. */
  String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }
}
