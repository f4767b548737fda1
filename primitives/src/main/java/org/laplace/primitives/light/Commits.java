package org.laplace.primitives.light;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Parsed;
import org.laplace.primitives.Rejection;
import org.laplace.proto.types.BlockIDFlag;
import org.laplace.proto.types.Commit;
import org.laplace.proto.types.CommitSig;
import org.laplace.proto.types.Header;
import org.laplace.proto.types.SignedHeader;

/**
 * Checks the signatures under a header. A signature that does not verify adds no power and does no
 * harm beyond that: CometBFT verifies Ed25519 by the wider rules of ZIP-215, so a commit that it
 * accepts may hold a signature that the strict rules here refuse, and no single validator shall be
 * able to make a header unverifiable.
 */
public final class Commits {
  private Commits() {}

  /**
   * Checks that more than 2/3 of the power of this set signed this header, and that the header
   * names this set.
   */
  public static Parsed<VerifiedHeader> verify(
      String chainId, SignedHeader signed, ValidatorSet set) {
    Header header = signed.getHeader();
    Hash hash = HeaderHash.of(header);
    Optional<Rejection> fault = checkForm(chainId, header, hash, signed.getCommit(), set);
    if (fault.isPresent()) {
      return new Parsed.Refused<>(fault.get());
    }
    SignedPower power = powerInOrder(chainId, signed.getCommit(), set);
    if (!power.isMoreThanTwoThirds()) {
      return Parsed.refused(
          Code.COMMIT_TOO_WEAK,
          "valid signatures for this header have "
              + power
              + " voting power; more than 2/3 is needed");
    }
    return instant(header.getTime())
        .map(
            time ->
                Parsed.of(
                    new VerifiedHeader(
                        hash, header.getHeight(), time, header.getAppHash(), set.hash(), power)))
        .orElseGet(() -> Parsed.refused(Code.WRONG_HEADER, "the header's time is no time"));
  }

  /**
   * How much of a trusted set's power signed this commit, whatever set the commit belongs to: each
   * member counts once, found by its address.
   */
  static SignedPower powerOf(String chainId, Commit commit, ValidatorSet trusted) {
    Map<ByteString, Validator> waiting =
        new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    trusted.members().forEach(member -> waiting.put(member.address(), member));
    long power = 0;
    for (CommitSig entry : commit.getSignaturesList()) {
      if (entry.getBlockIdFlag() == BlockIDFlag.BLOCK_ID_FLAG_COMMIT) {
        Validator member = waiting.get(entry.getValidatorAddress());
        if (member != null && isSigned(chainId, commit, entry, member)) {
          waiting.remove(entry.getValidatorAddress());
          power += member.power();
        }
      }
    }
    return new SignedPower(power, trusted.totalPower());
  }

  private static Optional<Rejection> checkForm(
      String chainId, Header header, Hash hash, Commit commit, ValidatorSet set) {
    if (!header.getChainId().equals(chainId)) {
      return refused(
          Code.WRONG_CHAIN,
          "the header is of chain '" + header.getChainId() + "', expected '" + chainId + "'");
    }
    if (header.getHeight() <= 0 || header.getHeight() != commit.getHeight()) {
      return refused(
          Code.WRONG_HEADER,
          "the header has height " + header.getHeight() + ", its commit " + commit.getHeight());
    }
    if (!commit.getBlockId().getHash().equals(hash.bytes())) {
      return refused(Code.WRONG_HEADER, "the commit is for another header: hashes differ");
    }
    if (!header.getValidatorsHash().equals(set.hash().bytes())) {
      return refused(
          Code.WRONG_HEADER,
          "the validator set is not the one that the header names: hashes differ");
    }
    if (commit.getSignaturesCount() != set.members().size()) {
      return refused(
          Code.WRONG_HEADER,
          "the commit has "
              + commit.getSignaturesCount()
              + " entries for "
              + set.members().size()
              + " validators");
    }
    return Optional.empty();
  }

  private static SignedPower powerInOrder(String chainId, Commit commit, ValidatorSet set) {
    long power = 0;
    for (int i = 0; i < commit.getSignaturesCount(); i++) {
      CommitSig entry = commit.getSignatures(i);
      Validator member = set.members().get(i);
      if (entry.getBlockIdFlag() == BlockIDFlag.BLOCK_ID_FLAG_COMMIT
          && entry.getValidatorAddress().equals(member.address())
          && isSigned(chainId, commit, entry, member)) {
        power += member.power();
      }
    }
    return new SignedPower(power, set.totalPower());
  }

  private static boolean isSigned(
      String chainId, Commit commit, CommitSig entry, Validator member) {
    return member.signed(
        entry.getSignature(), PrecommitBytes.of(chainId, commit, entry.getTimestamp()));
  }

  private static Optional<Instant> instant(Timestamp time) {
    if (time.getNanos() < 0 || time.getNanos() > 999_999_999) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Rejection> refused(Code code, String text) {
    return Optional.of(new Rejection(code, text));
  }
}
