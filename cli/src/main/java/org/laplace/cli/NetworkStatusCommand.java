package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.laplace.cli.view.Table;
import org.laplace.cli.view.Words;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.Supply;
import org.laplace.proto.v1.SupplyView;
import org.laplace.proto.v1.Validator;
import org.laplace.proto.v1.ValidatorsView;
import org.laplace.wallet.Endpoint;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;
import org.laplace.wallet.Sequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What each node says, and what the chain holds. */
@Command(name = "status", description = "Show the nodes, the validators and the money.")
final class NetworkStatusCommand extends LaplaceCommand {
  @Mixin private final NodeOptions nodes = new NodeOptions();

  NetworkStatusCommand(Shell shell) {
    super(shell);
  }

  /** A node's answer, or why there is none. */
  private record Asked(
      Endpoint endpoint, Optional<NodeStatus> status, Optional<Rejection> problem) {}

  private record Chain(ValidatorsView validators, SupplyView supply, ParamsView params) {}

  @Override
  protected int run(Output output) throws RefusedException, IOException, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (Endpoint endpoint : nodes.endpoints(shell())) {
      asked.add(ask(endpoint));
    }
    // Where no node answers, this says so for all of them.
    try (LaplaceClient client = nodes.connect(shell())) {
      Chain chain = new Chain(client.validators(), client.supply(), client.params());
      show(asked, chain, output);
      output.json(() -> json(asked, chain));
    }
    return ExitCode.OK;
  }

  private Asked ask(Endpoint endpoint) throws InterruptedException {
    Sequences unused = Sequences.in(shell().laplaceDirectory().resolve("sequences"));
    try (LaplaceClient node = LaplaceClient.connect(List.of(endpoint), unused, Duration.ZERO)) {
      return new Asked(endpoint, Optional.of(node.status()), Optional.empty());
    } catch (RefusedException refused) {
      return new Asked(endpoint, Optional.empty(), Optional.of(refused.rejection()));
    }
  }

  private static void show(List<Asked> asked, Chain chain, Output output) {
    Table table = new Table("NODE", "CHAIN", "HEIGHT", "APP HASH", "CONSENSUS", "WAITING", "AUDIT");
    for (Asked each : asked) {
      each.status()
          .ifPresentOrElse(
              status ->
                  table.add(
                      each.endpoint().toString(),
                      status.getChainId(),
                      Long.toUnsignedString(status.getHeight()),
                      shortened(Words.hex(status.getAppHash())),
                      status.getConsensus(),
                      Integer.toUnsignedString(status.getMempoolTransactions()),
                      status.getAuditProblem().isEmpty() ? "works" : status.getAuditProblem()),
              () -> table.add(each.endpoint().toString(), "no answer", "", "", "", "", ""));
    }
    table.lines().forEach(output::say);
    output.say("");
    Table validators = new Table("VALIDATOR", "POWER", "PAYOUT");
    for (Validator validator : chain.validators().getRegistry().getValidatorsList()) {
      validators.add(
          Words.hex(validator.getConsensusAddress()),
          Long.toUnsignedString(validator.getPower()),
          Words.address(validator.getPayoutAddress()));
    }
    validators.lines().forEach(output::say);
    output.say("");
    Supply supply = chain.supply().getSupply();
    output.say(
        "issued "
            + Words.amount(supply.getIssued())
            + ": free "
            + Words.amount(supply.getFree())
            + ", in jobs and bonds "
            + Words.amount(supply.getPurses())
            + ", burnt "
            + Words.amount(supply.getBurnt()));
    output.say("base fee " + chain.params().getBaseFee() + " micro-LAP for a unit of weight");
  }

  private static String shortened(String hex) {
    return hex.length() <= 16 ? hex : hex.substring(0, 16);
  }

  private static ObjectNode json(List<Asked> asked, Chain chain) {
    ObjectNode json = Json.object();
    ArrayNode nodes = json.putArray("nodes");
    for (Asked each : asked) {
      ObjectNode node = nodes.addObject().put("endpoint", each.endpoint().toString());
      each.status()
          .ifPresent(
              status ->
                  node.put("chain_id", status.getChainId())
                      .put("height", status.getHeight())
                      .put("app_hash", Words.hex(status.getAppHash()))
                      .put("consensus", status.getConsensus())
                      .put("version", status.getVersion())
                      .put("mempool_transactions", status.getMempoolTransactions())
                      .put("validator_address", Words.hex(status.getValidatorAddress()))
                      .put("audit_problem", status.getAuditProblem()));
      each.problem()
          .ifPresent(
              why ->
                  node.putObject("error").put("code", why.code().name()).put("text", why.text()));
    }
    ArrayNode validators = json.putArray("validators");
    for (Validator validator : chain.validators().getRegistry().getValidatorsList()) {
      validators
          .addObject()
          .put("consensus_address", Words.hex(validator.getConsensusAddress()))
          .put("power", validator.getPower())
          .put("hot_lane", Words.address(validator.getHotLane()))
          .put("payout_address", Words.address(validator.getPayoutAddress()));
    }
    Supply supply = chain.supply().getSupply();
    json.putObject("supply")
        .put("issued", supply.getIssued())
        .put("free", supply.getFree())
        .put("purses", supply.getPurses())
        .put("burnt", supply.getBurnt());
    return json.put("base_fee", chain.params().getBaseFee());
  }
}
