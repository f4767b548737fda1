package org.laplace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.laplace.cli.view.DecodedResult;
import org.laplace.cli.view.ResultJson;
import org.laplace.cli.view.ResultText;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.ResultRoot;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.JobClass;
import org.laplace.wallet.LaplaceClient;
import org.laplace.wallet.RefusedException;

/** The result of a job: fetched, held against its root, shown, saved. */
record Results(GetResultResponse response, DecodedResult decoded) {
  /**
   * The result as the node has it.
   *
   * @throws RefusedException NO_RESULT_YET; PROOF_DOES_NOT_HOLD when the bytes are not those that
   *     the provider committed to
   */
  static Results of(LaplaceClient client, Hash id, JobClass jobClass)
      throws RefusedException, InterruptedException {
    GetResultResponse response = client.getResult(id);
    Hash root = ResultRoot.of(response.getOutcome(), response.getResult());
    if (!root.bytes().equals(response.getResultRoot())) {
      throw new RefusedException(
          Code.PROOF_DOES_NOT_HOLD,
          "the bytes that the node sent have another root than the result; ask another node");
    }
    return new Results(
        response, DecodedResult.of(jobClass, response.getOutcome(), response.getResult()));
  }

  /** The same; empty where no provider has answered yet. */
  static Optional<Results> find(LaplaceClient client, Hash id, JobClass jobClass)
      throws RefusedException, InterruptedException {
    try {
      return Optional.of(of(client, id, jobClass));
    } catch (RefusedException refused) {
      if (refused.code() == Code.NO_RESULT_YET) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  void show(Output output) {
    ResultText.lines(decoded).forEach(output::say);
  }

  void save(Path file) throws IOException {
    Files.writeString(
        file, Json.pretty(ResultJson.of(response, decoded)) + "\n", StandardCharsets.UTF_8);
  }
}
