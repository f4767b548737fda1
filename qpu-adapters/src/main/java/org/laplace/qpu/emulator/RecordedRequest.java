package org.laplace.qpu.emulator;

import java.util.Map;

/**
 * A request that the emulator got.
 *
 * @param path with its query
 * @param headers by their names in lower case
 * @param body as text
 */
public record RecordedRequest(
    String method, String path, Map<String, String> headers, String body) {
  public RecordedRequest {
    headers = Map.copyOf(headers);
  }
}
