package org.laplace.ledger.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.money.Books;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.state.StateView;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Validator;
import org.laplace.proto.v1.ValidatorRegistry;

/** Reads the app_state of a genesis file and writes the state that it describes. */
public final class GenesisState {
  private GenesisState() {}

  /** The app_state is wrong; the message says where. A node does not start on it. */
  public static final class InvalidGenesisException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidGenesisException(String message) {
      super(message);
    }
  }

  /** Parses the JSON form (proto3 JSON of {@code laplace.v1.Genesis}). */
  public static Genesis parse(ByteString json) throws InvalidGenesisException {
    Genesis.Builder genesis = Genesis.newBuilder();
    try {
      JsonFormat.parser().merge(json.toString(StandardCharsets.UTF_8), genesis);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidGenesisException("app_state is not a Genesis message: " + e.getMessage());
    }
    return genesis.build();
  }

  /** All of the genesis state, as writes over nothing. */
  public static Overlay write(Genesis genesis, StateView nothing) throws InvalidGenesisException {
    validate(genesis);
    Overlay state = new Overlay(nothing);
    Books books = Books.EMPTY;
    for (GenesisAccount account : genesis.getAccountsList()) {
      Address address = new Address(account.getAddress());
      Amount balance = Amount.of(account.getBalance());
      require(
          state.get(LedgerKeys.account(address)).isEmpty(), "account " + address + " stands twice");
      state.put(LedgerKeys.account(address), Account.PASSIVE.withBalance(balance));
      books = books.issueToFree(balance);
    }
    for (Validator validator : genesis.getValidatorsList()) {
      Address hotLane = new Address(validator.getHotLane());
      require(
          state.get(LedgerKeys.account(hotLane)).isEmpty(),
          "hot lane " + hotLane + " stands twice");
      state.put(LedgerKeys.account(hotLane), Account.ATTESTOR);
    }
    Params params = genesis.getParams();
    state.put(LedgerKeys.PARAMS, params);
    state.put(LedgerKeys.VALIDATORS, registry(genesis.getValidatorsList()));
    state.put(LedgerKeys.BASE_FEE, Amount.of(params.getBaseFeeInitial()));
    state.put(LedgerKeys.SUPPLY, books.requireBalanced());
    return state;
  }

  private static ValidatorRegistry registry(List<Validator> validators) {
    return ValidatorRegistry.newBuilder()
        .addAllValidators(
            validators.stream()
                .sorted(
                    Comparator.comparing(
                        Validator::getConsensusAddress,
                        ByteString.unsignedLexicographicalComparator()))
                .toList())
        .build();
  }

  private static void validate(Genesis genesis) throws InvalidGenesisException {
    Params params = genesis.getParams();
    require(params.getBaseFeeMin() > 0, "base_fee_min must be positive");
    require(
        params.getBaseFeeInitial() >= params.getBaseFeeMin()
            && params.getBaseFeeInitial() <= params.getBaseFeeMax(),
        "base_fee_initial must lie between base_fee_min and base_fee_max");
    require(params.getBlockWeightMax() > 0, "block_weight_max must be positive");
    isAmount(params.getAccountMin(), "account_min");
    isAmount(params.getJobDeposit(), "job_deposit");
    isAmount(params.getCancelFee(), "cancel_fee");
    isAmount(params.getMisdeclaredFee(), "misdeclared_fee");
    isPermille(params.getPremiumPermille(), "premium_permille");
    isPermille(params.getLatePenaltyPermille(), "late_penalty_permille");
    require(params.getWorkUnitsPerBlock() > 0, "work_units_per_block must be positive");
    isSpan(params.getDeadlineBaseBlocks(), 1, "deadline_base_blocks");
    isSpan(params.getDeclineWindowBlocks(), 0, "decline_window_blocks");
    require(params.getDeclinesPerEpochMax() >= 0, "declines_per_epoch_max is out of range");
    isSpan(params.getAuditWindowBlocks(), 1, "audit_window_blocks");
    isSpan(params.getChallengeWindowBlocks(), 1, "challenge_window_blocks");
    isSpan(params.getEpochBlocks(), 1, "epoch_blocks");
    require(params.getBondMultipleMin() > 0, "bond_multiple_min must be positive");
    require(
        params.getFaucetAmount() >= 0
            && params.getFaucetAmount() <= LedgerLimits.FAUCET_AMOUNT_MICRO_LAP_MAX,
        "faucet_amount is at most " + LedgerLimits.FAUCET_AMOUNT_MICRO_LAP_MAX);
    String before = "";
    for (EngineParams engine : params.getEnginesList()) {
      require(
          engine.getEngine().compareTo(before) > 0,
          "engines stand in ascending order of their names, each once");
      require(
          engine.getEngineBytes().size() <= LedgerLimits.ENGINE_NAME_BYTES_MAX,
          "an engine's name has at most " + LedgerLimits.ENGINE_NAME_BYTES_MAX + " bytes");
      before = engine.getEngine();
      require(
          engine.getWorkUnitsMax() > 0 && engine.getWorkUnitsMax() <= LedgerLimits.WORK_UNITS_MAX,
          "work_units_max is 1 to " + LedgerLimits.WORK_UNITS_MAX);
    }
    int validators = genesis.getValidatorsCount();
    require(
        validators >= 1 && validators <= LedgerLimits.VALIDATORS_MAX,
        "there are 1 to " + LedgerLimits.VALIDATORS_MAX + " validators, not " + validators);
    long powerTotal = 0;
    NavigableSet<ByteString> consensusAddresses =
        new TreeSet<>(ByteString.unsignedLexicographicalComparator());
    for (Validator validator : genesis.getValidatorsList()) {
      require(
          Address.isAddress(validator.getConsensusAddress())
              && Address.isAddress(validator.getHotLane())
              && Address.isAddress(validator.getPayoutAddress()),
          "a validator's addresses have 20 bytes");
      require(
          validator.getPower() > 0
              && validator.getPower() <= LedgerLimits.POWER_TOTAL_MAX - powerTotal,
          "a validator's power is positive, and all together have at most "
              + LedgerLimits.POWER_TOTAL_MAX);
      powerTotal += validator.getPower();
      require(
          consensusAddresses.add(validator.getConsensusAddress()),
          "a validator's consensus address stands twice");
    }
    long supply = 0;
    for (GenesisAccount account : genesis.getAccountsList()) {
      require(Address.isAddress(account.getAddress()), "an account's address has 20 bytes");
      require(
          account.getBalance() >= 0
              && account.getBalance() <= LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX - supply,
          "all balances together are at most " + LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX);
      supply += account.getBalance();
    }
    require(supply > 0, "somebody must own something");
  }

  private static void isAmount(long microLap, String name) throws InvalidGenesisException {
    require(
        microLap >= 0 && microLap <= LedgerLimits.PARAM_MICRO_LAP_MAX,
        name + " is at most " + LedgerLimits.PARAM_MICRO_LAP_MAX);
  }

  private static void isSpan(long blocks, long min, String name) throws InvalidGenesisException {
    require(
        blocks >= min && blocks <= LedgerLimits.SPAN_BLOCKS_MAX,
        name + " is " + min + " to " + LedgerLimits.SPAN_BLOCKS_MAX);
  }

  private static void isPermille(long share, String name) throws InvalidGenesisException {
    require(share >= 0 && share <= 1000, name + " is at most 1000");
  }

  private static void require(boolean condition, String text) throws InvalidGenesisException {
    if (!condition) {
      throw new InvalidGenesisException("genesis: " + text);
    }
  }
}
