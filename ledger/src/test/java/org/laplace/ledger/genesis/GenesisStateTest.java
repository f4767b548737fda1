package org.laplace.ledger.genesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.LedgerLimits;
import org.laplace.ledger.genesis.GenesisState.InvalidGenesisException;
import org.laplace.ledger.lane.Account;
import org.laplace.ledger.state.Overlay;
import org.laplace.ledger.tiny.MemoryState;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.EngineParams;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Validator;

final class GenesisStateTest {
  private static final ByteString SHORT = ByteString.copyFromUtf8("short");

  private final Participant alice = Participant.of(1);

  @Test
  void accountsValidatorsParametersAndTheSupplyStandInTheState() throws Exception {
    Genesis genesis = TinyChain.genesis(alice, Participant.of(2)).build();
    Overlay state = GenesisState.write(genesis, MemoryState.EMPTY);

    assertEquals(genesis.getParams(), state.require(LedgerKeys.PARAMS));
    assertEquals(Amount.of(2), state.require(LedgerKeys.BASE_FEE));
    assertEquals(
        genesis.getValidatorsList(), state.require(LedgerKeys.VALIDATORS).getValidatorsList());
    assertEquals(
        Account.PASSIVE.withBalance(Amount.of(TinyChain.FUNDS)),
        state.require(LedgerKeys.account(alice.address())));
    assertEquals(Account.ATTESTOR, state.require(LedgerKeys.account(TinyChain.HOT_LANE.address())));
    assertEquals(Amount.of(2 * TinyChain.FUNDS), state.require(LedgerKeys.SUPPLY).issued());
    assertEquals(Amount.of(2 * TinyChain.FUNDS), state.require(LedgerKeys.SUPPLY).free());
  }

  @Test
  void validatorsStandInTheOrderOfTheirConsensusAddresses() throws Exception {
    Genesis genesis =
        TinyChain.genesis(alice)
            .clearValidators()
            .addValidators(validator(2))
            .addValidators(validator(-1))
            .addValidators(validator(1))
            .build();
    Overlay state = GenesisState.write(genesis, MemoryState.EMPTY);
    assertEquals(
        List.of(validator(1), validator(2), validator(-1)),
        state.require(LedgerKeys.VALIDATORS).getValidatorsList());
  }

  @Test
  void theJsonFormReadsBack() throws Exception {
    Genesis genesis = TinyChain.genesis(alice).build();
    assertEquals(
        genesis, GenesisState.parse(ByteString.copyFromUtf8(JsonFormat.printer().print(genesis))));
  }

  @Test
  void whatIsNoGenesisMessageIsNamedSo() {
    for (String json : List.of("", "[]", "{\"params\": 3}", "{\"unheardOf\": 1}", "\0")) {
      assertThrows(
          InvalidGenesisException.class,
          () -> GenesisState.parse(ByteString.copyFromUtf8(json)),
          json);
    }
  }

  @Test
  void aParameterThatNoChainCouldRunWithIsRefusedByName() {
    assertParamRefused("base_fee_min", params -> params.setBaseFeeMin(0));
    assertParamRefused("base_fee_min", params -> params.setBaseFeeMin(-1));
    assertParamRefused("base_fee_initial", params -> params.setBaseFeeInitial(1_001));
    assertParamRefused("base_fee_initial", params -> params.setBaseFeeMin(5).setBaseFeeInitial(4));
    assertParamRefused("base_fee_initial", params -> params.setBaseFeeMax(-1));
    assertParamRefused("block_weight_max", params -> params.setBlockWeightMax(0));
    assertParamRefused("block_weight_max", params -> params.setBlockWeightMax(-1));
    assertParamRefused("account_min", params -> params.setAccountMin(-1));
    assertParamRefused("job_deposit", params -> params.setJobDeposit(-1));
    assertParamRefused("cancel_fee", params -> params.setCancelFee(-1));
    assertParamRefused("misdeclared_fee", params -> params.setMisdeclaredFee(-1));
    assertParamRefused("premium_permille", params -> params.setPremiumPermille(1_001));
    assertParamRefused("premium_permille", params -> params.setPremiumPermille(-1));
    assertParamRefused("late_penalty_permille", params -> params.setLatePenaltyPermille(1_001));
    assertParamRefused("late_penalty_permille", params -> params.setLatePenaltyPermille(-1));
    assertParamRefused("work_units_per_block", params -> params.setWorkUnitsPerBlock(0));
    assertParamRefused("deadline_base_blocks", params -> params.setDeadlineBaseBlocks(0));
    assertParamRefused("decline_window_blocks", params -> params.setDeclineWindowBlocks(-1));
    assertParamRefused("declines_per_epoch_max", params -> params.setDeclinesPerEpochMax(-1));
    assertParamRefused("audit_window_blocks", params -> params.setAuditWindowBlocks(0));
    assertParamRefused("challenge_window_blocks", params -> params.setChallengeWindowBlocks(0));
    assertParamRefused("epoch_blocks", params -> params.setEpochBlocks(0));
    assertParamRefused("bond_multiple_min", params -> params.setBondMultipleMin(0));
    assertParamRefused(
        "faucet_amount",
        params -> params.setFaucetAmount(LedgerLimits.FAUCET_AMOUNT_MICRO_LAP_MAX + 1));
    assertParamRefused("faucet_amount", params -> params.setFaucetAmount(-1));
    assertParamRefused(
        "engines", params -> params.addEngines(engine("b/0")).addEngines(engine("a/0")));
    assertParamRefused(
        "engines", params -> params.addEngines(engine("a/0")).addEngines(engine("a/0")));
    assertParamRefused("engines", params -> params.addEngines(engine("")));
    assertParamRefused(
        "engine's name",
        params -> params.addEngines(engine("e".repeat(LedgerLimits.ENGINE_NAME_BYTES_MAX + 1))));
    for (long workUnitsMax : new long[] {0, -1, LedgerLimits.WORK_UNITS_MAX + 1}) {
      assertParamRefused(
          "work_units_max",
          params -> params.addEngines(engine("a/0").toBuilder().setWorkUnitsMax(workUnitsMax)));
    }
  }

  @Test
  void spansAndFeesAreSoSmallThatNoSumOfThemOverflows() {
    long span = LedgerLimits.SPAN_BLOCKS_MAX + 1;
    assertParamRefused("deadline_base_blocks", params -> params.setDeadlineBaseBlocks(span));
    assertParamRefused("decline_window_blocks", params -> params.setDeclineWindowBlocks(span));
    assertParamRefused("audit_window_blocks", params -> params.setAuditWindowBlocks(span));
    assertParamRefused("challenge_window_blocks", params -> params.setChallengeWindowBlocks(span));
    assertParamRefused("epoch_blocks", params -> params.setEpochBlocks(span));
    long fee = LedgerLimits.PARAM_MICRO_LAP_MAX + 1;
    assertParamRefused("account_min", params -> params.setAccountMin(fee));
    assertParamRefused("job_deposit", params -> params.setJobDeposit(fee));
    assertParamRefused("cancel_fee", params -> params.setCancelFee(fee));
    assertParamRefused("misdeclared_fee", params -> params.setMisdeclaredFee(fee));
  }

  @Test
  void thereIsAtLeastOneValidatorAndAtMostAsManyAsTheRegistryHolds() {
    assertRefused("validators", Genesis.Builder::clearValidators);
    assertRefused(
        "validators",
        genesis ->
            genesis
                .clearValidators()
                .addAllValidators(
                    IntStream.rangeClosed(0, LedgerLimits.VALIDATORS_MAX)
                        .mapToObj(GenesisStateTest::validator)
                        .toList()));
  }

  @Test
  void aValidatorHasAddressesPowerAndAHotLaneOfItsOwn() {
    assertValidatorRefused("addresses", validator -> validator.setConsensusAddress(SHORT));
    assertValidatorRefused("addresses", validator -> validator.setHotLane(SHORT));
    assertValidatorRefused("addresses", validator -> validator.setPayoutAddress(SHORT));
    assertValidatorRefused("power", validator -> validator.setPower(0));
    assertValidatorRefused("power", validator -> validator.setPower(-1));
    assertValidatorRefused("power", validator -> validator.setPower(LedgerLimits.POWER_TOTAL_MAX));
    assertValidatorRefused(
        "hot lane", validator -> validator.setHotLane(TinyChain.HOT_LANE.address().bytes()));
    assertValidatorRefused(
        "consensus address", validator -> validator.setConsensusAddress(TinyChain.PROPOSER));
    assertValidatorRefused("hot lane", validator -> validator.setHotLane(alice.address().bytes()));
  }

  @Test
  void accountsHaveAddressesAreNamedOnceAndOwnSomethingTogether() {
    assertRefused(
        "20 bytes", genesis -> genesis.addAccounts(GenesisAccount.newBuilder().setAddress(SHORT)));
    assertRefused("twice", genesis -> genesis.addAccounts(genesis.getAccounts(0)));
    assertRefused("own something", Genesis.Builder::clearAccounts);
    assertRefused("balances", genesis -> genesis.getAccountsBuilder(0).setBalance(-1));
    assertRefused(
        "balances",
        genesis -> {
          genesis.getAccountsBuilder(0).setBalance(LedgerLimits.GENESIS_SUPPLY_MICRO_LAP_MAX);
          genesis.addAccounts(
              GenesisAccount.newBuilder()
                  .setAddress(Participant.of(5).address().bytes())
                  .setBalance(1));
        });
  }

  private void assertParamRefused(String name, Consumer<Params.Builder> mistake) {
    assertRefused(name, genesis -> mistake.accept(genesis.getParamsBuilder()));
  }

  private void assertValidatorRefused(String name, Consumer<Validator.Builder> mistake) {
    assertRefused(
        name,
        genesis -> {
          Validator.Builder second = validator(1).toBuilder();
          mistake.accept(second);
          genesis.addValidators(second);
        });
  }

  private void assertRefused(String name, Consumer<Genesis.Builder> mistake) {
    Genesis.Builder genesis = TinyChain.genesis(alice);
    mistake.accept(genesis);
    InvalidGenesisException refused =
        assertThrows(
            InvalidGenesisException.class,
            () -> GenesisState.write(genesis.build(), MemoryState.EMPTY));
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  private static EngineParams engine(String name) {
    return EngineParams.newBuilder().setEngine(name).setWorkUnitsMax(1).build();
  }

  private static Validator validator(int number) {
    byte[] consensusAddress = new byte[20];
    consensusAddress[0] = (byte) number;
    return Validator.newBuilder()
        .setConsensusAddress(ByteString.copyFrom(consensusAddress))
        .setPower(1)
        .setHotLane(Participant.of(5_000 + number).address().bytes())
        .setPayoutAddress(TinyChain.PAYOUT.address().bytes())
        .build();
  }
}
