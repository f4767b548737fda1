package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.laplace.proto.types.CanonicalBlockID;
import org.laplace.proto.types.CanonicalPartSetHeader;
import org.laplace.proto.types.CanonicalVote;
import org.laplace.proto.types.Commit;
import org.laplace.proto.types.PartSetHeader;
import org.laplace.proto.types.SignedMsgType;

/** The bytes that a validator signs when it votes for the block of a commit. */
public final class PrecommitBytes {
  private PrecommitBytes() {}

  /**
   * A length-delimited CanonicalVote.
   *
   * @param timestamp the validator's own, from its entry in the commit
   */
  public static ByteString of(String chainId, Commit commit, Timestamp timestamp) {
    PartSetHeader parts = commit.getBlockId().getPartSetHeader();
    CanonicalVote vote =
        CanonicalVote.newBuilder()
            .setType(SignedMsgType.SIGNED_MSG_TYPE_PRECOMMIT)
            .setHeight(commit.getHeight())
            .setRound(commit.getRound())
            .setBlockId(
                CanonicalBlockID.newBuilder()
                    .setHash(commit.getBlockId().getHash())
                    .setPartSetHeader(
                        CanonicalPartSetHeader.newBuilder()
                            .setTotal(parts.getTotal())
                            .setHash(parts.getHash())))
            .setTimestamp(timestamp)
            .setChainId(chainId)
            .build();
    var bytes = ByteString.newOutput(vote.getSerializedSize() + 2);
    try {
      vote.writeDelimitedTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteString();
  }
}
