package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.laplace.jabci.solo.PoolOwner;
import org.laplace.jabci.solo.SoloConfig;
import org.laplace.jabci.solo.SoloDriver;
import org.laplace.jabci.solo.SoloGenesis;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.AmountCodec;
import org.laplace.ledger.state.StateEntry;
import org.laplace.ledger.state.StateView;
import org.laplace.ledger.storage.StateStore;
import org.laplace.node.home.NetworkDefaults;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.TransactionResult;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.Validator;

/** The real application under the solo driver, with a block whenever a test wants one. */
public final class SoloChain implements AutoCloseable {
  public static final String CHAIN_ID = "test-1";
  public static final Amount FUNDS = Amount.of(1_000_000 * Amount.MICRO_LAP_PER_LAP);

  private final Chain chain;
  private final SoloDriver driver;
  private final List<PrivateKey> hotLanes;

  private SoloChain(Chain chain, SoloDriver driver, List<PrivateKey> hotLanes) {
    this.chain = chain;
    this.driver = driver;
    this.hotLanes = hotLanes;
  }

  /** A key that is the same in every run. */
  public static PrivateKey key(String name) {
    return PrivateKey.ofSeed(KeyType.ED25519, Hash.of(ByteString.copyFromUtf8(name)).bytes());
  }

  /**
   * Opens a chain in a directory, or goes on with the one that is there.
   *
   * @param funded names of accounts that own {@link #FUNDS}
   */
  public static SoloChain open(Path directory, int validators, Params params, String... funded)
      throws IOException {
    Chain chain = new Chain(StateStore.open(directory.resolve("state")), new Protocol());
    SoloDriver driver =
        SoloDriver.open(
            new SoloConfig(
                directory.resolve("blocks"),
                SoloGenesis.of(
                    CHAIN_ID,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    appState(genesis(validators, params, funded))),
                PoolOwner.APPLICATION,
                InstantSource.system()),
            new LaplaceApplication(chain, "test"));
    return new SoloChain(chain, driver, hotLanes(validators));
  }

  /** The genesis of such a chain, in which each validator has power 10. */
  public static Genesis genesis(int validators, Params params, String... funded) {
    Genesis.Builder genesis = Genesis.newBuilder().setParams(params);
    for (String name : funded) {
      genesis.addAccounts(
          GenesisAccount.newBuilder()
              .setAddress(key(name).publicKey().address().bytes())
              .setBalance(FUNDS.microLap()));
    }
    for (int index = 0; index < validators; index++) {
      genesis.addValidators(
          Validator.newBuilder()
              .setConsensusAddress(key("consensus " + index).publicKey().address().bytes())
              .setConsensusKey(key("consensus " + index).publicKey().bytes())
              .setPower(10)
              .setHotLane(key("hot lane " + index).publicKey().address().bytes())
              .setPayoutAddress(key("payout " + index).publicKey().address().bytes()));
    }
    return genesis.build();
  }

  static ByteString appState(Genesis genesis) throws IOException {
    return ByteString.copyFromUtf8(JsonFormat.printer().print(genesis));
  }

  private static List<PrivateKey> hotLanes(int validators) {
    return IntStream.range(0, validators).mapToObj(index -> key("hot lane " + index)).toList();
  }

  public static SoloChain open(Path directory, int validators, String... funded)
      throws IOException {
    return open(directory, validators, NetworkDefaults.testParams(), funded);
  }

  public Chain chain() {
    return chain;
  }

  public List<PrivateKey> hotLanes() {
    return hotLanes;
  }

  public StateView state() {
    return chain.feed().now().orElseThrow().state();
  }

  public long height() {
    return chain.feed().now().orElseThrow().height();
  }

  public Hash appHash() {
    return chain.feed().now().orElseThrow().appHash();
  }

  /** Everything that the app hash covers. */
  public NavigableMap<ByteString, ByteString> leaves() {
    NavigableMap<ByteString, ByteString> leaves =
        new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    for (StateEntry entry : state().scan(ByteString.EMPTY, Integer.MAX_VALUE / 2)) {
      leaves.put(entry.key(), entry.value());
    }
    return leaves;
  }

  public void produceBlock() {
    driver.produceBlock();
  }

  /** Signs with the lane's next sequence; fees are generous. */
  public SignedTransaction sign(PrivateKey key, Action... actions) {
    return Transactions.sign(body(key, actions).build(), key);
  }

  /** What {@link #sign} signs. */
  public TxBody.Builder body(PrivateKey key, Action... actions) {
    return TxBody.newBuilder()
        .setChainId(CHAIN_ID)
        .setSender(key.publicKey().address().bytes())
        .setSequence(chain.mempool().nextSequence(key.publicKey().address()))
        .setExpiryHeight(height() + 1_000)
        .setFeeLimit(1_000_000)
        .addAllActions(List.of(actions));
  }

  /** Signs so many transactions with sequences that follow each other. */
  public List<SignedTransaction> signSeveral(PrivateKey key, int count, Action action) {
    long next = body(key, action).getSequence();
    return IntStream.range(0, count)
        .mapToObj(index -> body(key, action).setSequence(next + index).build())
        .map(body -> Transactions.sign(body, key))
        .toList();
  }

  public Optional<Rejection> submit(SignedTransaction tx) {
    return chain.mempool().insert(tx.bytes());
  }

  /** Signs, submits, produces a block and returns what became of it. */
  public TransactionResult run(PrivateKey key, Action... actions) {
    SignedTransaction tx = sign(key, actions);
    submit(tx)
        .ifPresent(
            rejection -> {
              throw new AssertionError(rejection.toString());
            });
    produceBlock();
    return chain.transaction(tx.hash()).orElseThrow();
  }

  public Job job(Hash id) {
    return state()
        .read(StateKeys.job(id))
        .map(
            bytes -> {
              try {
                return Job.parseFrom(bytes);
              } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .orElseThrow();
  }

  public Amount balance(PrivateKey key) {
    return state()
        .get(LedgerKeys.account(key.publicKey().address()))
        .map(Account::balance)
        .orElse(Amount.ZERO);
  }

  /** Adds all accounts and purses up, without the ledger's own sums. */
  public Amount recount() {
    Amount sum = Amount.ZERO;
    for (StateEntry entry : state().scan(LedgerKeys.ACCOUNTS, Integer.MAX_VALUE / 2)) {
      sum = sum.plus(Account.CODEC.decode(entry.value()).balance());
    }
    for (StateEntry entry : state().scan(LedgerKeys.PURSES, Integer.MAX_VALUE / 2)) {
      sum = sum.plus(AmountCodec.INSTANCE.decode(entry.value()));
    }
    return sum.plus(books().burnt());
  }

  public Books books() {
    return state().require(LedgerKeys.SUPPLY);
  }

  @Override
  public void close() throws IOException {
    driver.close();
    chain.close();
  }
}
