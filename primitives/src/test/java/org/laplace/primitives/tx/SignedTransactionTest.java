package org.laplace.primitives.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.primitives.Rejection;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Auth;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.OpenJob;
import org.laplace.proto.v1.Transfer;
import org.laplace.proto.v1.Tx;
import org.laplace.proto.v1.TxBody;

final class SignedTransactionTest {
  private static final String CHAIN = "laplace-test";
  private static final PrivateKey KEY = key(KeyType.ED25519, 1);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aSignedTransactionIsReadBack(KeyType type) {
    PrivateKey key = key(type, 2);
    SignedTransaction sent = Transactions.sign(body(key), key);
    SignedTransaction read = SignedTransaction.parse(sent.bytes()).orElseThrow();
    assertEquals(body(key), read.body());
    assertEquals(key.publicKey().address(), read.sender());
    assertEquals(Optional.of(key.publicKey()), read.publicKey());
    assertEquals(Hash.of(sent.bytes()), read.hash());
    assertEquals(Optional.empty(), read.checkChain(CHAIN));
    assertEquals(Optional.empty(), read.checkSignature(key.publicKey()));
  }

  @Test
  void anOpenLanesTransactionNeedsNoKey() {
    SignedTransaction sent = Transactions.signForOpenLane(body(KEY), KEY);
    assertEquals(Optional.empty(), sent.publicKey());
    assertEquals(Optional.empty(), sent.checkSignature(KEY.publicKey()));
  }

  @Test
  void aTransactionForAnotherChainIsRefused() {
    SignedTransaction sent = Transactions.sign(body(KEY), KEY);
    assertEquals(Code.WRONG_CHAIN, sent.checkChain("laplace-other").orElseThrow().code());
  }

  @Test
  void aSignatureForAnotherChainDoesNotCountHere() {
    // Same body bytes, signed as if the chain id were another one.
    ByteString bodyBytes = body(KEY).toByteString();
    Tx tx = tx(bodyBytes, signature("laplace-other", bodyBytes));
    SignedTransaction read = SignedTransaction.parse(tx.toByteString()).orElseThrow();
    assertEquals(Code.WRONG_SIGNATURE, read.checkSignature(KEY.publicKey()).orElseThrow().code());
  }

  @Test
  void aSignatureOverTheBareBodyDoesNotCount() {
    ByteString bodyBytes = body(KEY).toByteString();
    Tx tx = tx(bodyBytes, KEY.sign(bodyBytes).bytes());
    SignedTransaction read = SignedTransaction.parse(tx.toByteString()).orElseThrow();
    assertEquals(Code.WRONG_SIGNATURE, read.checkSignature(KEY.publicKey()).orElseThrow().code());
  }

  @Test
  void anotherKeyOrTypeDoesNotPassForTheLanesKey() {
    SignedTransaction sent = Transactions.signForOpenLane(body(KEY), KEY);
    for (PrivateKey other : new PrivateKey[] {key(KeyType.ED25519, 9), key(KeyType.ML_DSA_65, 1)}) {
      assertEquals(
          Code.WRONG_SIGNATURE, sent.checkSignature(other.publicKey()).orElseThrow().code());
    }
  }

  @Test
  void aCarriedKeyMustBeTheSenders() {
    PrivateKey other = key(KeyType.ED25519, 9);
    ByteString bodyBytes = body(KEY).toByteString();
    Tx tx =
        Tx.newBuilder()
            .setBodyBytes(bodyBytes)
            .setAuth(
                Auth.newBuilder()
                    .setKeyType(KeyType.ED25519.proto())
                    .setPublicKey(other.publicKey().bytes())
                    .setSignature(
                        other
                            .sign(
                                SignBytes.of(
                                    CHAIN,
                                    bodyBytes,
                                    KeyType.ED25519,
                                    Optional.of(other.publicKey())))
                            .bytes()))
            .build();
    assertRefused(Code.KEY_IS_NOT_THE_SENDERS, tx.toByteString());
    assertThrows(IllegalArgumentException.class, () -> Transactions.sign(body(KEY), other));
  }

  @Test
  void whatIsOutOfFormIsRefusedWithItsCode() {
    assertRefusedBody(Code.MALFORMED_TRANSACTION, body -> body.setChainId(""));
    assertRefusedBody(Code.MALFORMED_TRANSACTION, body -> body.setChainId("x".repeat(51)));
    assertRefusedBody(
        Code.MALFORMED_TRANSACTION, body -> body.setSender(ByteString.copyFromUtf8("short")));
    assertRefusedBody(Code.MALFORMED_TRANSACTION, TxBody.Builder::clearActions);
    assertRefusedBody(
        Code.MALFORMED_TRANSACTION, body -> body.addActions(Action.getDefaultInstance()));
    assertRefusedBody(
        Code.MALFORMED_TRANSACTION,
        body -> {
          for (int i = 0; i < PrimitivesLimits.ACTIONS_PER_TRANSACTION_MAX; i++) {
            body.addActions(transfer());
          }
          return body;
        });
    assertRefusedBody(Code.OUT_OF_RANGE, body -> body.setSequence(-1));
    assertRefusedBody(Code.OUT_OF_RANGE, body -> body.setExpiryHeight(Long.MIN_VALUE));
    assertRefusedBody(Code.OUT_OF_RANGE, body -> body.setFeeLimit(-1));
    assertRefusedBody(Code.OUT_OF_RANGE, body -> body.setTip(-1));
    assertRefusedBody(Code.OUT_OF_RANGE, body -> body.setTip(1001));
  }

  @Test
  void theMostThatIsAllowedPasses() {
    TxBody.Builder full = body(KEY).toBuilder().clearActions();
    for (int i = 0; i < PrimitivesLimits.ACTIONS_PER_TRANSACTION_MAX; i++) {
      full.addActions(transfer());
    }
    full.setChainId("x".repeat(50)).setTip(1000);
    assertEquals(256, Transactions.sign(full.build(), KEY).body().getActionsCount());
  }

  @Test
  void aTransactionAboveTheSizeLimitIsRefusedBeforeItIsRead() {
    ByteString large = ByteString.copyFrom(new byte[PrimitivesLimits.TRANSACTION_BYTES_MAX + 1]);
    assertRefused(Code.TRANSACTION_TOO_LARGE, large);
  }

  @Test
  void unknownFieldsAreRefusedAtEveryDepth() {
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    Tx tx = parse(Transactions.sign(body(KEY), KEY).bytes());
    assertRefused(
        Code.MALFORMED_TRANSACTION,
        tx.toBuilder().setUnknownFields(unknown).build().toByteString());
    assertRefused(
        Code.MALFORMED_TRANSACTION,
        tx.toBuilder()
            .setAuth(tx.getAuth().toBuilder().setUnknownFields(unknown))
            .build()
            .toByteString());
    Action job =
        Action.newBuilder()
            .setOpenJob(
                OpenJob.newBuilder().setSpec(JobSpec.newBuilder().setUnknownFields(unknown)))
            .build();
    assertRefusedBody(Code.MALFORMED_TRANSACTION, body -> body.setActions(0, job));
  }

  @Test
  void aSecondEncodingOfTheSameTransactionIsRefused() {
    ByteString bytes = Transactions.sign(body(KEY), KEY).bytes();
    // auth first: another order; auth twice: merged by lax readers; a number with a spare byte.
    Tx tx = parse(bytes);
    ByteString bodyPart = tx.toBuilder().clearAuth().build().toByteString();
    ByteString authPart = tx.toBuilder().clearBodyBytes().build().toByteString();
    assertEquals(bytes, bodyPart.concat(authPart));
    assertRefused(Code.MALFORMED_TRANSACTION, authPart.concat(bodyPart));
    assertRefused(Code.MALFORMED_TRANSACTION, bytes.concat(authPart));
    ByteString spare = ByteString.copyFrom(new byte[] {0x12, (byte) 0xe6, (byte) 0x80, 0x00});
    assertRefused(
        Code.MALFORMED_TRANSACTION, bodyPart.concat(spare).concat(tx.getAuth().toByteString()));
    assertRefused(Code.MALFORMED_TRANSACTION, bytes.concat(ByteString.copyFrom(new byte[1])));
  }

  @Test
  void anUnknownKeyTypeIsRefused() {
    Tx tx = parse(Transactions.sign(body(KEY), KEY).bytes());
    for (int type : new int[] {0, 3, 77}) {
      Tx changed = tx.toBuilder().setAuth(tx.getAuth().toBuilder().setKeyTypeValue(type)).build();
      assertRefused(Code.UNKNOWN_KEY_TYPE, changed.toByteString());
    }
  }

  @Test
  void noDamagedTransactionThrowsOrPasses() {
    ByteString good = Transactions.sign(body(KEY), KEY).bytes();
    var random = new Random(6);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = good.toByteArray();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      ByteString damaged =
          ByteString.copyFrom(bytes).substring(0, bytes.length - random.nextInt(2));
      boolean passes =
          SignedTransaction.parse(damaged)
              .toOptional()
              .filter(tx -> tx.checkSignature(KEY.publicKey()).isEmpty())
              .isPresent();
      assertFalse(passes && !damaged.equals(good), "mutation " + i);
    }
  }

  @Test
  void idsDependOnChainSenderSequenceAndIndex() {
    SignedTransaction sent = Transactions.sign(body(KEY), KEY);
    Hash id = sent.objectId(0);
    assertEquals(ObjectId.of(CHAIN, sent.sender(), 7, 0), id);
    assertNotEquals(id, sent.objectId(1));
    assertNotEquals(id, ObjectId.of(CHAIN, sent.sender(), 8, 0));
    assertNotEquals(id, ObjectId.of("laplace-tes", sent.sender(), 7, 0));
    assertNotEquals(id, ParticipantToken.of(CHAIN, sent.sender(), 7));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void nobodyOnTheWayCanStripOrAddTheKey(KeyType type) {
    PrivateKey key = key(type, 2);
    Tx carrying = parse(Transactions.sign(body(key), key).bytes());
    Tx bare = parse(Transactions.signForOpenLane(body(key), key).bytes());
    Tx stripped =
        carrying.toBuilder().setAuth(carrying.getAuth().toBuilder().clearPublicKey()).build();
    Tx added =
        bare.toBuilder()
            .setAuth(bare.getAuth().toBuilder().setPublicKey(key.publicKey().bytes()))
            .build();
    for (Tx changed : List.of(stripped, added)) {
      SignedTransaction read = SignedTransaction.parse(changed.toByteString()).orElseThrow();
      assertEquals(Code.WRONG_SIGNATURE, read.checkSignature(key.publicKey()).orElseThrow().code());
    }
  }

  /** What other clients must sign: written out once, so that a change of it shows. */
  @Test
  void theSignedBytesAreTagChainIdBodyKeyTypeAndCarriedKeyEachAfterItsLength() {
    ByteString body = ByteString.copyFromUtf8("body");
    ByteString start =
        ByteString.copyFromUtf8("\0\0\0\rlaplace/tx/v1\0\0\0\u0001c\0\0\0\u0004body");
    PrivateKey mlDsa = key(KeyType.ML_DSA_65, 1);
    assertEquals(
        start.concat(ByteString.copyFromUtf8("\0\0\0\u0001\u0001\0\0\0\0")),
        SignBytes.of("c", body, KeyType.ED25519, Optional.empty()));
    assertEquals(
        start
            .concat(ByteString.copyFromUtf8("\0\0\0\u0001\u0001\0\0\0 "))
            .concat(KEY.publicKey().bytes()),
        SignBytes.of("c", body, KeyType.ED25519, Optional.of(KEY.publicKey())));
    assertEquals(
        start
            .concat(ByteString.copyFrom(new byte[] {0, 0, 0, 1, 2, 0, 0, 0x07, (byte) 0xa0}))
            .concat(mlDsa.publicKey().bytes()),
        SignBytes.of("c", body, KeyType.ML_DSA_65, Optional.of(mlDsa.publicKey())));
  }

  /** Of {@link #KEY}, in a transaction that carries it. */
  private static ByteString signature(String chainId, ByteString bodyBytes) {
    return KEY.sign(SignBytes.of(chainId, bodyBytes, KeyType.ED25519, Optional.of(KEY.publicKey())))
        .bytes();
  }

  private static void assertRefusedBody(Code code, UnaryOperator<TxBody.Builder> change) {
    ByteString bodyBytes = change.apply(body(KEY).toBuilder()).build().toByteString();
    String chainId = parseBody(bodyBytes).getChainId();
    Tx tx = tx(bodyBytes, signature(chainId, bodyBytes));
    assertRefused(code, tx.toByteString());
  }

  private static void assertRefused(Code code, ByteString bytes) {
    Rejection why = SignedTransaction.parse(bytes).rejection().orElseThrow();
    assertEquals(code, why.code(), why.text());
  }

  private static Tx tx(ByteString bodyBytes, ByteString signature) {
    return Tx.newBuilder()
        .setBodyBytes(bodyBytes)
        .setAuth(
            Auth.newBuilder()
                .setKeyType(KeyType.ED25519.proto())
                .setPublicKey(KEY.publicKey().bytes())
                .setSignature(signature))
        .build();
  }

  private static TxBody body(PrivateKey key) {
    return TxBody.newBuilder()
        .setChainId(CHAIN)
        .setSender(key.publicKey().address().bytes())
        .setSequence(7)
        .setExpiryHeight(100)
        .setFeeLimit(1000)
        .setTip(1)
        .addActions(transfer())
        .build();
  }

  private static Action transfer() {
    return Action.newBuilder()
        .setTransfer(
            Transfer.newBuilder().setRecipient(ByteString.copyFrom(new byte[20])).setAmount(5))
        .build();
  }

  private static PrivateKey key(KeyType type, int number) {
    var seed = new byte[KeyType.SEED_BYTES];
    seed[0] = (byte) number;
    return PrivateKey.ofSeed(type, ByteString.copyFrom(seed));
  }

  private static Tx parse(ByteString bytes) {
    try {
      return Tx.parseFrom(bytes);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static TxBody parseBody(ByteString bytes) {
    try {
      return TxBody.parseFrom(bytes);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
