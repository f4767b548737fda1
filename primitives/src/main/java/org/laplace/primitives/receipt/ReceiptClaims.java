package org.laplace.primitives.receipt;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.light.VerifiedHeader;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.Statistic;
import org.laplace.proto.v1.Verdict;

/** Puts a proven job into sentences. A record that makes no sense still gets some. */
final class ReceiptClaims {
  private static final String NOT_THE_BYTES =
      "That some file is the program or the result: compare its hash with the ones above.";
  private static final String NOT_COLLUSION =
      "That a result is right if the validators that attested it agreed off chain not to compute.";
  private static final String NOT_THE_HARDWARE =
      "That a quantum computer ran: the distribution of the shots was judged, which a good simulator"
          + " passes too; device, calibration and job id in the result are attested by the vendor.";
  private static final String NOT_THE_MEANING = "That the program computes what its author wanted.";

  private ReceiptClaims() {}

  static Claims ofConsensus(ProvenJob job, String chainId, VerifiedHeader header) {
    List<String> proved = new ArrayList<>();
    proved.add(
        header.power()
            + " voting power of the validator set "
            + header.validatorsHash()
            + " signed header "
            + header.height()
            + " of chain "
            + chainId
            + ", which holds what follows.");
    proved.addAll(sentences(job.job()));
    List<String> notProved = new ArrayList<>();
    if (job.job().getAttemptsList().stream().anyMatch(each -> each.getVerdict().hasStatistic())) {
      notProved.add(NOT_THE_HARDWARE);
    }
    notProved.addAll(List.of(NOT_COLLUSION, NOT_THE_BYTES, NOT_THE_MEANING));
    return new Claims(proved, notProved);
  }

  static Claims ofDevelopment(ProvenJob job, String chainId) {
    List<String> proved = new ArrayList<>();
    proved.add("DEVELOPMENT RECEIPT: the one node of chain " + chainId + " says, and nobody else:");
    proved.addAll(sentences(job.job()));
    return new Claims(
        proved,
        List.of(
            "Anything towards others: who runs a development node can sign whatever he likes.",
            NOT_THE_BYTES,
            NOT_THE_MEANING));
  }

  private static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Job "
            + hex(job.getId())
            + " of "
            + account(job.getClient())
            + " on engine "
            + job.getEngine()
            + ", spec "
            + hex(job.getSpecHash())
            + ", ended as "
            + word(job.getStatus(), "JOB_STATUS_")
            + " at height "
            + Long.toUnsignedString(job.getStatusHeight())
            + ".");
    job.getAttemptsList().forEach(attempt -> sentences.add(sentence(attempt)));
    job.getPaymentsList().forEach(payment -> sentences.add(sentence(payment)));
    return sentences;
  }

  private static String sentence(Attempt attempt) {
    String who =
        "Attempt "
            + Integer.toUnsignedString(attempt.getNumber())
            + " by "
            + account(attempt.getProvider());
    String end = ", ended as " + word(attempt.getEnd(), "ATTEMPT_END_") + ".";
    if (attempt.getOutcome() == OutcomeKind.OUTCOME_KIND_UNSPECIFIED) {
      return who + ": no result" + end;
    }
    return who
        + ": "
        + word(attempt.getOutcome(), "OUTCOME_KIND_")
        + ", result root "
        + hex(attempt.getResultRoot())
        + "; "
        + checked(attempt)
        + end;
  }

  private static String checked(Attempt attempt) {
    if (!attempt.hasVerdict()) {
      return "no verdict on it";
    }
    Verdict verdict = attempt.getVerdict();
    if (verdict.getAgreedRoot().isEmpty()) {
      return "the validators that ran it again did not agree in time";
    }
    String power =
        verdict.getAttestorsCount()
            + " validators with "
            + Long.toUnsignedString(verdict.getPowerAgreed())
            + " of "
            + Long.toUnsignedString(verdict.getPowerTotal())
            + " voting power ";
    if (verdict.hasStatistic()) {
      return power + judged(verdict.getStatistic());
    }
    String who = power + "ran it again and found ";
    return verdict.getAgreedRoot().equals(attempt.getResultRoot())
        ? who + "the same"
        : who + "another root, " + hex(verdict.getAgreedRoot());
  }

  private static String judged(Statistic statistic) {
    return "simulated it and judged the distribution of its shots as "
        + word(statistic.getFinding(), "FINDING_")
        + " (fidelity "
        + statistic.getFidelityPermille()
        + "/1000 by cross-entropy, log-likelihood ratio "
        + statistic.getLogLikelihoodMilli()
        + "/1000, equal pairs "
        + Integer.toUnsignedString(statistic.getCollisionsPermille())
        + "/1000 of the ideal)";
  }

  private static String sentence(Payment payment) {
    if (payment.getReason() == PaymentReason.PAYMENT_REASON_BURNT) {
      return "Burnt: " + amount(payment.getAmount()) + ".";
    }
    return "Paid as "
        + word(payment.getReason(), "PAYMENT_REASON_")
        + ": "
        + amount(payment.getAmount())
        + " to "
        + account(payment.getRecipient())
        + ".";
  }

  private static String word(Enum<?> value, String prefix) {
    return value.name().startsWith(prefix) ? value.name().substring(prefix.length()) : value.name();
  }

  private static String amount(long microLap) {
    return microLap >= 0
        ? Amount.of(microLap).toString()
        : Long.toUnsignedString(microLap) + " micro-LAP";
  }

  private static String account(ByteString address) {
    if (address.isEmpty()) {
      return "the validators that the verdict names";
    }
    return Address.isAddress(address) ? new Address(address).toString() : hex(address);
  }

  private static String hex(ByteString bytes) {
    return bytes.isEmpty() ? "(none)" : HexFormat.of().formatHex(bytes.toByteArray());
  }
}
