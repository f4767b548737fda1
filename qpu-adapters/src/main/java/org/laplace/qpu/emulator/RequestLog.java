package org.laplace.qpu.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.laplace.qpu.QpuLimits;

/** The last requests, for whoever compares clients. */
final class RequestLog {
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private long characters;

  synchronized void add(RecordedRequest request) {
    requests.addLast(request);
    characters += request.body().length();
    while (requests.size() > QpuLimits.EMULATOR_REQUESTS_COUNT_MAX
        || (characters > QpuLimits.EMULATOR_RECORDED_CHARACTERS_MAX && requests.size() > 1)) {
      characters -= requests.removeFirst().body().length();
    }
  }

  synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
    characters = 0;
  }
}
