package org.laplace.jabci.solo;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.laplace.proto.abci.CommitInfo;
import org.laplace.proto.abci.ExtendedCommitInfo;
import org.laplace.proto.abci.ExtendedVoteInfo;
import org.laplace.proto.abci.Validator;
import org.laplace.proto.abci.VoteInfo;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.CanonicalVoteExtension;

/** The one validator's vote for a block, in the forms in which the next block carries it. */
record Vote(ExtendedVoteInfo info) {
  /** A vote without an extension, as long as those are off. */
  static Vote plain(Validator validator) {
    return new Vote(
        ExtendedVoteInfo.newBuilder()
            .setValidator(validator)
            .setBlockIdFlag(BlockIDFlag.BLOCK_ID_FLAG_COMMIT)
            .build());
  }

  /** A vote with an extension and its signature. */
  static Vote extended(
      Validator validator, ByteString extension, ValidatorKey key, long height, String chainId) {
    return new Vote(
        plain(validator).info.toBuilder()
            .setVoteExtension(extension)
            .setExtensionSignature(key.sign(signedBytes(extension, height, chainId)))
            .build());
  }

  CommitInfo commit() {
    return CommitInfo.newBuilder()
        .addVotes(
            VoteInfo.newBuilder()
                .setValidator(info.getValidator())
                .setBlockIdFlag(info.getBlockIdFlag()))
        .build();
  }

  ExtendedCommitInfo extendedCommit() {
    return ExtendedCommitInfo.newBuilder().addVotes(info).build();
  }

  private static ByteString signedBytes(ByteString extension, long height, String chainId) {
    var bytes = new ByteArrayOutputStream();
    try {
      CanonicalVoteExtension.newBuilder()
          .setExtension(extension)
          .setHeight(height)
          .setChainId(chainId)
          .build()
          .writeDelimitedTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
