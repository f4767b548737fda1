package org.laplace.jabci.solo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.jabci.solo.SoloFixture.GENESIS_TIME;
import static org.laplace.jabci.solo.SoloFixture.tx;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.jabci.BlockBytes;
import org.laplace.jabci.JabciLimits;
import org.laplace.jabci.solo.RecordedApplication.Disk;
import org.laplace.proto.abci.RequestPrepareProposal;
import org.laplace.proto.abci.RequestProcessProposal;
import org.laplace.proto.abci.RequestVerifyVoteExtension;
import org.laplace.proto.abci.ResponseInitChain;
import org.laplace.proto.abci.ResponsePrepareProposal;
import org.laplace.proto.abci.ResponseProcessProposal;
import org.laplace.proto.abci.ResponseVerifyVoteExtension;
import org.laplace.proto.abci.ValidatorUpdate;
import org.laplace.proto.crypto.PublicKey;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.BlockParams;
import org.laplace.proto.types.ConsensusParams;

class SoloDriverTest {
  @TempDir Path directory;
  private SoloFixture solo;
  private final RecordedApplication application = new RecordedApplication(new Disk());

  @BeforeEach
  void makeFixture() {
    solo = new SoloFixture(directory);
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  @Test
  void callsComeInTheOrderInWhichCometBftMakesThem() throws IOException {
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
            "finalize 2",
            "commit 2"),
        application.consensusCalls());
  }

  @Test
  void genesisReachesTheApplicationWithTheDriverAsItsOneValidator() throws IOException {
    try (var driver = solo.open(application)) {
      var request = application.genesisRequests.getFirst();
      assertEquals("solo-test", request.getChainId());
      assertEquals(GENESIS_TIME, instant(request.getTime()));
      assertEquals(1, request.getInitialHeight());
      assertEquals("{\"a\":1}", request.getAppStateBytes().toStringUtf8());
      assertEquals(
          List.of(
              ValidatorUpdate.newBuilder()
                  .setPubKey(PublicKey.newBuilder().setEd25519(driver.validatorPublicKey()))
                  .setPower(10)
                  .build()),
          request.getValidatorsList());
      assertEquals(0, driver.lastHeight());
      assertEquals(Optional.of(ByteString.copyFromUtf8("genesis")), driver.appHash(0));
    }
  }

  @Test
  void aBlockHoldsTransactionsInTheOrderOfTheirArrivalAndTheirResultsAreFound() throws IOException {
    try (var driver = solo.open(application)) {
      for (String text : List.of("one", "two", "three")) {
        assertInstanceOf(Submission.Accepted.class, driver.submit(tx(text)));
      }
      var block = driver.produceBlock();
      assertEquals(List.of(tx("one"), tx("two"), tx("three")), block.txs());
      assertEquals(1, driver.lastHeight());
      assertEquals(Optional.of(application.disk.appHash), driver.appHash(1));
      assertEquals(Optional.of(block), driver.block(1));
      var result = driver.txResult(Sha256.of(tx("two"))).orElseThrow();
      assertEquals(1, result.getHeight());
      assertEquals(1, result.getIndex());
      assertEquals(tx("two"), result.getTx());
      assertEquals(tx("two"), result.getResult().getData());
      assertTrue(driver.produceBlock().txs().isEmpty());
      assertTrue(driver.txResult(Sha256.of(tx("four"))).isEmpty());
      assertTrue(driver.block(0).isEmpty());
      assertTrue(driver.block(3).isEmpty());
    }
  }

  @Test
  void aTransactionIsRefusedByTheApplicationOrByThePool() throws IOException {
    try (var driver = solo.open(application)) {
      var refused =
          assertInstanceOf(
              Submission.RefusedByApplication.class, driver.submit(tx("bad transaction")));
      assertEquals(4, refused.check().getCode());
      driver.submit(tx("one"));
      assertInstanceOf(Submission.RefusedByPool.class, driver.submit(tx("one")));
      assertInstanceOf(Submission.RefusedByPool.class, driver.submit(ByteString.EMPTY));
      var large = ByteString.copyFrom(new byte[JabciLimits.SOLO_TRANSACTION_BYTES_MAX + 1]);
      assertInstanceOf(Submission.RefusedByPool.class, driver.submit(large));
      assertEquals(List.of(tx("one")), driver.produceBlock().txs());
    }
  }

  @Test
  void aFullPoolRefusesUntilABlockHasMadeRoom() throws IOException {
    try (var driver = solo.open(application)) {
      for (int i = 0; i < JabciLimits.SOLO_POOL_TRANSACTIONS_MAX; i++) {
        driver.submit(tx("tx" + i));
      }
      var refusal = assertInstanceOf(Submission.RefusedByPool.class, driver.submit(tx("late")));
      assertTrue(refusal.why().contains("full"), refusal.why());
      driver.produceBlock();
      assertInstanceOf(Submission.Accepted.class, driver.submit(tx("late")));
    }
  }

  @Test
  void whatDoesNotFitWaitsAndWhatIsNoLongerValidIsDropped() throws IOException {
    long room = JabciLimits.SOLO_BLOCK_OVERHEAD_BYTES_MAX + 2 * BlockBytes.ofTransaction(tx("tx0"));
    solo.genesis = withBlockParams(BlockParams.newBuilder().setMaxBytes(room).setMaxGas(-1));
    try (var driver = solo.open(application)) {
      for (int i = 0; i < 5; i++) {
        driver.submit(tx("tx" + i));
      }
      application.spent = tx("tx3");
      assertEquals(List.of(tx("tx0"), tx("tx1")), driver.produceBlock().txs());
      assertEquals(List.of(tx("tx2"), tx("tx4")), driver.produceBlock().txs());
      assertEquals(List.of(), driver.produceBlock().txs());
    }
  }

  @Test
  void theGasOfABlockIsLimitedToo() throws IOException {
    solo.genesis = withBlockParams(BlockParams.newBuilder().setMaxBytes(1 << 20).setMaxGas(2));
    try (var driver = solo.open(application)) {
      for (int i = 0; i < 3; i++) {
        driver.submit(tx("tx" + i));
      }
      assertEquals(2, driver.produceBlock().txs().size());
      assertEquals(1, driver.produceBlock().txs().size());
    }
  }

  @Test
  void timeComesFromTheClockButNeverStandsStillOrGoesBack() throws IOException {
    try (var driver = solo.open(application)) {
      assertEquals(GENESIS_TIME, instant(driver.produceBlock().time()));
      assertEquals(solo.now, instant(driver.produceBlock().time()));
      var before = solo.now;
      assertEquals(before.plusMillis(1), instant(driver.produceBlock().time()));
      solo.now = GENESIS_TIME;
      assertEquals(before.plusMillis(2), instant(driver.produceBlock().time()));
      solo.now = before.plusSeconds(9);
      assertEquals(solo.now, instant(driver.produceBlock().time()));
    }
  }

  @Test
  void aBlockNamesItsProposerAndTheVotesForTheBlockBefore() throws IOException {
    try (var driver = solo.open(application)) {
      driver.produceBlock();
      driver.produceBlock();
      assertEquals(0, application.blocks.getFirst().getDecidedLastCommit().getVotesCount());
      var second = application.blocks.get(1);
      assertEquals(driver.validatorAddress(), second.getProposerAddress());
      assertEquals(20, second.getProposerAddress().size());
      assertEquals(32, second.getHash().size());
      assertEquals(32, second.getNextValidatorsHash().size());
      var vote = second.getDecidedLastCommit().getVotes(0);
      assertEquals(driver.validatorAddress(), vote.getValidator().getAddress());
      assertEquals(10, vote.getValidator().getPower());
      assertEquals(BlockIDFlag.BLOCK_ID_FLAG_COMMIT, vote.getBlockIdFlag());
    }
  }

  @Test
  void aChangeOfPowerCountsTwoHeightsLaterAndOtherValidatorsDoNot() throws IOException {
    try (var driver = solo.open(application)) {
      application.outcome =
          response -> response.toBuilder().addValidatorUpdates(power(tx("other"), 99)).build();
      driver.produceBlock();
      application.outcome =
          response ->
              response.toBuilder()
                  .addValidatorUpdates(power(driver.validatorPublicKey(), 25))
                  .build();
      driver.produceBlock();
      application.outcome =
          response ->
              response.toBuilder()
                  .addValidatorUpdates(power(driver.validatorPublicKey(), 0))
                  .build();
      for (int i = 0; i < 4; i++) {
        driver.produceBlock();
      }
      // The update of height 2 holds from 4 on; block 5 is the first to carry votes of height 4.
      assertEquals(List.of(10L, 10L, 10L, 25L, 25L), powersOfLastCommits());
    }
  }

  private List<Long> powersOfLastCommits() {
    return application.blocks.stream()
        .flatMap(block -> block.getDecidedLastCommit().getVotesList().stream())
        .map(vote -> vote.getValidator().getPower())
        .toList();
  }

  private static ValidatorUpdate power(ByteString key, long power) {
    return ValidatorUpdate.newBuilder()
        .setPubKey(PublicKey.newBuilder().setEd25519(key))
        .setPower(power)
        .build();
  }

  @Test
  void anApplicationThatNamesOtherValidatorsAtGenesisIsDrivenAlone() throws IOException {
    application.initResponse =
        ResponseInitChain.newBuilder()
            .addValidators(power(tx("one"), 1))
            .addValidators(power(tx("two"), 2))
            .build();
    try (var driver = solo.open(application)) {
      driver.produceBlock();
      driver.produceBlock();
      assertEquals(List.of(10L), powersOfLastCommits());
    }
  }

  @Test
  void parametersThatTheApplicationSetsHoldFromTheNextHeight() throws IOException {
    try (var driver = solo.open(application)) {
      application.outcome =
          response ->
              response.toBuilder()
                  .setConsensusParamUpdates(
                      ConsensusParams.newBuilder()
                          .setBlock(BlockParams.newBuilder().setMaxBytes(2_024).setMaxGas(-1)))
                  .build();
      driver.produceBlock();
      driver.produceBlock();
    }
    assertEquals(
        List.of((4L << 20) - 1_024, 1_000L),
        application.proposalRequests.stream().map(RequestPrepareProposal::getMaxTxBytes).toList());
  }

  @Test
  void whereTheApplicationOwnsThePoolOnlyItDecidesWhatABlockHolds() throws IOException {
    solo.poolOwner = PoolOwner.APPLICATION;
    try (var driver = solo.open(application)) {
      assertInstanceOf(Submission.Accepted.class, driver.submit(tx("one")));
      assertInstanceOf(Submission.RefusedByApplication.class, driver.submit(tx("bad")));
      assertInstanceOf(Submission.Accepted.class, driver.receive(tx("two")));
      driver.produceBlock();
    }
    assertEquals(
        List.of(
            "info",
            "init_chain",
            "check one",
            "check bad",
            "insert two", //
            "prepare 1",
            "process 1",
            "finalize 1",
            "commit 1",
            "reap"),
        application.calls);
    assertEquals(List.of(), application.proposalRequests.getFirst().getTxsList());
  }

  @Test
  void aChainMayBeginAtAnotherHeight() throws IOException {
    solo.genesis =
        new SoloGenesis(
            "solo-test", GENESIS_TIME, 100, 1, SoloGenesis.defaultConsensusParams(), tx("{}"));
    try (var driver = solo.open(application)) {
      assertEquals(99, driver.lastHeight());
      assertEquals(100, driver.produceBlock().height());
      assertEquals(101, driver.produceBlock().height());
    }
    var lost = new RecordedApplication(new Disk());
    try (var driver = solo.open(lost)) {
      assertEquals(101, driver.lastHeight());
      assertEquals(application.disk.appHash, lost.disk.appHash);
    }
  }

  @Test
  void listenersHearOfEachBlockInOrderAndCannotStopTheChain() throws IOException {
    var heard = new ArrayList<Long>();
    try (var driver = solo.open(application)) {
      driver.onCommit(
          block -> {
            throw new IllegalStateException("a listener's own trouble");
          });
      driver.onCommit(block -> heard.add(block.height()));
      driver.produceBlock();
      driver.produceBlock();
    }
    assertEquals(List.of(1L, 2L), heard);
  }

  @Test
  void aProposalThatDoesNotFitEndsTheDriver() throws IOException {
    assertEndsWith(
        SoloException.Reason.PROPOSAL_TOO_LARGE,
        new RecordedApplication(new Disk()) {
          @Override
          public ResponsePrepareProposal prepareProposal(RequestPrepareProposal request) {
            return ResponsePrepareProposal.newBuilder()
                .addTxs(ByteString.copyFrom(new byte[(int) request.getMaxTxBytes()]))
                .build();
          }
        });
  }

  @Test
  void aProposalThatItsOwnApplicationRefusesEndsTheDriver() throws IOException {
    assertEndsWith(
        SoloException.Reason.PROPOSAL_REFUSED,
        new RecordedApplication(new Disk()) {
          @Override
          public ResponseProcessProposal processProposal(RequestProcessProposal request) {
            return ResponseProcessProposal.getDefaultInstance();
          }
        });
  }

  @Test
  void anExtensionThatItsOwnApplicationRefusesEndsTheDriver() throws IOException {
    solo.genesis = solo.genesis.withVoteExtensionsFrom(1);
    assertEndsWith(
        SoloException.Reason.EXTENSION_REFUSED,
        new RecordedApplication(new Disk()) {
          @Override
          public ResponseVerifyVoteExtension verifyVoteExtension(
              RequestVerifyVoteExtension request) {
            return ResponseVerifyVoteExtension.getDefaultInstance();
          }
        });
  }

  @Test
  void aMissingResultEndsTheDriver() throws IOException {
    application.outcome = response -> response.toBuilder().clearTxResults().build();
    assertEndsWith(SoloException.Reason.RESULTS_MISCOUNTED, application);
  }

  @Test
  void anApplicationThatThrowsEndsTheDriver() throws IOException {
    application.dieAt = "finalize 1";
    assertEndsWith(SoloException.Reason.APPLICATION_FAILED, application);
  }

  private void assertEndsWith(SoloException.Reason reason, RecordedApplication broken)
      throws IOException {
    try (var driver = solo.open(broken)) {
      driver.submit(tx("one"));
      var failure = assertThrows(SoloException.class, driver::produceBlock);
      assertEquals(reason, failure.reason(), failure.getMessage());
      assertEquals(0, driver.lastHeight());
      assertEquals(
          SoloException.Reason.STOPPED,
          assertThrows(SoloException.class, driver::produceBlock).reason());
      assertThrows(SoloException.class, () -> driver.submit(tx("two")));
    }
  }

  private SoloGenesis withBlockParams(BlockParams.Builder block) {
    return new SoloGenesis(
        "solo-test",
        GENESIS_TIME,
        1,
        10,
        SoloGenesis.defaultConsensusParams().toBuilder().setBlock(block).build(),
        tx("{}"));
  }
}
