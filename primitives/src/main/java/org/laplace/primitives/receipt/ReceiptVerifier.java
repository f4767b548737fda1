package org.laplace.primitives.receipt;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.laplace.primitives.Code;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.key.Signature;
import org.laplace.primitives.light.Commits;
import org.laplace.primitives.light.ValidatorSet;
import org.laplace.primitives.light.VerifiedHeader;
import org.laplace.proto.types.SignedHeader;
import org.laplace.proto.v1.CometEvidence;
import org.laplace.proto.v1.DevelopmentEvidence;
import org.laplace.proto.v1.Receipt;

/**
 * Checks receipts: pure, offline, and without an exception whatever the bytes.
 *
 * <pre>{@code
 * switch (ReceiptVerifier.verify(receipt, new Trust.InValidators(chainId, genesisValidatorsHash))) {
 *   case ReceiptVerdict.Proved proved -> show(proved.job(), proved.claims());
 *   case ReceiptVerdict.Development development -> warn(development.claims());
 *   case ReceiptVerdict.Refused refused -> fail(refused.why());
 * }
 * }</pre>
 */
public final class ReceiptVerifier {
  private static final int VERSION = 1;

  private ReceiptVerifier() {}

  /** Reads the bytes of a Receipt, for example of a file. */
  public static Parsed<Receipt> parse(ByteString bytes) {
    if (bytes.size() > PrimitivesLimits.RECEIPT_BYTES_MAX) {
      return Parsed.refused(
          Code.MALFORMED_RECEIPT,
          "a receipt has at most "
              + PrimitivesLimits.RECEIPT_BYTES_MAX
              + " bytes, this file has "
              + bytes.size());
    }
    return parse(Receipt.parser(), bytes, "Receipt");
  }

  /** Checks the receipt of a job's end under somebody's trust. */
  public static ReceiptVerdict verify(Receipt receipt, Trust trust) {
    if (receipt.getVersion() != VERSION) {
      return refused(
          Code.MALFORMED_RECEIPT,
          "the receipt has version "
              + Integer.toUnsignedString(receipt.getVersion())
              + ", this program checks version "
              + VERSION);
    }
    if (!receipt.getChainId().equals(trust.chainId())) {
      return refused(
          Code.WRONG_CHAIN,
          "the receipt is of chain '"
              + receipt.getChainId()
              + "', your trust is in '"
              + trust.chainId()
              + "'");
    }
    return switch (ProvenJob.of(receipt.getJob())) {
      case Parsed.Refused<ProvenJob>(Rejection why) -> new ReceiptVerdict.Refused(why);
      case Parsed.Value<ProvenJob>(ProvenJob job) -> verify(receipt, job, trust);
    };
  }

  private static ReceiptVerdict verify(Receipt receipt, ProvenJob job, Trust trust) {
    return switch (receipt.getEvidenceCase()) {
      case COMET -> verifyConsensus(receipt.getComet(), job, trust);
      case DEVELOPMENT -> verifyDevelopment(receipt.getDevelopment(), job, trust);
      case EVIDENCE_NOT_SET ->
          refused(Code.MALFORMED_RECEIPT, "the receipt says nothing about who signed it");
    };
  }

  private static ReceiptVerdict verifyConsensus(
      CometEvidence evidence, ProvenJob job, Trust trust) {
    Parsed<SignedHeader> signed =
        parse(SignedHeader.parser(), evidence.getSignedHeader(), "SignedHeader");
    Parsed<VerifiedHeader> header =
        signed.then(
            value ->
                parse(
                        org.laplace.proto.types.ValidatorSet.parser(),
                        evidence.getValidatorSet(),
                        "ValidatorSet")
                    .then(ValidatorSet::parse)
                    .then(set -> verifiedHeader(value, set, job, trust)));
    return switch (header) {
      case Parsed.Refused<VerifiedHeader>(Rejection why) -> new ReceiptVerdict.Refused(why);
      case Parsed.Value<VerifiedHeader>(VerifiedHeader value) ->
          new ReceiptVerdict.Proved(
              job.job(),
              job.height(),
              value,
              ReceiptClaims.ofConsensus(job, trust.chainId(), value));
    };
  }

  /** The cheap checks first: signatures are verified only for a header that could be the one. */
  private static Parsed<VerifiedHeader> verifiedHeader(
      SignedHeader signed, ValidatorSet set, ProvenJob job, Trust trust) {
    if (signed.getHeader().getHeight() != job.height() + 1) {
      return Parsed.refused(
          Code.WRONG_HEADER,
          "the job's state is that after height "
              + job.height()
              + ", which the next header holds; this header has height "
              + signed.getHeader().getHeight());
    }
    if (!signed.getHeader().getAppHash().equals(job.appHash().bytes())) {
      return Parsed.refused(
          Code.WRONG_HEADER, "the header holds another state than the one that the proof is for");
    }
    return switch (trust) {
      case Trust.InDevelopmentNode _ ->
          Parsed.refused(
              Code.UNTRUSTED_VALIDATORS,
              "validators signed the receipt, your trust is in a development node; name the"
                  + " validators that you trust");
      case Trust.InValidators(String chainId, var trusted) ->
          set.hash().equals(trusted)
              ? Commits.verify(chainId, signed, set)
              : Parsed.refused(
                  Code.UNTRUSTED_VALIDATORS,
                  "the validators that signed have the set hash "
                      + set.hash()
                      + ", you trust "
                      + trusted
                      + "; if the set has changed, trust by the whole set or by a newer hash");
      case Trust.InSuccessors(String chainId, var trusted, var now) ->
          Commits.verify(chainId, signed, set)
              .then(
                  header ->
                      trusted
                          .checkReaches(chainId, signed, header, now)
                          .<Parsed<VerifiedHeader>>map(Parsed.Refused::new)
                          .orElseGet(() -> Parsed.of(header)));
    };
  }

  private static ReceiptVerdict verifyDevelopment(
      DevelopmentEvidence evidence, ProvenJob job, Trust trust) {
    return switch (trust) {
      case Trust.InValidators _, Trust.InSuccessors _ ->
          refused(
              Code.UNTRUSTED_VALIDATORS,
              "this is a development receipt, signed by one node; no validator stands behind it");
      case Trust.InDevelopmentNode(String chainId, ByteString nodeKey) ->
          evidence.getNodeKey().equals(nodeKey) && isSigned(evidence, chainId, job)
              ? new ReceiptVerdict.Development(
                  job.job(), job.height(), ReceiptClaims.ofDevelopment(job, chainId))
              : refused(
                  Code.WRONG_SIGNATURE,
                  "the development node that you named did not sign this receipt");
    };
  }

  private static boolean isSigned(DevelopmentEvidence evidence, String chainId, ProvenJob job) {
    if (evidence.getSignature().size() != KeyType.ED25519.signatureBytes()) {
      return false;
    }
    var signature = new Signature(KeyType.ED25519, evidence.getSignature());
    ByteString signed = DevelopmentSignature.signedBytes(chainId, job.height(), job.appHash());
    return PublicKey.parse(KeyType.ED25519, evidence.getNodeKey())
        .toOptional()
        .filter(key -> key.verify(signature, signed))
        .isPresent();
  }

  private static <M extends Message> Parsed<M> parse(
      Parser<M> parser, ByteString bytes, String name) {
    try {
      return Parsed.of(DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Parsed.refused(
          Code.MALFORMED_RECEIPT,
          "the bytes are no " + name + " message (" + e.getMessage() + "); get the receipt again");
    }
  }

  private static ReceiptVerdict refused(Code code, String text) {
    return new ReceiptVerdict.Refused(new Rejection(code, text));
  }
}
