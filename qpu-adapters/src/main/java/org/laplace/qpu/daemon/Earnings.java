package org.laplace.qpu.daemon;

import com.google.protobuf.ByteString;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;

/** What an attempt at a job brought its provider, by the job's own record. */
public final class Earnings {
  private Earnings() {}

  /** Zero if the job has no such attempt. */
  public static Amount of(Job job, int attemptNumber) {
    Amount sum = Amount.ZERO;
    for (Attempt attempt : job.getAttemptsList()) {
      if (attempt.getNumber() == attemptNumber) {
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
