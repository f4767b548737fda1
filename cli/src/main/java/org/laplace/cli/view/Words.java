package org.laplace.cli.view;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.proto.v1.AttemptEnd;
import org.laplace.proto.v1.Finding;
import org.laplace.proto.v1.JobClass;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.PaymentReason;

/** The wire's names and bytes as people write them. */
public final class Words {
  private Words() {}

  /** For example FINAL. */
  public static String of(JobStatus status) {
    return without("JOB_STATUS_", status);
  }

  public static String of(JobClass jobClass) {
    return without("JOB_CLASS_", jobClass);
  }

  public static String of(OutcomeKind outcome) {
    return without("OUTCOME_KIND_", outcome);
  }

  public static String of(Finding finding) {
    return without("FINDING_", finding);
  }

  public static String of(AttemptEnd end) {
    return without("ATTEMPT_END_", end);
  }

  public static String of(PaymentReason reason) {
    return without("PAYMENT_REASON_", reason);
  }

  public static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** Bech32m; hexadecimal, where the bytes are no address. */
  public static String address(ByteString bytes) {
    return Address.isAddress(bytes) ? new Address(bytes).toString() : hex(bytes);
  }

  /** For example 12.5 LAP; a number that no amount can be is shown as it came. */
  public static String amount(long microLap) {
    return microLap < 0
        ? Long.toUnsignedString(microLap) + " micro-LAP"
        : Amount.of(microLap).toString();
  }

  private static String without(String prefix, Enum<?> value) {
    String name = value.name();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }
}
