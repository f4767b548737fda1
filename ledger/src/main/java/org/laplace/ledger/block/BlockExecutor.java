package org.laplace.ledger.block;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.Validators;
import org.laplace.ledger.lane.CheckedTx;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.LaneRun;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.Envelope;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.settlement.BlockContext;
import org.laplace.ledger.settlement.MessageRouter;
import org.laplace.ledger.settlement.Settler;
import org.laplace.ledger.settlement.Step;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;

/**
 * Runs a decided block: begin, lanes, settlement. A pure function of the block and the committed
 * state; any bytes may stand in a block, none of them throw.
 */
public final class BlockExecutor {
  private final TransactionChecks checks;
  private final MessageRouter router;
  private final List<Step> beginSteps;
  private final List<Step> endSteps;

  /**
   * @param beginSteps queue what validators say before the transactions' messages are settled
   * @param endSteps deadlines, matching, epochs, base fee, in this order
   */
  public BlockExecutor(
      TransactionChecks checks, MessageRouter router, List<Step> beginSteps, List<Step> endSteps) {
    this.checks = checks;
    this.router = router;
    this.beginSteps = List.copyOf(beginSteps);
    this.endSteps = List.copyOf(endSteps);
  }

  /**
   * Runs a block and writes nothing.
   *
   * @param committed the state after the block before
   */
  public BlockOutcome execute(Block block, StateView committed) {
    List<Parsed<CheckedTx>> decoded = block.transactions().stream().map(checks::decode).toList();
    Collection<LaneRun> lanes = runLanes(decoded, new DataInputs(committed, block.height()));

    Overlay state = new Overlay(committed);
    Books before = committed.require(LedgerKeys.SUPPLY);
    Books books = before;
    Amount tips = Amount.ZERO;
    for (LaneRun lane : lanes) {
      if (lane.hasAdvanced()) {
        state.put(LedgerKeys.account(lane.owner()), lane.account());
      }
      books = books.freeToBurnt(lane.burnt()).freeToFlight(lane.sent().plus(lane.tips()));
      tips = tips.plus(lane.tips());
    }
    books.requireBalanced();

    BlockContext context =
        new BlockContext(
            block.height(), block.previousAppHash(), block.proposer(), weightOf(decoded));
    Settler settler = new Settler(context, committed, state, books, router);
    beginSteps.forEach(settler::queueFrom);
    lanes.forEach(lane -> lane.envelopes().forEach(settler::queue));
    payTips(settler, committed, block.proposer(), tips);
    settler.settle();
    endSteps.forEach(settler::run);

    if (!settler.books().equals(before)) {
      state.put(LedgerKeys.SUPPLY, settler.books());
    }
    return new BlockOutcome(
        results(decoded, lanes, settler.refusals()),
        state.writes(),
        settler.blobs(),
        List.copyOf(settler.events()));
  }

  private Collection<LaneRun> runLanes(List<Parsed<CheckedTx>> decoded, DataInputs inputs) {
    SortedMap<Address, LaneRun> lanes = new TreeMap<>();
    for (int index = 0; index < decoded.size(); index++) {
      if (decoded.get(index) instanceof Parsed.Value<CheckedTx>(CheckedTx tx)) {
        lanes
            .computeIfAbsent(tx.sender(), owner -> new LaneRun(checks, inputs, owner))
            .run(index, tx);
      }
    }
    return lanes.values();
  }

  private static long weightOf(List<Parsed<CheckedTx>> decoded) {
    long weight = 0;
    for (Parsed<CheckedTx> each : decoded) {
      if (each instanceof Parsed.Value<CheckedTx>(CheckedTx tx)) {
        weight = Math.addExact(weight, tx.weight());
      }
    }
    return weight;
  }

  /** To the proposer's payout address; a proposer that the registry does not know gets nothing. */
  private static void payTips(
      Settler settler, StateView committed, ByteString proposer, Amount tips) {
    Optional<Address> payout =
        Validators.of(committed)
            .withConsensusAddress(proposer)
            .map(validator -> new Address(validator.getPayoutAddress()));
    if (payout.isPresent()) {
      settler.queue(new Envelope(new Credit(payout.get()), tips, Settler.protocol()));
    } else {
      settler.burnInFlight(tips);
    }
  }

  /** Built after settlement, when it is known which messages were refused. */
  private static List<TxResult> results(
      List<Parsed<CheckedTx>> decoded, Collection<LaneRun> lanes, List<Settler.Refusal> refusals) {
    SortedMap<Integer, LaneRun.Ran> ran = new TreeMap<>();
    lanes.forEach(lane -> ran.putAll(lane.ran()));
    SortedMap<Integer, List<Settler.Refusal>> refused = new TreeMap<>();
    for (Settler.Refusal refusal : refusals) {
      refused.computeIfAbsent(refusal.origin().txIndex(), tx -> new ArrayList<>()).add(refusal);
    }
    List<TxResult> results = new ArrayList<>();
    for (int index = 0; index < decoded.size(); index++) {
      results.add(
          switch (decoded.get(index)) {
            case Parsed.Refused<CheckedTx>(Rejection rejection) ->
                TxResult.failed(rejection, 0, Amount.ZERO);
            case Parsed.Value<CheckedTx>(CheckedTx tx) ->
                result(
                    tx,
                    Objects.requireNonNull(ran.get(index)),
                    refused.getOrDefault(index, List.of()));
          });
    }
    return results;
  }

  private static TxResult result(CheckedTx tx, LaneRun.Ran ran, List<Settler.Refusal> refusals) {
    if (refusals.isEmpty()) {
      return new TxResult(ran.rejection(), List.of(), tx.weight(), ran.feePaid());
    }
    NavigableMap<Integer, Rejection> byAction = new TreeMap<>();
    for (Settler.Refusal refusal : refusals) {
      byAction.putIfAbsent(refusal.origin().actionIndex(), refusal.rejection());
    }
    return new TxResult(
        Optional.of(byAction.firstEntry().getValue()),
        List.copyOf(byAction.keySet()),
        tx.weight(),
        ran.feePaid());
  }
}
