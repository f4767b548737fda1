package org.laplace.ledger.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.ledger.tiny.TinyActions.transfer;
import static org.laplace.ledger.tiny.TinyChain.HOT_LANE;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.mempool.Mempool;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.RandomTransactions;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;

final class ProposalTest {
  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);
  private final TinyChain chain = TinyChain.with(alice, bob);

  @Test
  void whatOneNodeProposesEveryOtherAccepts() {
    for (long seed = 1; seed <= 12; seed++) {
      Random random = new Random(seed);
      RandomTransactions people = new RandomTransactions(random, 5);
      TinyChain network = new TinyChain(TinyChain.genesis(people.array()).build());
      Mempool mempool = new Mempool(network.checks(), network.state(), network.nextHeight());
      for (int block = 0; block < 8; block++) {
        for (int tx = 0; tx < 12; tx++) {
          mempool.insert(people.next(network));
        }
        List<ByteString> proposed = mempool.propose(2_000 + random.nextInt(20_000));
        assertEquals(List.of(), refusals(network, proposed), "seed " + seed);

        BlockOutcome outcome = network.run(proposed);
        assertEquals(proposed.size(), outcome.results().size());
        mempool.advance(network.state(), network.nextHeight());
      }
    }
  }

  @Test
  void aGapOrADoubleOrAnUnauthorisedTransactionMakesAProposalWrong() {
    Action action = transfer(bob.address(), 1);
    assertEquals(List.of(Code.SEQUENCE_GAP), refusals(chain, List.of(alice.signed(1, action))));
    assertEquals(
        List.of(Code.SEQUENCE_GAP),
        refusals(chain, List.of(alice.signed(0, action), alice.signed(0, action))));
    assertEquals(
        List.of(Code.UNKNOWN_KEY), refusals(chain, List.of(alice.signedForOpenLane(0, action))));
    assertEquals(List.of(Code.ROLE_FORBIDS), refusals(chain, List.of(HOT_LANE.signed(0, action))));
    assertEquals(
        List.of(Code.MALFORMED_TRANSACTION),
        refusals(chain, List.of(ByteString.copyFromUtf8("x"))));
  }

  @Test
  void aTransactionThatIsRefusedTakesNoPlace() {
    Proposal proposal = proposal(chain);
    assertTrue(proposal.add(alice.signed(1, transfer(bob.address(), 1))).isPresent());
    assertTrue(proposal.add(alice.signed(0, transfer(bob.address(), 1))).isEmpty());
    assertEquals(1, proposal.transactions().size());
  }

  @Test
  void aBlockHoldsItsWeightAndNotMore() {
    // 100,000 is the most: with 40 actions of 1,000 and the bytes, two transactions are in.
    Action[] actions =
        IntStream.range(0, 40).mapToObj(_ -> transfer(bob.address(), 1)).toArray(Action[]::new);
    assertEquals(
        List.of(Code.BLOCK_FULL),
        refusals(
            chain,
            List.of(alice.signed(0, actions), alice.signed(1, actions), alice.signed(2, actions))));
  }

  @Test
  void aLaneThatCannotPayDoesNotMakeAProposalWrong() {
    Participant poor = Participant.of(9);
    assertEquals(List.of(), refusals(chain, List.of(poor.signed(0, transfer(bob.address(), 1)))));
  }

  private static Proposal proposal(TinyChain network) {
    return new Proposal(network.checks(), network.state(), network.nextHeight());
  }

  /** As a node that has seen none of the transactions judges them. */
  private static List<Code> refusals(TinyChain network, List<ByteString> transactions) {
    Proposal proposal = proposal(network);
    return transactions.stream()
        .map(proposal::add)
        .flatMap(Optional::stream)
        .map(Rejection::code)
        .toList();
  }
}
