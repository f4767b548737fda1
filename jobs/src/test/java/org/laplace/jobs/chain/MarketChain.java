package org.laplace.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laplace.jobs.JobsComponent;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.jobs.state.Offer;
import org.laplace.jobs.state.ProviderRecord;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.block.Block;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.block.TxResult;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.lane.BoundAction;
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
import org.laplace.ledger.settlement.Settlement;
import org.laplace.ledger.settlement.Step;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Validator;

/**
 * The market on the real block executor, with an {@link Oracle} for a verifier and a {@link
 * Treasury} for rewards. Every block is executed twice and its books are checked.
 */
public final class MarketChain {
  public static final String CHAIN_ID = "market-test";
  public static final String CIRCUITS = "statevector/1";
  public static final String PARTICLES = "particles/1";
  public static final Amount FUNDS = Amount.of(100_000_000);

  public static final Params PARAMS =
      Params.newBuilder()
          .setBaseFeeInitial(1)
          .setBaseFeeMin(1)
          .setBaseFeeMax(1)
          .setBlockWeightMax(100_000_000)
          .setPremiumPermille(100)
          .setJobDeposit(500)
          .setCancelFee(100)
          .setMisdeclaredFee(200)
          .setBondMultipleMin(30)
          .setWorkUnitsPerBlock(1_000_000)
          .setDeadlineBaseBlocks(5)
          .setDeclineWindowBlocks(3)
          .setDeclinesPerEpochMax(2)
          .setAuditWindowBlocks(6)
          .setChallengeWindowBlocks(8)
          .setLatePenaltyPermille(100)
          .setEpochBlocks(1_000)
          .addEngines(
              EngineParams.newBuilder()
                  .setEngine(PARTICLES)
                  .setJobClass(JobClass.JOB_CLASS_PARTICLES)
                  .setSizeMax(1_000)
                  .setMemoryBytesMax(1 << 20)
                  .setWorkUnitsMax(1_000_000_000))
          .addEngines(
              EngineParams.newBuilder()
                  .setEngine(CIRCUITS)
                  .setJobClass(JobClass.JOB_CLASS_CIRCUIT)
                  .setSizeMax(20)
                  .setMemoryBytesMax(1 << 28)
                  .setWorkUnitsMax(1_000_000_000)
                  .setShotsMax(10_000))
          .build();

  private final BlockExecutor executor;
  private MemoryState state;
  private long height;
  private Hash appHash = Hash.of(ByteString.EMPTY);
  private List<TxResult> results = List.of();
  private final SortedMap<Hash, ByteString> blobs = new TreeMap<>();

  /** A chain whose people have {@link #FUNDS} each. */
  public MarketChain(Params params, Person... people) {
    JobsComponent jobs = new JobsComponent();
    Oracle oracle = new Oracle();
    Treasury treasury = new Treasury();
    this.executor =
        new BlockExecutor(
            new TransactionChecks(
                CHAIN_ID, action -> route(jobs, action), new SignatureCache(100_000)),
            (message, settlement) -> handle(jobs, oracle, treasury, message, settlement),
            List.of(oracle::begin),
            endSteps(jobs, oracle));
    this.state = MemoryState.EMPTY.with(genesis(params, people));
    MarketBooks.check(state);
  }

  public MarketChain(Person... people) {
    this(PARAMS, people);
  }

  /** Runs the next block and returns what became of its transactions. */
  public List<TxResult> block(ByteString... transactions) {
    height++;
    Block block =
        new Block(
            height,
            ByteString.copyFrom(new byte[Address.SIZE_BYTES]),
            appHash,
            List.of(transactions));
    BlockOutcome outcome = executor.execute(block, state);
    assertEquals(outcome, executor.execute(block, state), "a block has one outcome");
    MemoryState next = state.with(outcome.changes());
    MarketBooks.check(next);
    MarketBooks.checkBalances(state, next, block.transactions(), outcome.results());
    state = next;
    results = outcome.results();
    blobs.putAll(outcome.blobs());
    appHash =
        Hash.tagged(
            "test/app-hash",
            appHash.bytes(),
            Hash.of(ByteString.copyFromUtf8(outcome.changes().toString())).bytes());
    return results;
  }

  /** Runs empty blocks up to and including a height. */
  public void runTo(long target) {
    while (height < target) {
      block();
    }
  }

  /** Runs a block of which every transaction is to take effect whole. */
  public void accepted(ByteString... transactions) {
    for (TxResult result : block(transactions)) {
      assertEquals(Optional.empty(), result.rejection());
    }
  }

  /** Runs a block of one transaction that is to be refused. */
  public void refused(Code code, ByteString transaction) {
    assertEquals(Optional.of(code), block(transaction).getFirst().rejection().map(Rejection::code));
  }

  public long height() {
    return height;
  }

  public MemoryState state() {
    return state;
  }

  public Job job(Hash id) {
    return state.require(JobKeys.job(id));
  }

  /** The status of a job as people read it. */
  public String status(Hash id) {
    return job(id).state().word();
  }

  public Optional<Offer> offer(Hash id) {
    return state.get(JobKeys.offer(id));
  }

  public ProviderRecord provider(Person person) {
    return state.require(JobKeys.provider(person.address()));
  }

  public Amount balance(Person person) {
    return balance(person.address());
  }

  public Amount balance(Address address) {
    return state.get(LedgerKeys.account(address)).orElse(Account.PASSIVE).balance();
  }

  public Amount purse(Hash object) {
    return state.get(LedgerKeys.purse(object)).orElse(Amount.ZERO);
  }

  public Amount burnt() {
    return state.require(LedgerKeys.SUPPLY).burnt();
  }

  /** Bulky bytes that blocks have kept. */
  public Optional<ByteString> blob(Hash hash) {
    return Optional.ofNullable(blobs.get(hash));
  }

  /** Fees of the last block's transaction of this index. */
  public Amount fee(int index) {
    return results.get(index).feePaid();
  }

  private static List<Step> endSteps(JobsComponent jobs, Oracle oracle) {
    return Stream.concat(Stream.<Step>of(oracle::end), jobs.steps().stream()).toList();
  }

  private static SortedMap<ByteString, Optional<ByteString>> genesis(
      Params params, Person... people) {
    Genesis.Builder genesis =
        Genesis.newBuilder()
            .setParams(params)
            .addValidators(
                Validator.newBuilder()
                    .setConsensusAddress(ByteString.copyFromUtf8("a-consensus-address."))
                    .setPower(1)
                    .setHotLane(Oracle.ATTESTOR.bytes())
                    .setPayoutAddress(ByteString.copyFromUtf8("a-payout-address....")));
    for (Person person : people) {
      genesis.addAccounts(
          GenesisAccount.newBuilder()
              .setAddress(person.address().bytes())
              .setBalance(FUNDS.microLap()));
    }
    try {
      return GenesisState.write(genesis.build(), MemoryState.EMPTY).writes();
    } catch (GenesisState.InvalidGenesisException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Parsed<BoundAction<?>> route(JobsComponent jobs, Action action) {
    return switch (action.getActionCase()) {
      case OPEN_JOB -> BoundAction.bind(jobs.openJob(), action.getOpenJob());
      case CANCEL_JOB -> BoundAction.bind(jobs.cancelJob(), action.getCancelJob());
      case POST_OFFER -> BoundAction.bind(jobs.postOffer(), action.getPostOffer());
      case WITHDRAW_OFFER -> BoundAction.bind(jobs.withdrawOffer(), action.getWithdrawOffer());
      case SUBMIT_RESULT -> BoundAction.bind(jobs.submitResult(), action.getSubmitResult());
      case DECLINE_JOB -> BoundAction.bind(jobs.declineJob(), action.getDeclineJob());
      case TRANSFER, ATTEST, DRIP_FAUCET, ACTION_NOT_SET ->
          Parsed.refused(Code.MALFORMED_TRANSACTION, "this chain is only a market");
    };
  }

  private static Optional<Rejection> handle(
      JobsComponent jobs,
      Oracle oracle,
      Treasury treasury,
      Message message,
      Settlement settlement) {
    return switch (message) {
      case JobOpened opened -> jobs.handle(opened, settlement);
      case JobCancelled cancelled -> jobs.handle(cancelled, settlement);
      case OfferPosted posted -> jobs.handle(posted, settlement);
      case OfferWithdrawn withdrawn -> jobs.handle(withdrawn, settlement);
      case ResultSubmitted submitted -> jobs.handle(submitted, settlement);
      case JobDeclined declined -> jobs.handle(declined, settlement);
      case AuditStarted started -> jobs.handle(started, settlement);
      case VerdictReached reached -> jobs.handle(reached, settlement);
      case AuditRequested requested -> oracle.handle(requested, settlement);
      case PremiumEarned earned -> treasury.handle(earned, settlement);
      case BondForfeited forfeited -> treasury.handle(forfeited, settlement);
      case Attested _, FaucetDripped _, Credit _ ->
          throw new IllegalStateException("nobody sends " + message);
    };
  }
}
