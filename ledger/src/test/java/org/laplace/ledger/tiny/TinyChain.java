package org.laplace.ledger.tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.Block;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.genesis.GenesisState.InvalidGenesisException;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.lane.SignatureCache;
import org.laplace.ledger.lane.TransactionChecks;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Validator;

/** Blocks on a state in memory. After every block the supply is counted again from all leaves. */
public final class TinyChain {
  public static final String CHAIN_ID = "tiny-1";
  public static final long FUNDS = 100_000_000;

  /** The validator's hot lane. */
  public static final Participant HOT_LANE = Participant.of(-1);

  /** Where the validator's earnings go. */
  public static final Participant PAYOUT = Participant.of(-2);

  /** The validator's consensus address. */
  public static final ByteString PROPOSER = ByteString.copyFromUtf8("consensus-address-01");

  private MemoryState state;
  private long height;
  private final TransactionChecks checks = checks();

  public TinyChain(Genesis genesis) {
    try {
      state = MemoryState.EMPTY.with(GenesisState.write(genesis, MemoryState.EMPTY).writes());
    } catch (InvalidGenesisException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A chain on which these participants have {@link #FUNDS} each. */
  public static TinyChain with(Participant... funded) {
    return new TinyChain(genesis(funded).build());
  }

  public static Genesis.Builder genesis(Participant... funded) {
    Genesis.Builder genesis =
        Genesis.newBuilder()
            .setParams(params())
            .addValidators(
                Validator.newBuilder()
                    .setConsensusAddress(PROPOSER)
                    .setPower(10)
                    .setHotLane(HOT_LANE.address().bytes())
                    .setPayoutAddress(PAYOUT.address().bytes()));
    for (Participant participant : funded) {
      genesis.addAccounts(
          GenesisAccount.newBuilder().setAddress(participant.address().bytes()).setBalance(FUNDS));
    }
    return genesis;
  }

  public static Params params() {
    return Params.newBuilder()
        .setBaseFeeInitial(2)
        .setBaseFeeMin(1)
        .setBaseFeeMax(1_000)
        .setBlockWeightMax(100_000)
        .setAccountMin(10)
        .setWorkUnitsPerBlock(1)
        .setDeadlineBaseBlocks(1)
        .setAuditWindowBlocks(1)
        .setChallengeWindowBlocks(1)
        .setEpochBlocks(1)
        .setBondMultipleMin(1)
        .build();
  }

  /** Runs and commits a block. */
  public BlockOutcome run(ByteString... transactions) {
    return run(List.of(transactions));
  }

  /** Runs and commits a block. */
  public BlockOutcome run(List<ByteString> transactions) {
    BlockOutcome outcome = execute(transactions);
    state = state.with(outcome.changes());
    height++;
    requireThatTheSupplyAddsUp();
    return outcome;
  }

  /** Runs a block and leaves the chain as it is. */
  public BlockOutcome execute(List<ByteString> transactions) {
    return executeWith(checks, transactions);
  }

  /** The same with no signature verified before. */
  public BlockOutcome executeCold(List<ByteString> transactions) {
    return executeWith(checks(), transactions);
  }

  private BlockOutcome executeWith(TransactionChecks with, List<ByteString> transactions) {
    return new BlockExecutor(with, new TinyMessages(), List.of(), List.of())
        .execute(block(transactions), state);
  }

  /** The next block, with these transactions. */
  public Block block(List<ByteString> transactions) {
    return new Block(height + 1, PROPOSER, Hash.of(ByteString.EMPTY), transactions);
  }

  public TransactionChecks checks() {
    return new TransactionChecks(CHAIN_ID, new TinyActions(), new SignatureCache(100));
  }

  public MemoryState state() {
    return state;
  }

  /** Of the next block. */
  public long nextHeight() {
    return height + 1;
  }

  public Account account(Participant participant) {
    return account(participant.address());
  }

  public Account account(Address address) {
    return state.get(LedgerKeys.account(address)).orElse(Account.PASSIVE);
  }

  public long balance(Participant participant) {
    return account(participant).balance().microLap();
  }

  public Books books() {
    return state.require(LedgerKeys.SUPPLY);
  }

  private void requireThatTheSupplyAddsUp() {
    Amount free = Amount.ZERO;
    for (StateEntry entry : state.scan(LedgerKeys.ACCOUNTS, Integer.MAX_VALUE)) {
      free = free.plus(Account.CODEC.decode(entry.value()).balance());
    }
    Amount purses = Amount.ZERO;
    for (StateEntry entry : state.scan(LedgerKeys.PURSES, Integer.MAX_VALUE)) {
      Hash object = new Hash(entry.key().substring(LedgerKeys.PURSES.size()));
      purses = purses.plus(state.require(LedgerKeys.purse(object)));
    }
    assertEquals(free, books().free(), "what accounts hold");
    assertEquals(purses, books().purses(), "what purses hold");
    books().requireBalanced();
  }
}
