package org.laplace.ledger.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/**
 * A record that is a protobuf message. Our messages have no maps and no unknown fields, so their
 * encoding is the same everywhere.
 */
public record ProtoCodec<T extends MessageLite>(Parser<T> parser) implements Codec<T> {
  @Override
  public ByteString encode(T value) {
    return value.toByteString();
  }

  @Override
  public T decode(ByteString bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a state record does not parse", e);
    }
  }
}
