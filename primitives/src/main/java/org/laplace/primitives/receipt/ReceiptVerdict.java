package org.laplace.primitives.receipt;

import java.util.List;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.light.VerifiedHeader;
import org.laplace.proto.v1.Job;

/** What became of a receipt under somebody's trust. */
public sealed interface ReceiptVerdict {
  /** What is shown by now, in words. */
  Claims claims();

  /**
   * Validators whom the checker trusts signed the state that holds this job.
   *
   * @param height the height after which the job was in this state
   * @param header the signed header of the height after
   */
  record Proved(Job job, long height, VerifiedHeader header, Claims claims)
      implements ReceiptVerdict {}

  /** One development node signed; nothing of it holds against that node's owner. */
  record Development(Job job, long height, Claims claims) implements ReceiptVerdict {}

  record Refused(Rejection why) implements ReceiptVerdict {
    @Override
    public Claims claims() {
      return new Claims(
          List.of(), List.of("Nothing: this receipt does not hold. " + why.text() + "."));
    }
  }
}
