package org.laplace.primitives;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why something was refused. Numbers never change and are never used again, since clients compare
 * them and blocks keep them; names are those of {@code code_name} on the wire. 0 stands for success
 * on the wire and is no code here.
 */
public enum Code {
  /** A code of a newer version; the text beside it still says what was wrong. */
  UNRECOGNIZED(1),

  // Text and bytes that people and programs hand in.
  MALFORMED_TRANSACTION(2),
  TRANSACTION_TOO_LARGE(3),
  MALFORMED_ADDRESS(4),
  MALFORMED_AMOUNT(5),
  MALFORMED_KEY(6),
  MALFORMED_REQUEST(7),
  OUT_OF_RANGE(8),

  // Whether a transaction may enter a lane.
  WRONG_CHAIN(20),
  UNKNOWN_KEY_TYPE(21),
  /** The lane is not open yet and the transaction does not carry the key that opens it. */
  UNKNOWN_KEY(22),
  /** The key that the transaction carries belongs to another address. */
  KEY_IS_NOT_THE_SENDERS(23),
  WRONG_SIGNATURE(24),
  EXPIRED(25),
  /** Replay: the lane has used this sequence. */
  SEQUENCE_TOO_LOW(26),
  SEQUENCE_TOO_HIGH(27),
  SEQUENCE_GAP(28),
  FEE_TOO_LOW(29),
  INSUFFICIENT_BALANCE(30),
  ROLE_FORBIDS(31),
  MEMPOOL_FULL(32),
  BLOCK_FULL(33),
  ALREADY_PENDING(34),
  /** Only the single action of a transaction is free of fees. */
  NOT_ALONE(35),

  /** Some messages of the transaction were refused at settlement; the others took effect. */
  PARTIAL(50),

  // Accounts.
  AMOUNT_BELOW_ACCOUNT_MIN(60),
  UNKNOWN_RECIPIENT(61),
  UNKNOWN_ACCOUNT(62),
  FAUCET_OFF(63),
  FAUCET_ALREADY_USED(64),

  // Jobs.
  UNKNOWN_JOB(80),
  JOB_EXISTS(81),
  NOT_YOUR_JOB(82),
  NOT_ASSIGNED_TO_YOU(83),
  WRONG_ATTEMPT(84),
  WRONG_STATE(85),
  DEADLINE_PASSED(86),
  UNKNOWN_ENGINE(87),
  PROGRAM_TOO_LARGE(88),
  PROGRAM_INVALID(89),
  RESULT_TOO_LARGE(90),
  DECLINE_TOO_LATE(91),
  TOO_MANY_DECLINES(92),
  RESULT_ALREADY_SUBMITTED(93),
  NO_RESULT_YET(94),

  // Offers.
  UNKNOWN_OFFER(110),
  NOT_YOUR_OFFER(111),
  INSUFFICIENT_BOND(112),
  OFFER_EXISTS(113),
  OFFER_WITHDRAWN(114),

  // Checking.
  NOT_A_VALIDATOR(130),
  ALREADY_ATTESTED(131),
  NOT_UNDER_AUDIT(132),

  // Proofs and receipts.
  MALFORMED_RECEIPT(150),
  PROOF_DOES_NOT_HOLD(151),
  WRONG_HEADER(152),
  COMMIT_TOO_WEAK(153),
  UNTRUSTED_VALIDATORS(154),
  NOT_FINISHED(155),
  HEIGHT_NOT_KNOWN(156),
  UNSUPPORTED_VALIDATOR_KEY(157),

  // Nodes and the way to them.
  UNKNOWN_TRANSACTION(170),
  UNREACHABLE(171),
  TIMED_OUT(172),
  NOT_READY(173),

  // Key files.
  UNKNOWN_KEY_NAME(190),
  KEY_NAME_TAKEN(191),
  WRONG_PASSPHRASE(192),
  KEY_FILE_DAMAGED(193),
  PASSPHRASE_MISSING(194),
  MALFORMED_KEY_NAME(195),

  // Running a program on one's own machine.
  INSUFFICIENT_MEMORY(210);

  /** The ABCI codespace of all codes. */
  public static final String CODESPACE = "laplace";

  /** The wire's number for success. */
  public static final int OK = 0;

  private static final Map<Integer, Code> BY_NUMBER =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Code::number, Function.identity()));

  private final int number;

  Code(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The code of this number; empty for {@link #OK} and for numbers of a newer version. */
  public static Optional<Code> ofNumber(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }
}
