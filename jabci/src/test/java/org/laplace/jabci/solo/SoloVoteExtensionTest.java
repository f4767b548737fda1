package org.laplace.jabci.solo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.jabci.solo.RecordedApplication.Disk;
import org.laplace.proto.abci.ExtendedVoteInfo;
import org.laplace.proto.types.ABCIParams;
import org.laplace.proto.types.CanonicalVoteExtension;
import org.laplace.proto.types.ConsensusParams;

class SoloVoteExtensionTest {
  @TempDir Path directory;
  private SoloFixture solo;
  private final RecordedApplication application = new RecordedApplication(new Disk());

  @BeforeEach
  void makeFixture() {
    solo = new SoloFixture(directory);
    solo.genesis = solo.genesis.withVoteExtensionsFrom(2);
  }

  private static List<String> extensionsOffered(RecordedApplication application) {
    return application.proposalRequests.stream()
        .flatMap(request -> request.getLocalLastCommit().getVotesList().stream())
        .map(vote -> vote.getVoteExtension().toStringUtf8())
        .toList();
  }

  @Test
  void votesAreExtendedFromTheHeightThatTheParametersName() throws IOException {
    try (var driver = solo.open(application)) {
      driver.produceBlock();
      driver.produceBlock();
    }
    assertEquals(
        List.of(
            "info",
            "init_chain", //
            "prepare 1",
            "process 1",
            "finalize 1",
            "commit 1", //
            "prepare 2",
            "process 2",
            "extend 2",
            "verify 2",
            "finalize 2",
            "commit 2"),
        application.consensusCalls());
  }

  @Test
  void anExtensionIsOfferedToTheNextHeightAlone() throws IOException {
    try (var driver = solo.open(application)) {
      for (int i = 0; i < 4; i++) {
        driver.produceBlock();
      }
    }
    // Height 1 has no last commit, height 2 one whose vote is not extended.
    assertEquals(List.of("", "extension of 2", "extension of 3"), extensionsOffered(application));
  }

  @Test
  void anExtensionIsSignedWithTheValidatorsKeyOverCometBftsBytes() throws Exception {
    try (var driver = solo.open(application)) {
      for (int i = 0; i < 3; i++) {
        driver.produceBlock();
      }
      var vote = application.proposalRequests.getLast().getLocalLastCommit().getVotes(0);
      assertTrue(signatureHolds(vote, 2, driver.validatorPublicKey()));
    }
  }

  @Test
  void anExtensionSurvivesARestartBetweenItsHeightAndTheNext() throws IOException {
    try (var driver = solo.open(application)) {
      driver.produceBlock();
      driver.produceBlock();
    }
    var restarted = new RecordedApplication(application.disk);
    try (var driver = solo.open(restarted)) {
      driver.produceBlock();
    }
    assertEquals(List.of("extension of 2"), extensionsOffered(restarted));
  }

  @Test
  void theApplicationCanTurnExtensionsOn() throws IOException {
    solo.genesis = solo.genesis.withVoteExtensionsFrom(0);
    application.outcome =
        response ->
            response.toBuilder()
                .setConsensusParamUpdates(
                    ConsensusParams.newBuilder()
                        .setAbci(ABCIParams.newBuilder().setVoteExtensionsEnableHeight(3)))
                .build();
    try (var driver = solo.open(application)) {
      for (int i = 0; i < 4; i++) {
        driver.produceBlock();
      }
    }
    assertEquals(
        List.of("extend 3", "extend 4"),
        application.calls.stream().filter(call -> call.startsWith("extend")).toList());
  }

  private static boolean signatureHolds(ExtendedVoteInfo vote, long height, ByteString publicKey)
      throws IOException, GeneralSecurityException {
    var signedBytes = new ByteArrayOutputStream();
    CanonicalVoteExtension.newBuilder()
        .setExtension(vote.getVoteExtension())
        .setHeight(height)
        .setChainId("solo-test")
        .build()
        .writeDelimitedTo(signedBytes);
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(publicKey))));
    verifier.update(signedBytes.toByteArray());
    return verifier.verify(vote.getExtensionSignature().toByteArray());
  }

  /** RFC 8032, section 5.1.2: little-endian y, the sign of x in the last bit. */
  private static EdECPoint point(ByteString publicKey) {
    var bigEndian = new byte[publicKey.size()];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = publicKey.byteAt(bigEndian.length - 1 - i);
    }
    boolean xIsOdd = bigEndian[0] < 0;
    bigEndian[0] &= 0x7f;
    return new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
  }
}
