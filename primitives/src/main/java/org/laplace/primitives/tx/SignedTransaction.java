package org.laplace.primitives.tx;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;
import org.laplace.primitives.key.Signature;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Auth;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.TxBody;

/**
 * A transaction whose form was checked: size, encoding, ranges, lengths of key and signature, and
 * that a carried key is the sender's. The signature itself is checked by {@link #checkSignature},
 * since it is the one costly step and may need the lane's key. Immutable.
 */
public final class SignedTransaction {
  private final ByteString bytes;
  private final Hash hash;
  private final ByteString bodyBytes;
  private final TxBody body;
  private final Address sender;
  private final Optional<PublicKey> publicKey;
  private final Signature signature;

  private SignedTransaction(
      ByteString bytes,
      ByteString bodyBytes,
      TxBody body,
      Optional<PublicKey> publicKey,
      Signature signature) {
    this.bytes = bytes;
    this.hash = Hash.of(bytes);
    this.bodyBytes = bodyBytes;
    this.body = body;
    this.sender = new Address(body.getSender());
    this.publicKey = publicKey;
    this.signature = signature;
  }

  /** Reads a transaction from anywhere. Never throws. */
  public static Parsed<SignedTransaction> parse(ByteString bytes) {
    if (bytes.size() > PrimitivesLimits.TRANSACTION_BYTES_MAX) {
      return Parsed.refused(
          Code.TRANSACTION_TOO_LARGE,
          "the transaction has "
              + bytes.size()
              + " bytes, at most "
              + PrimitivesLimits.TRANSACTION_BYTES_MAX
              + " are allowed; split it");
    }
    return CanonicalEncoding.parse(Tx.parser(), bytes, "Tx").then(tx -> ofTx(bytes, tx));
  }

  private static Parsed<SignedTransaction> ofTx(ByteString bytes, Tx tx) {
    return CanonicalEncoding.parse(TxBody.parser(), tx.getBodyBytes(), "TxBody")
        .then(
            body ->
                checkBody(body).<Parsed<TxBody>>map(Parsed.Refused::new).orElse(Parsed.of(body)))
        .then(body -> ofAuth(bytes, tx.getBodyBytes(), body, tx.getAuth()));
  }

  private static Optional<Rejection> checkBody(TxBody body) {
    int chainIdBytes = ByteString.copyFromUtf8(body.getChainId()).size();
    if (chainIdBytes == 0 || chainIdBytes > PrimitivesLimits.CHAIN_ID_BYTES_MAX) {
      return malformed("the chain id must have 1 to 50 bytes, it has " + chainIdBytes);
    }
    if (!Address.isAddress(body.getSender())) {
      return malformed("the sender must have 20 bytes, it has " + body.getSender().size());
    }
    if (body.getActionsCount() == 0
        || body.getActionsCount() > PrimitivesLimits.ACTIONS_PER_TRANSACTION_MAX) {
      return malformed(
          "a transaction has 1 to "
              + PrimitivesLimits.ACTIONS_PER_TRANSACTION_MAX
              + " actions, this one has "
              + body.getActionsCount());
    }
    for (int i = 0; i < body.getActionsCount(); i++) {
      if (body.getActions(i).getActionCase() == Action.ActionCase.ACTION_NOT_SET) {
        return malformed("action " + i + " is empty");
      }
    }
    return firstNegative(body)
        .map(
            name ->
                new Rejection(
                    Code.OUT_OF_RANGE, name + " is above the largest value, 9223372036854775807"))
        .or(() -> checkTip(body));
  }

  /** uint64 fields that do not fit a signed long arrive as negative numbers. */
  private static Optional<String> firstNegative(TxBody body) {
    if (body.getSequence() < 0) {
      return Optional.of("sequence");
    }
    if (body.getExpiryHeight() < 0) {
      return Optional.of("expiry_height");
    }
    if (body.getFeeLimit() < 0) {
      return Optional.of("fee_limit");
    }
    return body.getTip() < 0 ? Optional.of("tip") : Optional.empty();
  }

  private static Optional<Rejection> checkTip(TxBody body) {
    if (body.getTip() <= body.getFeeLimit()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            Code.OUT_OF_RANGE,
            "the tip, "
                + body.getTip()
                + " micro-LAP, is above the fee limit, "
                + body.getFeeLimit()
                + " micro-LAP; the limit includes the tip"));
  }

  private static Parsed<SignedTransaction> ofAuth(
      ByteString bytes, ByteString bodyBytes, TxBody body, Auth auth) {
    Optional<KeyType> keyType = KeyType.of(auth.getKeyType());
    if (keyType.isEmpty()) {
      return Parsed.refused(
          Code.UNKNOWN_KEY_TYPE,
          "key type " + auth.getKeyTypeValue() + " is unknown; use ED25519 or ML_DSA_65");
    }
    KeyType type = keyType.get();
    if (auth.getSignature().size() != type.signatureBytes()) {
      return Parsed.refused(
          Code.WRONG_SIGNATURE,
          "a signature of type "
              + type
              + " has "
              + type.signatureBytes()
              + " bytes, this one has "
              + auth.getSignature().size());
    }
    var signature = new Signature(type, auth.getSignature());
    if (auth.getPublicKey().isEmpty()) {
      return Parsed.of(new SignedTransaction(bytes, bodyBytes, body, Optional.empty(), signature));
    }
    return PublicKey.parse(type, auth.getPublicKey())
        .then(
            key -> {
              var address = new Address(body.getSender());
              if (!key.address().equals(address)) {
                return Parsed.refused(
                    Code.KEY_IS_NOT_THE_SENDERS,
                    "the key is that of "
                        + key.address()
                        + ", the sender is "
                        + address
                        + "; sign with the sender's key");
              }
              return Parsed.of(
                  new SignedTransaction(bytes, bodyBytes, body, Optional.of(key), signature));
            });
  }

  private static Optional<Rejection> malformed(String text) {
    return Optional.of(new Rejection(Code.MALFORMED_TRANSACTION, text));
  }

  /** That the transaction is for this chain. */
  public Optional<Rejection> checkChain(String chainId) {
    if (body.getChainId().equals(chainId)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            Code.WRONG_CHAIN,
            "the transaction is for chain '"
                + body.getChainId()
                + "', this is '"
                + chainId
                + "'; sign it for this chain"));
  }

  /** That the key signed this transaction. */
  public Optional<Rejection> checkSignature(PublicKey key) {
    ByteString signed = SignBytes.of(body.getChainId(), bodyBytes, signature.type(), publicKey);
    if (key.verify(signature, signed)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            Code.WRONG_SIGNATURE,
            "the signature is not that of the key of "
                + key.address()
                + " over this transaction; sign tag, chain id, body, key type and carried key as"
                + " SignBytes defines it"));
  }

  /** As received. */
  public ByteString bytes() {
    return bytes;
  }

  /** SHA-256 of the bytes as received. */
  public Hash hash() {
    return hash;
  }

  public TxBody body() {
    return body;
  }

  public Address sender() {
    return sender;
  }

  /** The key that the transaction carries: the sender's, if any. */
  public Optional<PublicKey> publicKey() {
    return publicKey;
  }

  public Signature signature() {
    return signature;
  }

  /** The id of what the action at this index creates. */
  public Hash objectId(int actionIndex) {
    return ObjectId.of(body.getChainId(), sender, body.getSequence(), actionIndex);
  }
}
