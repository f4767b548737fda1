package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import java.util.List;
import org.laplace.primitives.Hash;
import org.laplace.proto.types.BlockID;
import org.laplace.proto.types.Header;

/**
 * The hash of a header, which is what validators sign: the Merkle root of its fourteen fields.
 * Single values are encoded as the well-known wrapper messages, in which an empty value is no
 * bytes.
 */
public final class HeaderHash {
  private HeaderHash() {}

  public static Hash of(Header header) {
    return MerkleRoot.of(
        List.of(
            header.getVersion().toByteString(),
            StringValue.of(header.getChainId()).toByteString(),
            Int64Value.of(header.getHeight()).toByteString(),
            header.getTime().toByteString(),
            withPartSetHeader(header.getLastBlockId()).toByteString(),
            wrapped(header.getLastCommitHash()),
            wrapped(header.getDataHash()),
            wrapped(header.getValidatorsHash()),
            wrapped(header.getNextValidatorsHash()),
            wrapped(header.getConsensusHash()),
            wrapped(header.getAppHash()),
            wrapped(header.getLastResultsHash()),
            wrapped(header.getEvidenceHash()),
            wrapped(header.getProposerAddress())));
  }

  private static ByteString wrapped(ByteString value) {
    return BytesValue.of(value).toByteString();
  }

  /** CometBFT writes this field even when it is empty. */
  private static BlockID withPartSetHeader(BlockID id) {
    return id.toBuilder().setPartSetHeader(id.getPartSetHeader()).build();
  }
}
