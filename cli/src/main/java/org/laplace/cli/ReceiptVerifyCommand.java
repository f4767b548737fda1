package org.laplace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.cli.view.JobJson;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.receipt.Claims;
import org.laplace.primitives.receipt.ReceiptVerdict;
import org.laplace.primitives.receipt.ReceiptVerifier;
import org.laplace.primitives.receipt.Trust;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Receipt;
import org.laplace.wallet.RefusedException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a receipt offline. */
@Command(
    name = "verify",
    description = {
      "Check a receipt without a network, and say what it proves and what it does not.",
      "The validators to trust are those of a genesis file, or a set by its hash; default: those of"
          + " the network of ./laplace localnet."
    })
final class ReceiptVerifyCommand extends LaplaceCommand {
  @Parameters(paramLabel = "FILE", description = "The receipt, as receipt get saves it.")
  private Path file = Path.of("");

  @ArgGroup private @Nullable Trusted trusted;

  /** One of them. */
  static final class Trusted {
    @Option(
        names = "--genesis",
        paramLabel = "FILE",
        required = true,
        description = "Trust the chain and the validators of this genesis file.")
    private @Nullable Path genesis;

    @Option(
        names = "--trusted-validators-hash",
        paramLabel = "HEX",
        required = true,
        description = "Trust the validator set with this hash, whatever its chain is called.")
    private @Nullable String validatorsHash;
  }

  ReceiptVerifyCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(Output output) throws RefusedException, IOException {
    Path path = shell().directory().resolve(file);
    Receipt receipt =
        Given.valueOf(ReceiptVerifier.parse(ByteString.copyFrom(Files.readAllBytes(path))));
    switch (ReceiptVerifier.verify(receipt, trust(receipt))) {
      case ReceiptVerdict.Refused(Rejection why) -> throw new RefusedException(why);
      case ReceiptVerdict.Proved(Job job, long height, var header, Claims claims) -> {
        show(claims, output);
        output.json(
            () ->
                json("consensus", receipt, job, height, claims)
                    .put("validators_hash", header.validatorsHash().hex()));
      }
      case ReceiptVerdict.Development(Job job, long height, Claims claims) -> {
        show(claims, output);
        output.json(() -> json("development", receipt, job, height, claims));
      }
    }
    return ExitCode.OK;
  }

  private Trust trust(Receipt receipt) throws RefusedException, IOException {
    if (trusted != null && trusted.validatorsHash != null) {
      return new Trust.InValidators(
          receipt.getChainId(), Given.hash(trusted.validatorsHash, "validator set's hash"));
    }
    TrustedGenesis genesis = TrustedGenesis.read(genesisFile());
    if (receipt.hasDevelopment() && genesis.validators().members().size() == 1) {
      return new Trust.InDevelopmentNode(
          genesis.chainId(), genesis.validators().members().getFirst().key());
    }
    return new Trust.InValidators(genesis.chainId(), genesis.validators().hash());
  }

  private Path genesisFile() throws RefusedException, IOException {
    if (trusted != null && trusted.genesis != null) {
      return shell().directory().resolve(trusted.genesis);
    }
    Optional<NetworkFile> network = NetworkFile.read(NetworkFile.in(shell().home()));
    return network
        .map(NetworkFile::genesis)
        .orElseThrow(
            () ->
                new RefusedException(
                    Code.UNTRUSTED_VALIDATORS,
                    "say whom you trust: --genesis FILE or --trusted-validators-hash HEX"));
  }

  private static void show(Claims claims, Output output) {
    output.say("Proved:");
    claims.proved().forEach(sentence -> output.say("  " + sentence));
    output.say("Not proved:");
    claims.notProved().forEach(sentence -> output.say("  " + sentence));
  }

  private static ObjectNode json(
      String evidence, Receipt receipt, Job job, long height, Claims claims) {
    ObjectNode json =
        Json.object()
            .put("verified", true)
            .put("evidence", evidence)
            .put("chain_id", receipt.getChainId())
            .put("height", height);
    json.set("job", JobJson.of(job));
    ArrayNode proved = json.putArray("proved");
    claims.proved().forEach(proved::add);
    ArrayNode notProved = json.putArray("not_proved");
    claims.notProved().forEach(notProved::add);
    return json;
  }
}
