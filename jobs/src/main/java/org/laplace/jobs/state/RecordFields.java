package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** Reading of fields that may be left out. */
final class RecordFields {
  private RecordFields() {}

  static Optional<ByteString> optional(ByteString field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
