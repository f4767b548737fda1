package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;

/**
 * One message, one string of bytes: fields in ascending order, each once, integers as short as
 * possible, default values left out, nothing that the definition does not name. All common encoders
 * write just this. It makes hashes of messages well defined and leaves no room to change a
 * transaction's bytes, and with them its hash, on its way.
 */
final class CanonicalEncoding {
  private CanonicalEncoding() {}

  static <M extends Message> Parsed<M> parse(Parser<M> parser, ByteString bytes, String name) {
    M message;
    try {
      message = DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return Parsed.refused(
          Code.MALFORMED_TRANSACTION,
          "these bytes are no "
              + name
              + " message ("
              + e.getMessage()
              + "); send the bytes of a Tx as laplace.v1 defines it");
    }
    if (!message.toByteString().equals(bytes)) {
      return Parsed.refused(
          Code.MALFORMED_TRANSACTION,
          "the "
              + name
              + " has unknown fields or is not encoded canonically; encode fields in ascending order, each once, default values left out");
    }
    return Parsed.of(message);
  }
}
