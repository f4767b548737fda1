package org.laplace.primitives.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.StateKeys;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.light.TrustedSet;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.Payment;
import org.laplace.proto.v1.PaymentReason;
import org.laplace.proto.v1.Receipt;
import org.laplace.proto.v1.Verdict;

final class ReceiptVerifierTest {
  private static final ReceiptChain CHAIN = new ReceiptChain(1, 2, 3, 4);
  private static final Job JOB = ReceiptChain.finalJob();
  private static final Receipt RECEIPT = CHAIN.receipt(JOB);
  private static final Trust TRUST = new Trust.InValidators(ReceiptChain.CHAIN, CHAIN.set().hash());
  private static final PrivateKey NODE = ReceiptChain.key(99);
  private static final Trust NODE_TRUST =
      new Trust.InDevelopmentNode(ReceiptChain.CHAIN, NODE.publicKey().bytes());

  @Test
  void aReceiptUnderTrustedValidatorsProvesItsJob() {
    var proved = assertInstanceOf(ReceiptVerdict.Proved.class, verify(RECEIPT, TRUST));
    assertEquals(JOB, proved.job());
    assertEquals(ReceiptChain.HEIGHT, proved.height());
    assertEquals(ReceiptChain.HEIGHT + 1, proved.header().height());
  }

  @Test
  void aReceiptOfOtherValidatorsIsRefused() {
    assertRefused(Code.UNTRUSTED_VALIDATORS, new ReceiptChain(5, 6, 7).receipt(JOB), TRUST);
  }

  @Test
  void aSetThatATrustedOneVouchesForIsTrusted() {
    Instant time = Instant.ofEpochSecond(ReceiptChain.TIME.getSeconds());
    var genesis = new TrustedSet(CHAIN.set(), time.minusSeconds(60), Duration.ofDays(1));
    var trust = new Trust.InSuccessors(ReceiptChain.CHAIN, genesis, time.plusSeconds(60));
    // Two of four stayed: half of the trusted power; one of four: too little.
    Receipt half = new ReceiptChain(1, 2, 7, 8).receipt(JOB);
    assertInstanceOf(ReceiptVerdict.Proved.class, verify(half, trust));
    assertRefused(Code.UNTRUSTED_VALIDATORS, new ReceiptChain(1, 7, 8).receipt(JOB), trust);
    var late = new Trust.InSuccessors(ReceiptChain.CHAIN, genesis, time.plusSeconds(90_000));
    assertRefused(Code.UNTRUSTED_VALIDATORS, half, late);
  }

  @Test
  void theHeaderMustHoldTheProvedStateAtTheNextHeight() {
    Receipt other = CHAIN.receipt(JOB.toBuilder().setStatusHeight(39).build());
    assertRefused(Code.WRONG_HEADER, change(receipt -> receipt.setJob(other.getJob())), TRUST);
    assertRefused(
        Code.WRONG_HEADER, change(receipt -> receipt.getJobBuilder().setHeight(40)), TRUST);
  }

  @Test
  void aChangedRecordIsNotProved() {
    Job richer = JOB.toBuilder().setDeposit(1_000).build();
    assertRefused(
        Code.PROOF_DOES_NOT_HOLD,
        change(receipt -> receipt.getJobBuilder().setValue(richer.toByteString())),
        TRUST);
  }

  @Test
  void anotherRecordOfTheStateDoesNotPassForAJob() {
    ByteString key = StateKeys.account(new Address(ByteString.copyFrom(new byte[20])));
    Receipt.Builder account = RECEIPT.toBuilder();
    account.setJob(ReceiptChain.proof(key, JOB.toByteString()));
    assertRefused(Code.MALFORMED_RECEIPT, account.build(), TRUST);
    ByteString otherJob = StateKeys.job(Hash.of(ByteString.copyFromUtf8("another job")));
    account.setJob(ReceiptChain.proof(otherJob, JOB.toByteString()));
    assertRefused(Code.MALFORMED_RECEIPT, account.build(), TRUST);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      names = {
        "JOB_STATUS_OPEN",
        "JOB_STATUS_ASSIGNED",
        "JOB_STATUS_PROVISIONAL",
        "JOB_STATUS_AUDIT",
        "JOB_STATUS_CONFIRMED",
        "JOB_STATUS_UNSPECIFIED"
      })
  void aJobThatHasNotEndedHasNoReceipt(JobStatus status) {
    assertRefused(
        Code.NOT_FINISHED, CHAIN.receipt(JOB.toBuilder().setStatus(status).build()), TRUST);
  }

  @Test
  void aReceiptOfAnotherChainVersionOrWithoutEvidenceIsRefused() {
    assertRefused(Code.WRONG_CHAIN, change(receipt -> receipt.setChainId("other")), TRUST);
    assertRefused(Code.MALFORMED_RECEIPT, change(receipt -> receipt.setVersion(2)), TRUST);
    assertRefused(Code.MALFORMED_RECEIPT, change(Receipt.Builder::clearEvidence), TRUST);
    assertRefused(
        Code.MALFORMED_RECEIPT,
        Receipt.getDefaultInstance(),
        new Trust.InValidators("", CHAIN.set().hash()));
  }

  @Test
  void aDevelopmentReceiptIsNeverMoreThanThat() {
    Receipt receipt = ReceiptChain.developmentReceipt(JOB, NODE);
    var verdict = assertInstanceOf(ReceiptVerdict.Development.class, verify(receipt, NODE_TRUST));
    assertEquals(JOB, verdict.job());
    assertTrue(verdict.claims().proved().getFirst().startsWith("DEVELOPMENT RECEIPT"));
    assertRefused(Code.UNTRUSTED_VALIDATORS, receipt, TRUST);
    assertRefused(Code.UNTRUSTED_VALIDATORS, RECEIPT, NODE_TRUST);
    Receipt forged = ReceiptChain.developmentReceipt(JOB, ReceiptChain.key(98));
    assertRefused(Code.WRONG_SIGNATURE, forged, NODE_TRUST);
  }

  @Test
  void aDevelopmentSignatureIsForOneChainHeightAndState() {
    Hash state = new Hash(RECEIPT.getJob().getAppHash());
    ByteString signed = DevelopmentSignature.signedBytes("c", 1, state);
    assertTrue(!signed.equals(DevelopmentSignature.signedBytes("d", 1, state)));
    assertTrue(!signed.equals(DevelopmentSignature.signedBytes("c", 2, state)));
    assertTrue(!signed.equals(DevelopmentSignature.signedBytes("c", 1, Hash.of(signed))));
  }

  @Test
  void theClaimsSayWhoCheckedAndWhoWasPaid() {
    ByteString root = Hash.of(ByteString.copyFromUtf8("root")).bytes();
    ByteString provider = ByteString.copyFrom(new byte[20]);
    Job job =
        JOB.toBuilder()
            .setEngine("statevector/1")
            .addAttempts(
                Attempt.newBuilder()
                    .setNumber(1)
                    .setProvider(provider)
                    .setOutcome(OutcomeKind.OUTCOME_KIND_COMPUTED)
                    .setResultRoot(root)
                    .setVerdict(
                        Verdict.newBuilder()
                            .setAgreedRoot(root)
                            .setPowerAgreed(30)
                            .setPowerTotal(40)
                            .addAttestors(provider)))
            .addPayments(
                Payment.newBuilder()
                    .setReason(PaymentReason.PAYMENT_REASON_REWARD)
                    .setRecipient(provider)
                    .setAmount(12_500_000))
            .build();
    Claims claims = verify(CHAIN.receipt(job), TRUST).claims();
    String proved = String.join("\n", claims.proved());
    assertTrue(proved.contains("40 of 40 voting power"), proved);
    assertTrue(proved.contains("ended as FINAL at height 40"), proved);
    assertTrue(proved.contains("30 of 40 voting power ran it again and found the same"), proved);
    assertTrue(proved.contains("Paid as REWARD: 12.5 LAP to " + new Address(provider)), proved);
    assertTrue(claims.notProved().stream().anyMatch(words -> words.contains("agreed off chain")));
  }

  @Test
  void aRecordThatMakesNoSenseIsStillPutIntoWords() {
    Job odd =
        JOB.toBuilder()
            .setClient(ByteString.copyFromUtf8("x"))
            .setStatusHeight(-1)
            .addAttempts(Attempt.newBuilder().setOutcomeValue(77).setEndValue(78))
            .addPayments(Payment.newBuilder().setAmount(-1).setReasonValue(79))
            .build();
    Claims claims = verify(CHAIN.receipt(odd), TRUST).claims();
    assertTrue(String.join("\n", claims.proved()).contains("18446744073709551615 micro-LAP"));
  }

  @Test
  void noDamagedReceiptThrowsOrProvesAnotherJob() {
    byte[] good = RECEIPT.toByteArray();
    var random = new Random(8);
    int verdicts = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      var parsed = ReceiptVerifier.parse(ByteString.copyFrom(bytes)).toOptional();
      if (parsed.isPresent()
          && verify(parsed.get(), TRUST) instanceof ReceiptVerdict.Proved proved) {
        assertEquals(JOB, proved.job());
        assertTrue(proved.header().power().signed() >= 30);
        verdicts++;
      }
    }
    assertTrue(verdicts < 300, "only damage to one signature or to what nobody reads may pass");
  }

  @Test
  void bytesThatAreNoReceiptAreRefused() {
    assertEquals(RECEIPT, ReceiptVerifier.parse(RECEIPT.toByteString()).orElseThrow());
    ByteString cut = RECEIPT.toByteString().substring(0, 100);
    assertEquals(
        Code.MALFORMED_RECEIPT, ReceiptVerifier.parse(cut).rejection().orElseThrow().code());
    ByteString large = ByteString.copyFrom(new byte[(4 << 20) + 1]);
    assertEquals(
        Code.MALFORMED_RECEIPT, ReceiptVerifier.parse(large).rejection().orElseThrow().code());
  }

  private static ReceiptVerdict verify(Receipt receipt, Trust trust) {
    return ReceiptVerifier.verify(receipt, trust);
  }

  private static Receipt change(Consumer<Receipt.Builder> change) {
    Receipt.Builder receipt = RECEIPT.toBuilder();
    change.accept(receipt);
    return receipt.build();
  }

  private static void assertRefused(Code code, Receipt receipt, Trust trust) {
    var refused = assertInstanceOf(ReceiptVerdict.Refused.class, verify(receipt, trust));
    assertEquals(code, refused.why().code(), refused.why().text());
  }
}
