package org.laplace.jabci.solo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.jabci.AbciServer;
import org.laplace.jabci.CometBftBinaries;
import org.laplace.jabci.CometBftNode;
import org.laplace.jabci.ListenAddress;
import org.laplace.jabci.NeedsGo;
import org.laplace.jabci.ShortDirectory;
import org.laplace.jabci.solo.RecordedApplication.Disk;

/** The same application under CometBFT and under the solo driver. */
@NeedsGo
class SoloAgainstCometBftTest {
  private static final long HEIGHTS = 4;

  private static CometBftBinaries binaries;

  @TempDir Path soloDirectory;
  private ShortDirectory directory;
  private final RecordedApplication application = new RecordedApplication(new Disk());
  private AbciServer server;
  private CometBftNode node;

  @BeforeAll
  static void getBinaries() throws IOException, InterruptedException {
    binaries = CometBftBinaries.get();
  }

  @BeforeEach
  void makeChain() throws IOException, InterruptedException {
    directory = new ShortDirectory();
    server =
        AbciServer.start(new ListenAddress.Unix(directory.path().resolve("a.sock")), application);
    node = CometBftNode.init(binaries, directory.path().resolve("home"), server.address());
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    server.close();
    directory.close();
  }

  private void runWithExtensions() throws IOException, InterruptedException {
    node.edit(
            "config/genesis.json",
            "\"vote_extensions_enable_height\": \"0\"",
            "\"vote_extensions_enable_height\": \"2\"")
        .start();
    node.awaitHeight(HEIGHTS + 1);
    node.kill();
  }

  @Test
  void bothMakeTheSameCallsInTheSameOrder() throws Exception {
    runWithExtensions();

    var driven = new RecordedApplication(new Disk());
    var solo = new SoloFixture(soloDirectory);
    solo.genesis = solo.genesis.withVoteExtensionsFrom(2);
    try (var driver = solo.open(driven)) {
      for (int i = 0; i < HEIGHTS; i++) {
        driver.produceBlock();
      }
    }
    assertEquals(callsOfCommonHeights(application), callsOfCommonHeights(driven));
  }

  /** CometBFT asks nobody to verify the validator's own extension, the driver does. */
  private static List<String> callsOfCommonHeights(RecordedApplication application) {
    return application.consensusCalls().stream()
        .filter(call -> call.matches("init_chain|(prepare|process|extend|finalize|commit) [1-4]"))
        .toList();
  }

  @Test
  void bothFillTheSameFieldsOfTheirRequests() throws Exception {
    runWithExtensions();

    var driven = new RecordedApplication(new Disk());
    var solo = new SoloFixture(soloDirectory);
    solo.genesis = solo.genesis.withVoteExtensionsFrom(2);
    try (var driver = solo.open(driven)) {
      for (int i = 0; i < HEIGHTS; i++) {
        driver.produceBlock();
      }
    }
    for (int i = 0; i < HEIGHTS; i++) {
      var cometBft = application.proposalRequests.get(i);
      var ours = driven.proposalRequests.get(i);
      assertEquals(
          cometBft.getAllFields().keySet(), ours.getAllFields().keySet(), "height " + (i + 1));
      assertEquals(
          cometBft.getLocalLastCommit().getVotesCount(), ours.getLocalLastCommit().getVotesCount());
      for (int v = 0; v < cometBft.getLocalLastCommit().getVotesCount(); v++) {
        var theirVote = cometBft.getLocalLastCommit().getVotes(v);
        var ourVote = ours.getLocalLastCommit().getVotes(v);
        assertEquals(theirVote.getAllFields().keySet(), ourVote.getAllFields().keySet());
        assertEquals(theirVote.getVoteExtension(), ourVote.getVoteExtension());
        assertEquals(theirVote.getBlockIdFlag(), ourVote.getBlockIdFlag());
        assertEquals(
            theirVote.getExtensionSignature().size(), ourVote.getExtensionSignature().size());
      }
      assertEquals(
          application.blocks.get(i).getAllFields().keySet(),
          driven.blocks.get(i).getAllFields().keySet());
    }
  }

  @Test
  void theHashOfTheNextValidatorsIsTheOneOfCometBft() throws Exception {
    runWithExtensions();
    var validator = application.genesisRequests.getFirst().getValidators(0);
    assertEquals(
        application.blocks.getFirst().getNextValidatorsHash(),
        ValidatorsHash.of(validator.getPubKey().getEd25519(), validator.getPower()));
  }

  @Test
  void whereTheApplicationOwnsThePoolABroadcastIsOneCheckTxAndNoInsertTx() throws Exception {
    node.edit("config/config.toml", "type = \"flood\"", "type = \"app\"").start();
    node.awaitHeight(1);
    String accepted = node.ask("broadcast_tx_sync?tx=%22one%22");
    assertTrue(accepted.contains("\"code\":0"), accepted);
    String refused = node.ask("broadcast_tx_sync?tx=%22bad%22");
    assertTrue(refused.contains("\"code\":4"), refused);
    node.await("status", status -> application.calls.contains("reap"));
    node.kill();
    assertEquals(1, application.calls.stream().filter("check one"::equals).count());
    assertFalse(application.calls.stream().anyMatch(call -> call.startsWith("insert")));
    assertTrue(
        application.proposalRequests.stream().allMatch(request -> request.getTxsList().isEmpty()),
        "CometBFT offers nothing of its own");
  }
}
