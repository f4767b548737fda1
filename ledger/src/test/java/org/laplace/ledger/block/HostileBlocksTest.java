package org.laplace.ledger.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.laplace.ledger.tiny.TinyActions.fill;
import static org.laplace.ledger.tiny.TinyActions.transfer;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laplace.ledger.tiny.Participant;
import org.laplace.ledger.tiny.RandomTransactions;
import org.laplace.ledger.tiny.TinyChain;
import org.laplace.primitives.PrimitivesLimits;
import org.laplace.primitives.key.KeyType;

/** No bytes in a block throw, and none but the sender's own are his transaction. */
final class HostileBlocksTest {
  private static final int MUTATIONS = 3_000;

  private final Participant alice = Participant.of(1);
  private final Participant bob = Participant.of(2);
  private final Participant dora = Participant.of(KeyType.ML_DSA_65, 3);

  @Test
  void aTransactionThatWasChangedOnItsWayFailsAndChangesNothing() {
    TinyChain chain = TinyChain.with(alice, bob, dora);
    List<ByteString> valid =
        List.of(
            alice.signed(0, transfer(bob.address(), 5), fill(1_000, 99)),
            bob.signed(bob.body(0, List.of(transfer(alice.address(), 5))).setTip(3)),
            dora.signed(0, transfer(alice.address(), 5)));
    valid.forEach(each -> assertTrue(failures(chain, List.of(each)).isEmpty()));

    Random random = new Random(11);
    for (int round = 0; round < MUTATIONS; round++) {
      // ML-DSA is slow to verify: one in ten rounds is enough.
      ByteString original = valid.get(round % 10 == 0 ? 2 : random.nextInt(2));
      ByteString mutant = mutate(original, valid, random);
      if (valid.contains(mutant)) {
        continue;
      }
      BlockOutcome outcome = chain.execute(List.of(mutant));
      String shown = HexFormat.of().formatHex(mutant.toByteArray());
      assertTrue(outcome.results().getFirst().rejection().isPresent(), shown);
      assertTrue(outcome.changes().isEmpty(), shown);
      assertTrue(outcome.blobs().isEmpty(), shown);
      assertTrue(outcome.events().isEmpty(), shown);
    }
  }

  @Test
  void garbageBetweenTransactionsDoesNotDisturbThem() {
    Random random = new Random(12);
    RandomTransactions people = new RandomTransactions(random, 3);
    TinyChain with = new TinyChain(TinyChain.genesis(people.array()).build());
    TinyChain without = new TinyChain(TinyChain.genesis(people.array()).build());
    for (int block = 0; block < 60; block++) {
      List<ByteString> clean = people.block(without, 4);
      List<ByteString> soiled = new ArrayList<>();
      for (ByteString transaction : clean) {
        soiled.add(garbage(random));
        soiled.add(transaction);
      }
      without.run(clean);
      BlockOutcome outcome = with.run(soiled);

      assertEquals(soiled.size(), outcome.results().size());
      assertEquals(without.state(), with.state());
    }
  }

  @Test
  void oversizedAndDeeplyNestedBytesAreRefused() {
    TinyChain chain = TinyChain.with(alice);
    ByteString oversized =
        ByteString.copyFrom(new byte[PrimitivesLimits.TRANSACTION_BYTES_MAX + 1]);
    byte[] nested = new byte[10_000];
    Arrays.fill(nested, (byte) 0x0b);
    assertEquals(
        List.of(0, 1, 2),
        failures(chain, List.of(oversized, ByteString.copyFrom(nested), ByteString.EMPTY)));
  }

  private static List<Integer> failures(TinyChain chain, List<ByteString> transactions) {
    List<TxResult> results = chain.execute(transactions).results();
    List<Integer> failures = new ArrayList<>();
    for (int index = 0; index < results.size(); index++) {
      if (results.get(index).rejection().isPresent()) {
        failures.add(index);
      }
    }
    return failures;
  }

  private static ByteString mutate(ByteString original, List<ByteString> others, Random random) {
    byte[] bytes = original.toByteArray();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0, 1 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield ByteString.copyFrom(bytes);
      }
      case 2 -> original.substring(0, at);
      case 3 -> original.substring(0, at).concat(garbage(random)).concat(original.substring(at));
      case 4 -> {
        int end = at + random.nextInt(bytes.length - at);
        yield original.substring(0, at).concat(original.substring(end));
      }
      default -> {
        ByteString other = others.get(random.nextInt(others.size()));
        int cut = random.nextInt(Math.min(bytes.length, other.size()));
        yield original.substring(0, cut).concat(other.substring(cut));
      }
    };
  }

  private static ByteString garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
