package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;

/** State records on their way out: what the chain wrote always parses. */
final class Wire {
  private Wire() {}

  static <T> T parse(Parser<T> parser, ByteString bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a state record does not parse", e);
    }
  }
}
