package org.laplace.ledger.lane;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.KeyType;
import org.laplace.primitives.key.PublicKey;
import org.laplace.proto.v1.AccountRole;

/**
 * An account: passive until its first transaction opens the lane.
 *
 * @param sequence of the lane's next transaction
 * @param opening how the lane was opened; empty while passive
 */
public record Account(Amount balance, long sequence, Optional<Opening> opening, Role role) {
  /** What an address is before anybody paid to it. */
  public static final Account PASSIVE =
      new Account(Amount.ZERO, 0, Optional.empty(), Role.ORDINARY);

  /** A validator's hot lane in genesis. */
  public static final Account ATTESTOR =
      new Account(Amount.ZERO, 0, Optional.empty(), Role.ATTESTOR);

  public static final Codec<Account> CODEC = new AccountCodec();

  /**
   * The moment in which a lane took part for the first time.
   *
   * @param key signs for the lane from then on
   * @param token the participant token, which marks all that the lane emits
   */
  public record Opening(PublicKey key, Hash token, long height) {}

  /** What a lane is for. */
  public enum Role {
    ORDINARY,
    /** A validator's hot lane: attests and can do nothing else. */
    ATTESTOR
  }

  public Account withBalance(Amount changed) {
    return new Account(changed, sequence, opening, role);
  }

  /** After a transaction: the sequence counts on and the lane is open. */
  public Account advanced(Amount changed, Opening opened) {
    return new Account(changed, Math.addExact(sequence, 1), Optional.of(opened), role);
  }

  private static final class AccountCodec implements Codec<Account> {
    private final ProtoCodec<org.laplace.proto.v1.Account> wire =
        new ProtoCodec<>(org.laplace.proto.v1.Account.parser());

    @Override
    public ByteString encode(Account account) {
      var builder =
          org.laplace.proto.v1.Account.newBuilder()
              .setBalance(account.balance.microLap())
              .setSequence(account.sequence)
              .setRole(
                  switch (account.role) {
                    case ORDINARY -> AccountRole.ACCOUNT_ROLE_ORDINARY;
                    case ATTESTOR -> AccountRole.ACCOUNT_ROLE_ATTESTOR;
                  });
      account.opening.ifPresent(
          opening ->
              builder
                  .setKeyType(opening.key.type().proto())
                  .setPublicKey(opening.key.bytes())
                  .setParticipantToken(opening.token.bytes())
                  .setOpenedHeight(opening.height));
      return wire.encode(builder.build());
    }

    @Override
    public Account decode(ByteString bytes) {
      var record = wire.decode(bytes);
      Optional<Opening> opening =
          record.getPublicKey().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Opening(
                      PublicKey.parse(
                              KeyType.of(record.getKeyType()).orElseThrow(), record.getPublicKey())
                          .orElseThrow(),
                      new Hash(record.getParticipantToken()),
                      record.getOpenedHeight()));
      Role role =
          record.getRole() == AccountRole.ACCOUNT_ROLE_ATTESTOR ? Role.ATTESTOR : Role.ORDINARY;
      return new Account(Amount.of(record.getBalance()), record.getSequence(), opening, role);
    }
  }
}
