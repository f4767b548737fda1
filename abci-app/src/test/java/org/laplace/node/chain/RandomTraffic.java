package org.laplace.node.chain;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.laplace.jobs.view.JobQuery;
import org.laplace.jobs.view.JobViews;
import org.laplace.ledger.LedgerKeys;
import org.laplace.ledger.lane.Account;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.Transactions;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.OutcomeKind;
import org.laplace.proto.v1.TxBody;

/**
 * People who do what they may, what they may not, and nonsense: the same from the same seed and
 * state.
 */
final class RandomTraffic {
  static final String[] FUNDED = {"ann", "ben", "cem", "dea"};
  private static final int JOBS_SEEN_MAX = 20;
  private static final ByteString ANSWER = ByteString.copyFromUtf8("an answer");
  private static final Hash NOTHING = Hash.of(ByteString.copyFromUtf8("nothing"));

  private final Random random;
  private final List<PrivateKey> people = Stream.of(FUNDED).map(SoloChain::key).toList();
  private final List<PrivateKey> hotLanes =
      IntStream.range(0, 4).mapToObj(index -> SoloChain.key("hot lane " + index)).toList();

  RandomTraffic(long seed) {
    this.random = new Random(seed);
  }

  /** Bytes for the next block, transactions most of them, made for the newest state of a chain. */
  List<ByteString> next(Chain chain, int count) {
    return chain.read(tip -> next(tip, count)).orElseThrow();
  }

  private List<ByteString> next(Tip tip, int count) {
    JobQuery newest =
        new JobQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), JOBS_SEEN_MAX, ByteString.EMPTY);
    List<Job> jobs = new JobViews(tip.state()).page(newest).orElseThrow().jobs();
    SortedMap<Address, Long> used = new TreeMap<>();
    List<ByteString> txs = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      txs.add(oneIn(12) ? garbage() : transaction(tip, jobs, used));
    }
    return txs;
  }

  private ByteString transaction(Tip tip, List<Job> jobs, SortedMap<Address, Long> used) {
    TxBody.Builder body = TxBody.newBuilder();
    PrivateKey sender = fill(body, tip, jobs);
    Account account =
        tip.state().get(LedgerKeys.account(sender.publicKey().address())).orElse(Account.PASSIVE);
    long sequence =
        account.sequence() + used.merge(sender.publicKey().address(), 1L, Long::sum) - 1;
    body.setChainId(oneIn(30) ? "other-1" : SoloChain.CHAIN_ID)
        .setSender(sender.publicKey().address().bytes())
        .setSequence(oneIn(30) ? sequence + 1 : sequence)
        .setExpiryHeight(oneIn(30) ? tip.height() : tip.height() + 1 + random.nextInt(20));
    if (oneIn(30)) {
      body.setFeeLimit(10).setTip(0);
    }
    boolean carriesKey = account.opening().isEmpty() ? !oneIn(10) : oneIn(2);
    ByteString bytes =
        (carriesKey
                ? Transactions.sign(body.build(), sender)
                : Transactions.signForOpenLane(body.build(), sender))
            .bytes();
    return oneIn(30) ? damaged(bytes) : bytes;
  }

  /** Chooses who does what. */
  private PrivateKey fill(TxBody.Builder body, Tip tip, List<Job> jobs) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        body.addActions(attestation(jobs));
        yield oneIn(10) ? any(people) : any(hotLanes);
      }
      case 1 -> answer(body, jobs);
      default -> {
        body.setFeeLimit(1_000_000).setTip(random.nextInt(100));
        for (int actions = 1 + random.nextInt(3); actions > 0; actions--) {
          body.addActions(wish(tip, jobs));
        }
        yield oneIn(20) ? any(hotLanes) : any(people);
      }
    };
  }

  private Action attestation(List<Job> jobs) {
    List<Job> audited = with(jobs, JobStatus.JOB_STATUS_AUDIT);
    if (audited.isEmpty()) {
      return Actions.attest(anyId(jobs), 1, NOTHING);
    }
    Job job = any(audited);
    Attempt attempt = job.getAttempts(job.getAttemptsCount() - 1);
    Hash root = oneIn(6) ? NOTHING : new Hash(attempt.getResultRoot());
    return Actions.attest(new Hash(job.getId()), attempt.getNumber(), root);
  }

  /** The assigned provider sends a result or declines, or somebody else tries to. */
  private PrivateKey answer(TxBody.Builder body, List<Job> jobs) {
    List<Job> assigned = with(jobs, JobStatus.JOB_STATUS_ASSIGNED);
    Hash job = assigned.isEmpty() ? anyId(jobs) : new Hash(any(assigned).getId());
    int attempt =
        jobs.stream()
            .filter(each -> each.getId().equals(job.bytes()))
            .mapToInt(Job::getAttemptsCount)
            .findFirst()
            .orElse(1);
    int number = Math.max(1, attempt);
    body.addActions(
        oneIn(5)
            ? Actions.decline(job, number)
            : Actions.result(job, number, OutcomeKind.OUTCOME_KIND_COMPUTED, ANSWER));
    if (oneIn(5)) {
      body.setFeeLimit(1_000_000);
    }
    return people.stream()
        .filter(person -> !oneIn(10) && isProvider(person, job, assigned))
        .findFirst()
        .orElseGet(() -> any(people));
  }

  private static boolean isProvider(PrivateKey person, Hash job, List<Job> assigned) {
    ByteString address = person.publicKey().address().bytes();
    return assigned.stream()
        .filter(each -> each.getId().equals(job.bytes()))
        .anyMatch(
            each -> each.getAttempts(each.getAttemptsCount() - 1).getProvider().equals(address));
  }

  private Action wish(Tip tip, List<Job> jobs) {
    return switch (random.nextInt(8)) {
      case 0 -> Actions.transfer(any(people).publicKey().address(), 1 + random.nextInt(1_000_000));
      case 1 -> Actions.transfer(any(hotLanes).publicKey().address(), 1 + random.nextInt(10_000));
      case 2, 3 -> Actions.openJob(Specs.twoBodies(), tip.height() + 2 + random.nextInt(50));
      case 4 -> Actions.cancel(anyId(jobs));
      case 5, 6 -> Actions.offer("particles/1", 1 + random.nextInt(1_000_000));
      default -> Actions.withdraw(anyOffer(jobs));
    };
  }

  private Hash anyOffer(List<Job> jobs) {
    return jobs.stream()
        .flatMap(job -> job.getAttemptsList().stream())
        .map(attempt -> new Hash(attempt.getOfferId()))
        .skip(random.nextInt(3))
        .findFirst()
        .orElse(NOTHING);
  }

  private Hash anyId(List<Job> jobs) {
    return jobs.isEmpty() || oneIn(10) ? NOTHING : new Hash(any(jobs).getId());
  }

  private static List<Job> with(List<Job> jobs, JobStatus status) {
    return jobs.stream().filter(job -> job.getStatus() == status).toList();
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  ByteString garbage() {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private ByteString damaged(ByteString good) {
    byte[] bytes = good.toByteArray();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return ByteString.copyFrom(bytes);
  }
}
