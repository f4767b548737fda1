package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.qpu.daemon.chain.ChainView;
import org.laplace.qpu.spi.RunTag;

/** What a run brought, by the job's own record. */
final class Earnings {
  private Earnings() {}

  static Amount of(ChainView chain, RunTag run) {
    Job job = chain.jobs().get(run.job());
    if (job == null) {
      return Amount.ZERO;
    }
    Amount sum = Amount.ZERO;
    for (Attempt attempt : job.getAttemptsList()) {
      if (attempt.getNumber() == run.attempt()) {
        for (Payment payment : job.getPaymentsList()) {
          if (isEarned(payment, attempt)) {
            sum = sum.plus(Amount.of(payment.getAmount()));
          }
        }
      }
    }
    return sum;
  }

  private static boolean isEarned(Payment payment, Attempt attempt) {
    ByteString payee =
        attempt.getPayoutAddress().isEmpty() ? attempt.getProvider() : attempt.getPayoutAddress();
    return payment.getRecipient().equals(payee)
        && (payment.getReason() == PaymentReason.PAYMENT_REASON_REWARD
            || payment.getReason() == PaymentReason.PAYMENT_REASON_MISDECLARED_FEE);
  }
}
