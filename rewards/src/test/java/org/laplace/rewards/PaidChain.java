package org.laplace.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.Block;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.genesis.GenesisState.InvalidGenesisException;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.lane.ActionHandler;
import org.laplace.ledger.lane.BoundAction;
import org.laplace.ledger.lane.DataInputs;
import org.laplace.ledger.lane.Lane;
import org.laplace.ledger.lane.Outbox;
import org.laplace.ledger.lane.SignatureCache;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.message.Attested;
import org.laplace.ledger.message.AuditRequested;
import org.laplace.ledger.message.AuditStarted;
import org.laplace.ledger.message.BondForfeited;
import org.laplace.ledger.message.Credit;
import org.laplace.ledger.message.FaucetDripped;
import org.laplace.ledger.message.JobCancelled;
import org.laplace.ledger.message.JobDeclined;
import org.laplace.ledger.message.JobOpened;
import org.laplace.ledger.message.Message;
import org.laplace.ledger.message.OfferPosted;
import org.laplace.ledger.message.OfferWithdrawn;
import org.laplace.ledger.message.PremiumEarned;
import org.laplace.ledger.message.ResultSubmitted;
import org.laplace.ledger.message.VerdictReached;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateKey;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.DripFaucet;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Transfer;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.Validator;

/**
 * Real blocks with rewards alone. OpenJob means something else here: it sends a message that jobs
 * would send, with value of its sender. After every block the supply is counted again.
 */
final class PaidChain {
  private static final String CHAIN_ID = "paid-1";
  static final long FUNDS = 1_000_000_000;
  static final long FAUCET_AMOUNT = 5_000_000;

  /** Validators 0 to 2 of the registry: hot lanes 10 to 12, payouts to 20 to 22. */
  static final int VALIDATORS = 3;

  /** The first account that genesis funds; the second is the next number. */
  static final int ALICE = 1;

  static final int BOB = 2;

  private final RewardsComponent rewards = new RewardsComponent();
  private final Overlay state = new Overlay(new Nothing());
  private final List<Message> fromJobs = new ArrayList<>();
  private final TransactionChecks checks =
      new TransactionChecks(CHAIN_ID, this::route, new SignatureCache(1_000));
  private final BlockExecutor executor =
      new BlockExecutor(checks, this::handle, List.of(), List.of(rewards.baseFeeStep()));
  private long height;

  PaidChain(Params params) {
    this(params, FUNDS);
  }

  PaidChain(Params params, long fundsOfAlice) {
    try {
      state.absorb(GenesisState.write(genesis(params, fundsOfAlice), new Nothing()));
    } catch (InvalidGenesisException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A chain with a faucet. */
  PaidChain() {
    this(params().setFaucetAmount(FAUCET_AMOUNT).build());
  }

  static Params.Builder params() {
    return Params.newBuilder()
        .setBaseFeeInitial(1)
        .setBaseFeeMin(1)
        .setBaseFeeMax(1_000)
        .setBlockWeightMax(8_000_000)
        .setAccountMin(1_000)
        .setPremiumPermille(100)
        .setWorkUnitsPerBlock(1)
        .setDeadlineBaseBlocks(1)
        .setAuditWindowBlocks(1)
        .setChallengeWindowBlocks(1)
        .setEpochBlocks(1)
        .setBondMultipleMin(30);
  }

  /** An action that sends this message with value of its sender. */
  Action send(Message message, long value) {
    fromJobs.add(message);
    return Action.newBuilder()
        .setOpenJob(OpenJob.newBuilder().setPriceLimit(value).setExpiryHeight(fromJobs.size() - 1))
        .build();
  }

  BlockOutcome run(ByteString... transactions) {
    BlockOutcome outcome =
        executor.execute(
            new Block(
                height + 1, ByteString.EMPTY, Hash.of(ByteString.EMPTY), List.of(transactions)),
            state);
    outcome
        .changes()
        .forEach(
            (bytes, value) -> {
              StateKey<ByteString> key = new StateKey<>(bytes, Raw.INSTANCE);
              value.ifPresentOrElse(now -> state.put(key, now), () -> state.delete(key));
            });
    height++;
    requireThatTheSupplyAddsUp();
    return outcome;
  }

  /** The codes of the block's transactions; empty where one took effect. */
  List<Optional<Code>> codes(ByteString... transactions) {
    return run(transactions).results().stream()
        .map(result -> result.rejection().map(Rejection::code))
        .toList();
  }

  static Action transfer(Address recipient, long amount) {
    return Action.newBuilder()
        .setTransfer(Transfer.newBuilder().setRecipient(recipient.bytes()).setAmount(amount))
        .build();
  }

  static Action drip(Address recipient) {
    return Action.newBuilder()
        .setDripFaucet(DripFaucet.newBuilder().setRecipient(recipient.bytes()))
        .build();
  }

  static ByteString signed(int who, long sequence, Action... actions) {
    TxBody body =
        TxBody.newBuilder()
            .setChainId(CHAIN_ID)
            .setSender(address(who).bytes())
            .setSequence(sequence)
            .setExpiryHeight(1_000_000)
            .setFeeLimit(100_000_000)
            .addAllActions(List.of(actions))
            .build();
    return Transactions.sign(body, key(who)).bytes();
  }

  static Address address(int who) {
    return key(who).publicKey().address();
  }

  static Address hotLane(int validator) {
    return address(10 + validator);
  }

  static Address payout(int validator) {
    return address(20 + validator);
  }

  /** Empty where there is no account. */
  Optional<Long> balance(Address address) {
    return state.get(LedgerKeys.account(address)).map(account -> account.balance().microLap());
  }

  Books books() {
    return state.require(LedgerKeys.SUPPLY);
  }

  Amount baseFee() {
    return state.require(LedgerKeys.BASE_FEE);
  }

  StateView state() {
    return state;
  }

  TransactionChecks checks() {
    return checks;
  }

  private Parsed<BoundAction<?>> route(Action action) {
    return switch (action.getActionCase()) {
      case TRANSFER -> BoundAction.bind(rewards.transfer(), action.getTransfer());
      case DRIP_FAUCET -> BoundAction.bind(rewards.dripFaucet(), action.getDripFaucet());
      case OPEN_JOB -> BoundAction.bind(new Sending(fromJobs), action.getOpenJob());
      case CANCEL_JOB,
          POST_OFFER,
          WITHDRAW_OFFER,
          SUBMIT_RESULT,
          DECLINE_JOB,
          ATTEST,
          ACTION_NOT_SET ->
          Parsed.refused(Code.MALFORMED_TRANSACTION, "only rewards here");
    };
  }

  private Optional<Rejection> handle(Message message, Settlement settlement) {
    return switch (message) {
      case PremiumEarned earned -> rewards.handle(earned, settlement);
      case BondForfeited forfeited -> rewards.handle(forfeited, settlement);
      case FaucetDripped dripped -> rewards.handle(dripped, settlement);
      case Attested _,
          AuditRequested _,
          AuditStarted _,
          Credit _,
          JobCancelled _,
          JobDeclined _,
          JobOpened _,
          OfferPosted _,
          OfferWithdrawn _,
          ResultSubmitted _,
          VerdictReached _ ->
          throw new IllegalStateException("rewards send no " + message);
    };
  }

  private void requireThatTheSupplyAddsUp() {
    Amount free = Amount.ZERO;
    for (StateEntry entry : state.scan(LedgerKeys.ACCOUNTS, 1_000)) {
      free = free.plus(Account.CODEC.decode(entry.value()).balance());
    }
    assertEquals(free, books().free());
    books().requireBalanced();
  }

  private static Genesis genesis(Params params, long fundsOfAlice) {
    Genesis.Builder genesis =
        Genesis.newBuilder()
            .setParams(params)
            .addAccounts(account(ALICE, fundsOfAlice))
            .addAccounts(account(BOB, FUNDS));
    for (int validator = 0; validator < VALIDATORS; validator++) {
      genesis.addValidators(
          Validator.newBuilder()
              .setConsensusAddress(payout(validator).bytes())
              .setPower(1)
              .setHotLane(hotLane(validator).bytes())
              .setPayoutAddress(payout(validator).bytes()));
    }
    return genesis.build();
  }

  private static GenesisAccount account(int who, long balance) {
    return GenesisAccount.newBuilder().setAddress(address(who).bytes()).setBalance(balance).build();
  }

  private static PrivateKey key(int who) {
    ByteBuffer seed = ByteBuffer.allocate(KeyType.SEED_BYTES).putInt(0, who);
    return PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(seed));
  }

  /** Sends what jobs would send. */
  private record Sending(List<Message> fromJobs) implements ActionHandler<OpenJob, OpenJob> {
    @Override
    public Parsed<OpenJob> decode(OpenJob wire) {
      return Parsed.of(wire);
    }

    @Override
    public long weight() {
      return 0;
    }

    @Override
    public int messagesMax() {
      return 1;
    }

    @Override
    public Optional<Rejection> execute(OpenJob open, Lane lane, DataInputs inputs, Outbox outbox) {
      Message message = fromJobs.get(Math.toIntExact(open.getExpiryHeight()));
      return outbox.send(message, Amount.of(open.getPriceLimit()));
    }
  }

  /** The state before genesis. */
  private record Nothing() implements StateView {
    @Override
    public Optional<ByteString> read(ByteString key) {
      return Optional.empty();
    }

    @Override
    public List<StateEntry> scan(ByteString prefix, ByteString from, int limit) {
      return List.of();
    }
  }

  /** Bytes as they are. */
  private enum Raw implements Codec<ByteString> {
    INSTANCE;

    @Override
    public ByteString encode(ByteString value) {
      return value;
    }

    @Override
    public ByteString decode(ByteString bytes) {
      return bytes;
    }
  }
}
