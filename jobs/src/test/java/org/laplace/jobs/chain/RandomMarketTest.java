package org.laplace.jobs.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.state.Job;
import org.laplace.jobs.state.JobKeys;
import org.laplace.ledger.block.TxResult;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.OutcomeKind;

/**
 * Random blocks of random actions by several people, most of them sensible, some not. {@link
 * MarketChain} checks the books after each block; a seed names a run.
 */
final class RandomMarketTest {
  private static final int BLOCKS = 120;
  private static final int TRANSACTIONS_PER_BLOCK_MAX = 8;
  private static final int EXPIRY_BLOCKS_MAX = 60;

  /** Deadline, audit and challenge windows of an attempt that began at a job's expiry. */
  private static final int ATTEMPT_BLOCKS_MAX = 6 + 6 + 8;

  private final List<Person> clients =
      List.of(new Person("ann"), new Person("bob"), new Person("cleo"));
  private final List<Person> providers =
      List.of(new Person("dan"), new Person("eve"), new Person("fay"), new Person("gil"));
  private final MarketChain chain =
      new MarketChain(MarketChain.PARAMS.toBuilder().setEpochBlocks(60).build(), everybody());
  private final List<Hash> jobs = new ArrayList<>();
  private final List<Hash> offers = new ArrayList<>();

  private Person[] everybody() {
    List<Person> all = new ArrayList<>(clients);
    all.addAll(providers);
    return all.toArray(Person[]::new);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void booksHoldAfterEveryBlockAndEverythingEndsByHeightAlone(long seed) {
    Random random = new Random(seed);
    int refusedAtSettlement = 0;
    for (int i = 0; i < BLOCKS; i++) {
      for (TxResult result : chain.block(transactions(random))) {
        refusedAtSettlement += result.refusedActions().size();
      }
    }
    assertTrue(refusedAtSettlement > 0, "no message was refused at settlement");
    long last = chain.height() + EXPIRY_BLOCKS_MAX + ATTEMPT_BLOCKS_MAX;
    while (!chain.state().scan(JobKeys.EXITS).isEmpty()) {
      chain.block();
      assertTrue(chain.height() <= last, "a job has no exit by height");
    }

    SortedSet<String> endings = new TreeSet<>();
    for (Hash id : jobs) {
      Job job = chain.job(id);
      endings.add(assertInstanceOf(JobState.Ended.class, job.state()).word());
    }
    assertEquals(
        new TreeSet<>(List.of("FINAL", "REFUNDED", "MISDECLARED", "EXPIRED", "CANCELLED")),
        endings);
    assertEquals(List.of(), chain.state().scan(JobKeys.CONVICTED));
    for (Hash id : offers) {
      chain.offer(id).ifPresent(offer -> assertEquals(0, offer.slotsLocked()));
    }
  }

  private ByteString[] transactions(Random random) {
    List<ByteString> transactions = new ArrayList<>();
    for (int i = random.nextInt(TRANSACTIONS_PER_BLOCK_MAX); i > 0; i--) {
      transactions.add(transaction(random));
    }
    return transactions.toArray(ByteString[]::new);
  }

  private ByteString transaction(Random random) {
    Person client = any(clients, random);
    Person provider = any(providers, random);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> open(client, random);
      case 6 -> client.sign(Actions.cancel(latestOf(client, random)));
      case 7, 8 -> post(provider, random);
      case 9 -> provider.sign(Actions.withdraw(someOffer(random)));
      case 10 -> declineOf(provider, random);
      case 11 -> client.sign(Actions.submit(someJob(random), 1, Actions.RIGHT));
      case 12 -> garbage(random);
      default -> workOf(provider, random);
    };
  }

  private ByteString open(Person client, Random random) {
    jobs.add(client.nextId());
    int size = 10 + random.nextInt(5);
    return client.sign(
        Actions.open(
            Actions.job()
                .setSpec(Actions.spec().setSize(size))
                .setPriceLimit(500 + random.nextInt(2_000))
                .setExpiryHeight(chain.height() + 2 + random.nextInt(EXPIRY_BLOCKS_MAX - 1))));
  }

  private ByteString post(Person provider, Random random) {
    offers.add(provider.nextId());
    return provider.sign(
        Actions.post(
            Actions.offer()
                .setPricePerMegaWork(400 + random.nextInt(800))
                .setSlots(1 + random.nextInt(3))
                .setBondPerSlot(30_000 + random.nextInt(20_000))));
  }

  private ByteString declineOf(Person provider, Random random) {
    List<Action> declines = new ArrayList<>();
    inHand(provider).forEach(job -> declines.add(Actions.decline(job.id(), number(job))));
    declines.add(Actions.decline(someJob(random), 1));
    return provider.sign(declines.toArray(Action[]::new));
  }

  private ByteString workOf(Person provider, Random random) {
    List<Job> inHand = inHand(provider);
    if (inHand.isEmpty()) {
      return provider.sign(Actions.submit(someJob(random), 1, Actions.RIGHT));
    }
    Job job = any(inHand, random);
    if (random.nextInt(12) == 0) {
      return provider.sign(
          Actions.submit(job.id(), number(job), Actions.RIGHT),
          Actions.decline(job.id(), number(job)));
    }
    return provider.sign(answer(job, random));
  }

  private static Action answer(Job job, Random random) {
    int number = number(job);
    return switch (random.nextInt(12)) {
      case 0 -> Actions.submit(job.id(), number, Actions.WRONG);
      case 1 -> Actions.submit(job.id(), number, Actions.DISPUTED);
      default ->
          job.declared().size() == Actions.MISDECLARED_SIZE
              ? Actions.submit(
                  job.id(), number, OutcomeKind.OUTCOME_KIND_MISDECLARED, ByteString.EMPTY)
              : Actions.submit(job.id(), number, Actions.RIGHT);
    };
  }

  private static ByteString garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private List<Job> inHand(Person provider) {
    return chain.state().scan(JobKeys.assignedTo(provider.address())).stream()
        .map(entry -> chain.job(new Hash(entry.value())))
        .toList();
  }

  private static int number(Job job) {
    return job.state().atStake().map(Attempt::number).orElseThrow();
  }

  private Hash latestOf(Person client, Random random) {
    return chain.state().scan(JobKeys.ofClient(client.address())).stream()
        .findFirst()
        .map(entry -> new Hash(entry.value()))
        .orElseGet(() -> someJob(random));
  }

  private Hash someJob(Random random) {
    return jobs.isEmpty() ? Hash.of(ByteString.EMPTY) : any(jobs, random);
  }

  private Hash someOffer(Random random) {
    return offers.isEmpty() ? Hash.of(ByteString.EMPTY) : any(offers, random);
  }

  private static <T> T any(List<T> things, Random random) {
    return things.get(random.nextInt(things.size()));
  }
}
