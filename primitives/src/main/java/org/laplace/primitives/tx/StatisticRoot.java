package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import org.laplace.primitives.BigEndian;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Statistic;

/**
 * What validators agree on where a result is judged by statistics: SHA-256 of the ASCII bytes of
 * "laplace/statistic/v1", the claimed result's root, the finding's number in one byte, and
 * fidelity, log-likelihood and collisions in four bytes each, big-endian.
 */
public final class StatisticRoot {
  private static final ByteString TAG = ByteString.copyFromUtf8("laplace/statistic/v1");

  private StatisticRoot() {}

  public static Hash of(Hash claimedRoot, Statistic statistic) {
    ByteString finding = ByteString.copyFrom(new byte[] {(byte) statistic.getFindingValue()});
    return Hash.of(
        TAG.concat(claimedRoot.bytes())
            .concat(finding)
            .concat(BigEndian.int32(statistic.getFidelityPermille()))
            .concat(BigEndian.int32(statistic.getLogLikelihoodMilli()))
            .concat(BigEndian.int32(statistic.getCollisionsPermille())));
  }
}
