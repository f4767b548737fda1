package org.laplace.ledger.tiny;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.state.StateEntry;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.TxBody;

/**
 * Transactions from a seed, by a few participants and a hot lane: mostly right, some with a wrong
 * sequence, fee, key or amount.
 */
public final class RandomTransactions {
  private final Random random;
  private final List<Participant> people = new ArrayList<>();

  public RandomTransactions(Random random, int participants) {
    this.random = random;
    for (int index = 0; index < participants; index++) {
      people.add(Participant.of(1_000 + index));
    }
  }

  public Participant[] array() {
    return people.toArray(Participant[]::new);
  }

  /** Transactions for one block, most of which follow on each other. */
  public List<ByteString> block(TinyChain chain, int size) {
    List<ByteString> block = new ArrayList<>();
    long[] next = people.stream().mapToLong(who -> chain.account(who).sequence()).toArray();
    for (int index = 0; index < size; index++) {
      int who = random.nextInt(people.size());
      block.add(signed(chain, people.get(who), next[who]++));
    }
    return block;
  }

  /** One transaction with a sequence at or near the lane's next one. */
  public ByteString next(TinyChain chain) {
    Participant who =
        random.nextInt(6) == 0 ? TinyChain.HOT_LANE : people.get(random.nextInt(people.size()));
    return signed(chain, who, chain.account(who).sequence() + random.nextInt(4));
  }

  private ByteString signed(TinyChain chain, Participant who, long sequence) {
    List<Action> actions = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int index = 0; index < count; index++) {
      actions.add(action(chain));
    }
    TxBody.Builder body =
        who.body(sequence, actions).setTip(random.nextInt(4) == 0 ? random.nextInt(500) : 0);
    switch (random.nextInt(12)) {
      case 0 -> body.setFeeLimit(body.getTip() + random.nextInt(5_000));
      case 1 -> body.setSequence(sequence + random.nextInt(3));
      case 2 -> body.setExpiryHeight(chain.nextHeight() + random.nextInt(3));
      case 3 -> {
        return who.signedForOpenLane(sequence, actions.getFirst());
      }
      default -> {}
    }
    return who.signed(body);
  }

  private Action action(TinyChain chain) {
    long amount = 1L << random.nextInt(random.nextInt(10) == 0 ? 40 : 20);
    return switch (random.nextInt(10)) {
      case 0, 1 -> TinyActions.transfer(anybody(), amount);
      case 2, 3, 4 -> TinyActions.fill(amount, chain.nextHeight() - 1 + random.nextInt(3));
      case 5, 6 -> TinyActions.empty(purse(chain));
      case 7 -> TinyActions.drip(anybody());
      case 8 -> TinyActions.attest(purse(chain));
      default -> random.nextBoolean() ? TinyActions.submit(purse(chain)) : TinyActions.fail();
    };
  }

  private Address anybody() {
    return random.nextInt(8) == 0
        ? Participant.of(random.nextInt(5)).address()
        : people.get(random.nextInt(people.size())).address();
  }

  /** One that is there, if any is. */
  private Hash purse(TinyChain chain) {
    List<StateEntry> purses = chain.state().scan(LedgerKeys.PURSES, 20);
    return purses.isEmpty()
        ? Hash.of(ByteString.EMPTY)
        : new Hash(
            purses.get(random.nextInt(purses.size())).key().substring(LedgerKeys.PURSES.size()));
  }
}
