package org.laplace.node.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laplace.node.cometbft.CometBftFiles;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Genesis;
import org.laplace.proto.v1.GenesisAccount;
import org.laplace.proto.v1.Params;
import org.laplace.proto.v1.Validator;

/** A new network: its validators' keys and the genesis file that they all share. */
public final class Network {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** CometBFT blocks hold 4 MiB at the most. */
  private static final String BLOCK_BYTES_MAX = "4194304";

  private final String chainId;
  private final Params params;
  private final Map<Address, Amount> accounts;
  private final List<ValidatorKeys> validators;

  /** The secrets of one validator. */
  public record ValidatorKeys(
      PrivateKey consensus, PrivateKey node, PrivateKey hotLane, Address payout, long power) {

    /** New keys of equal power 10. */
    public static ValidatorKeys generate(SecureRandom random, Address payout) {
      return new ValidatorKeys(
          PrivateKey.generate(KeyType.ED25519, random),
          PrivateKey.generate(KeyType.ED25519, random),
          PrivateKey.generate(KeyType.ED25519, random),
          payout,
          10);
    }
  }

  /**
   * @param accounts funded from the start
   */
  public Network(
      String chainId,
      Params params,
      Map<Address, Amount> accounts,
      List<ValidatorKeys> validators) {
    this.chainId = chainId;
    this.params = params;
    this.accounts = Map.copyOf(accounts);
    this.validators = List.copyOf(validators);
  }

  /** Writes the files of one validator's node. */
  public void writeHome(NodeHome home, ValidatorKeys keys, NodeConfig config, Instant genesisTime)
      throws IOException {
    Files.createDirectories(home.directory());
    home.cometBft().writeKeys(keys.consensus(), keys.node());
    NodeHome.writeSeed(home.consensusKey(), keys.consensus());
    NodeHome.writeSeed(home.nodeKey(), keys.node());
    NodeHome.writeSeed(home.hotKey(), keys.hotLane());
    writeGenesis(home.genesis(), genesisTime);
    config.write(home.config());
  }

  /** The genesis file, as CometBFT reads it; our part is in its app_state. */
  public void writeGenesis(Path file, Instant time) throws IOException {
    ObjectNode genesis = JSON.createObjectNode();
    genesis.put("genesis_time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    genesis.put("chain_id", chainId);
    genesis.put("initial_height", "1");
    ObjectNode consensus = genesis.putObject("consensus_params");
    consensus.putObject("block").put("max_bytes", BLOCK_BYTES_MAX).put("max_gas", "-1");
    consensus
        .putObject("evidence")
        .put("max_age_num_blocks", "100000")
        .put("max_age_duration", "172800000000000")
        .put("max_bytes", "1048576");
    consensus.putObject("validator").putArray("pub_key_types").add("ed25519");
    consensus.putObject("version").put("app", "1");
    consensus.putObject("abci").put("vote_extensions_enable_height", "0");
    ArrayNode set = genesis.putArray("validators");
    for (ValidatorKeys keys : validators) {
      ByteString publicKey = keys.consensus().publicKey().bytes();
      ObjectNode validator = set.addObject();
      validator.put(
          "address",
          HexFormat.of()
              .formatHex(CometBftFiles.consensusAddress(publicKey).toByteArray())
              .toUpperCase(Locale.ROOT));
      validator
          .putObject("pub_key")
          .put("type", "tendermint/PubKeyEd25519")
          .put("value", Base64.getEncoder().encodeToString(publicKey.toByteArray()));
      validator.put("power", Long.toString(keys.power()));
      validator.put("name", "");
    }
    genesis.put("app_hash", "");
    genesis.set("app_state", JSON.readTree(JsonFormat.printer().print(appState())));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, JSON.writeValueAsBytes(genesis));
  }

  private Genesis appState() {
    Genesis.Builder state = Genesis.newBuilder().setParams(params);
    accounts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            account ->
                state.addAccounts(
                    GenesisAccount.newBuilder()
                        .setAddress(account.getKey().bytes())
                        .setBalance(account.getValue().microLap())));
    for (ValidatorKeys keys : validators) {
      ByteString publicKey = keys.consensus().publicKey().bytes();
      state.addValidators(
          Validator.newBuilder()
              .setConsensusAddress(CometBftFiles.consensusAddress(publicKey))
              .setConsensusKey(publicKey)
              .setPower(keys.power())
              .setHotLane(keys.hotLane().publicKey().address().bytes())
              .setPayoutAddress(keys.payout().bytes()));
    }
    return state.build();
  }

  /** The validators as each other's peers. */
  public static List<String> peersOf(List<ValidatorKeys> validators, List<String> p2pAddresses) {
    List<String> peers = new ArrayList<>();
    for (int index = 0; index < validators.size(); index++) {
      peers.add(CometBftFiles.nodeId(validators.get(index).node()) + "@" + p2pAddresses.get(index));
    }
    return peers;
  }
}
