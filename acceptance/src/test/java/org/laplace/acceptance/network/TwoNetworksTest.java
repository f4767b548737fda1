package org.laplace.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.JobStatus;
import org.laplace.wallet.RefusedException;

/** Networks that share a machine share nothing else. */
class TwoNetworksTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void twoNetworksRunJobsAtOnceInDirectoriesWithSpacesInTheirNames() throws Exception {
    try (TestNetwork one = TestNetwork.start(directory.resolve("one of two"), 1, 1);
        TestNetwork other = TestNetwork.start(directory.resolve("the other of two"), 1, 1)) {
      one.awaitOffers();
      other.awaitOffers();
      Hash jobOfOne = one.submitCircuit(1);
      Hash jobOfOther = other.submitCircuit(2);
      assertEquals(JobStatus.JOB_STATUS_FINAL, one.awaitEnd(jobOfOne).getStatus());
      assertEquals(JobStatus.JOB_STATUS_FINAL, other.awaitEnd(jobOfOther).getStatus());
      RefusedException refused =
          assertThrows(RefusedException.class, () -> other.client().getJob(jobOfOne));
      assertEquals(Code.UNKNOWN_JOB, refused.code());
      Money.assertAddsUp(one);
      Money.assertAddsUp(other);
    }
  }
}
