package org.laplace.verifier;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.laplace.ledger.block.Block;
import org.laplace.ledger.block.BlockExecutor;
import org.laplace.ledger.block.BlockOutcome;
import org.laplace.ledger.genesis.GenesisState;
import org.laplace.ledger.genesis.GenesisState.InvalidGenesisException;
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
import org.laplace.proto.v1.Attest;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.TxBody;
import org.laplace.proto.v1.Validator;

/**
 * Real blocks with the verifier alone. A step of the test stands for the jobs: it asks for audits;
 * what comes back to jobs is kept in {@link #toJobs}.
 */
final class CheckedChain {
  private static final String CHAIN_ID = "checked-1";

  /** Has funds and is no validator. */
  static final int OUTSIDER = 99;

  private final VerifierComponent verifier = new VerifierComponent();
  private final Overlay state = new Overlay(new Nothing());
  private final Queue<AuditRequested> requests = new ArrayDeque<>();
  private final List<Address> funded = new ArrayList<>();
  private final List<Message> toJobs = new ArrayList<>();
  private final BlockExecutor executor;
  private long height;

  /** Validators numbered from 0, with these powers. */
  CheckedChain(long... powers) {
    write(genesis(powers));
    executor =
        new BlockExecutor(
            new TransactionChecks(CHAIN_ID, this::route, new SignatureCache(1_000)),
            this::handle,
            List.of(verifier.beginStep()),
            List.of(
                verifier.endStep(),
                settlement -> {
                  funded.forEach(lane -> settlement.issue(lane, Amount.of(1_000_000)));
                  funded.clear();
                  requests.forEach(settlement::send);
                  requests.clear();
                }));
  }

  /** Jobs ask for this at the end of the next block. */
  void request(Hash job, int attempt, long deadlineHeight) {
    requests.add(new AuditRequested(job, attempt, deadlineHeight));
  }

  /** As {@link #request}, for a result that is judged by statistics. */
  void requestJudging(Hash job, int attempt, long deadlineHeight, Hash claimedRoot) {
    requests.add(new AuditRequested(job, attempt, deadlineHeight, Optional.of(claimedRoot)));
  }

  /** Somebody gives a lane enough for many fees, in the next block. */
  void fund(int who) {
    funded.add(lane(who));
  }

  /** A case that is open and has begun. */
  void open(Hash job, long deadlineHeight) {
    request(job, 1, deadlineHeight);
    run();
    run();
    toJobs.clear();
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
    return outcome;
  }

  /** The codes of the block's transactions; empty where one took effect. */
  List<Optional<Code>> codes(ByteString... transactions) {
    return run(transactions).results().stream()
        .map(result -> result.rejection().map(Rejection::code))
        .toList();
  }

  static ByteString attest(int who, long sequence, Hash job, int attempt, Hash root) {
    return signed(
        who,
        sequence,
        Action.newBuilder()
            .setAttest(
                Attest.newBuilder()
                    .setJobId(job.bytes())
                    .setAttempt(attempt)
                    .setResultRoot(root.bytes()))
            .build());
  }

  static ByteString signed(int who, long sequence, Action action) {
    TxBody body =
        TxBody.newBuilder()
            .setChainId(CHAIN_ID)
            .setSender(lane(who).bytes())
            .setSequence(sequence)
            .setExpiryHeight(1_000_000)
            .setFeeLimit(1_000_000)
            .addActions(action)
            .build();
    return Transactions.sign(body, key(who)).bytes();
  }

  static Address lane(int who) {
    return key(who).publicKey().address();
  }

  static Hash hash(String text) {
    return Hash.of(ByteString.copyFromUtf8(text));
  }

  /** What jobs were told, in order; forgotten by asking. */
  List<Message> toJobs() {
    List<Message> told = List.copyOf(toJobs);
    toJobs.clear();
    return told;
  }

  StateView state() {
    return state;
  }

  /** Of the last block. */
  long height() {
    return height;
  }

  private Parsed<BoundAction<?>> route(Action action) {
    return action.hasAttest()
        ? BoundAction.bind(verifier.attest(), action.getAttest())
        : Parsed.refused(Code.MALFORMED_TRANSACTION, "only attestations here");
  }

  private Optional<Rejection> handle(Message message, Settlement settlement) {
    return switch (message) {
      case Attested attested -> verifier.handle(attested, settlement);
      case AuditRequested requested -> verifier.handle(requested, settlement);
      case AuditStarted _, VerdictReached _ -> {
        toJobs.add(message);
        yield Optional.empty();
      }
      case BondForfeited _,
          Credit _,
          FaucetDripped _,
          JobCancelled _,
          JobDeclined _,
          JobOpened _,
          OfferPosted _,
          OfferWithdrawn _,
          PremiumEarned _,
          ResultSubmitted _ ->
          throw new IllegalStateException("the verifier sends no " + message);
    };
  }

  private void write(Genesis genesis) {
    try {
      state.absorb(GenesisState.write(genesis, new Nothing()));
    } catch (InvalidGenesisException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Genesis genesis(long... powers) {
    Genesis.Builder genesis =
        Genesis.newBuilder()
            .setParams(
                Params.newBuilder()
                    .setBaseFeeInitial(1)
                    .setBaseFeeMin(1)
                    .setBaseFeeMax(1)
                    .setBlockWeightMax(1_000_000)
                    .setWorkUnitsPerBlock(1)
                    .setDeadlineBaseBlocks(1)
                    .setAuditWindowBlocks(1)
                    .setChallengeWindowBlocks(1)
                    .setEpochBlocks(1)
                    .setBondMultipleMin(1))
            .addAccounts(
                GenesisAccount.newBuilder()
                    .setAddress(lane(OUTSIDER).bytes())
                    .setBalance(1_000_000_000));
    for (int who = 0; who < powers.length; who++) {
      genesis.addValidators(
          Validator.newBuilder()
              .setConsensusAddress(hash("validator " + who).bytes().substring(0, 20))
              .setPower(powers[who])
              .setHotLane(lane(who).bytes())
              .setPayoutAddress(lane(OUTSIDER).bytes()));
    }
    return genesis.build();
  }

  private static PrivateKey key(int who) {
    ByteBuffer seed = ByteBuffer.allocate(KeyType.SEED_BYTES).putInt(0, who);
    return PrivateKey.ofSeed(KeyType.ED25519, ByteString.copyFrom(seed));
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
