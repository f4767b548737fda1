package org.laplace.jobs.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.RIGHT;
import static org.laplace.jobs.chain.Actions.cancel;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;
import static org.laplace.jobs.chain.Actions.submit;
import static org.laplace.jobs.chain.MarketChain.CIRCUITS;
import static org.laplace.jobs.chain.MarketChain.PARTICLES;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.jobs.view.OfferViews.Quote;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.Rejection;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobStatus;

final class ViewsTest {
  private final Person ann = new Person("ann");
  private final Person bob = new Person("bob");
  private final Person provider = new Person("provider");
  private final MarketChain chain = new MarketChain(ann, bob, provider);

  private Hash opened(Person client) {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())));
    return id;
  }

  private JobViews jobs() {
    return new JobViews(chain.state());
  }

  private OfferViews offers() {
    return new OfferViews(chain.state());
  }

  private static JobQuery everything(int limit, ByteString token) {
    return new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), limit, token);
  }

  private static JobQuery of(Person client) {
    return new JobQuery(
        Optional.of(client.address()), Optional.empty(), Optional.empty(), 50, ByteString.EMPTY);
  }

  private static JobQuery by(Address provider, Optional<JobStatus> status) {
    return new JobQuery(Optional.empty(), Optional.of(provider), status, 50, ByteString.EMPTY);
  }

  private static List<Hash> ids(List<Job> jobs) {
    return jobs.stream().map(job -> new Hash(job.getId())).toList();
  }

  private List<Hash> found(JobQuery query) {
    return ids(jobs().page(query).orElseThrow().jobs());
  }

  @Test
  void aJobIsFoundByItsId() {
    Hash id = opened(ann);
    assertEquals(JobStatus.JOB_STATUS_OPEN, jobs().job(id).orElseThrow().getStatus());
    assertEquals(Optional.empty(), jobs().job(Hash.of(RIGHT)));
  }

  @Test
  void jobsAreListedNewestFirstForAllAndForAClient() {
    Hash first = opened(ann);
    Hash second = opened(bob);
    Hash third = opened(ann);
    assertEquals(List.of(third, second, first), found(everything(50, ByteString.EMPTY)));
    assertEquals(List.of(third, first), found(of(ann)));
    assertEquals(List.of(second), found(of(bob)));
    assertEquals(List.of(), found(of(provider)));
  }

  @Test
  void pagesStayStableWhileJobsAreAdded() {
    List<Hash> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.addFirst(opened(ann));
    }
    List<Hash> seen = new ArrayList<>();
    ByteString token = ByteString.EMPTY;
    do {
      JobPage page = jobs().page(everything(3, token)).orElseThrow();
      seen.addAll(ids(page.jobs()));
      token = page.nextPageToken();
      opened(bob);
    } while (!token.isEmpty());
    assertEquals(expected, seen);
  }

  @Test
  void aStatusPicksJobs() {
    Hash cancelled = opened(ann);
    Hash open = opened(ann);
    chain.accepted(ann.sign(cancel(cancelled)));
    assertEquals(
        List.of(open),
        found(
            new JobQuery(
                Optional.of(ann.address()),
                Optional.empty(),
                Optional.of(JobStatus.JOB_STATUS_OPEN),
                50,
                ByteString.EMPTY)));
  }

  @Test
  void aProviderSeesWhatHeIsToRunAndWhatHeEverHad() {
    chain.accepted(provider.sign(post(offer())));
    Hash first = opened(ann);
    Hash second = opened(bob);
    chain.block();
    chain.accepted(provider.sign(submit(first, 1, RIGHT)));
    assertEquals(List.of(second), ids(jobs().assignedTo(provider.address())));
    assertEquals(List.of(second, first), found(by(provider.address(), Optional.empty())));
    assertEquals(
        List.of(first),
        found(by(provider.address(), Optional.of(JobStatus.JOB_STATUS_PROVISIONAL))));
  }

  @Test
  void aBadPageTokenOrLimitIsRefused() {
    assertEquals(
        Optional.of(Code.MALFORMED_REQUEST),
        jobs()
            .page(everything(3, ByteString.copyFromUtf8("no token")))
            .rejection()
            .map(Rejection::code));
    assertEquals(
        Optional.of(Code.OUT_OF_RANGE),
        jobs().page(everything(0, ByteString.EMPTY)).rejection().map(Rejection::code));
    assertEquals(
        Optional.of(Code.OUT_OF_RANGE),
        jobs().page(everything(501, ByteString.EMPTY)).rejection().map(Rejection::code));
  }

  @Test
  void aQuoteIsThatOfTheCheapestOfferWithAFreeSlot() {
    assertEquals(Optional.empty(), offers().quote(CIRCUITS, 4, 1_000_000));
    chain.accepted(provider.sign(post(offer().setSlots(1).setPricePerMegaWork(700))));
    chain.accepted(provider.sign(post(offer().setPricePerMegaWork(900).setTurnaroundBlocks(44))));
    assertEquals(
        Optional.of(new Quote(Amount.of(700), 2, 6)), offers().quote(CIRCUITS, 4, 1_000_000));
    opened(ann);
    chain.block();
    assertEquals(
        Optional.of(new Quote(Amount.of(900), 1, 44)), offers().quote(CIRCUITS, 4, 1_000_000));
    assertEquals(Optional.empty(), offers().quote(CIRCUITS, 21, 1_000_000));
    assertEquals(Optional.empty(), offers().quote(PARTICLES, 4, 1_000_000));
    assertEquals(Optional.empty(), offers().quote(CIRCUITS, 4, Long.MAX_VALUE));
  }

  @Test
  void offersAreListedByProviderAndEngine() {
    chain.accepted(provider.sign(post(offer())));
    chain.accepted(ann.sign(post(offer().setEngine(PARTICLES))));
    assertEquals(2, offers().offers(Optional.empty(), Optional.empty()).size());
    assertEquals(1, offers().offers(Optional.of(ann.address()), Optional.empty()).size());
    assertEquals(1, offers().offers(Optional.empty(), Optional.of(CIRCUITS)).size());
    assertEquals(0, offers().offers(Optional.of(ann.address()), Optional.of(CIRCUITS)).size());
  }

  @Test
  void aProvidersVestingPayoutsAreVisible() {
    chain.accepted(provider.sign(post(offer())));
    Hash first = opened(ann);
    Hash second = opened(ann);
    chain.block();
    chain.accepted(provider.sign(submit(first, 1, RIGHT)), provider.sign(submit(second, 1, RIGHT)));
    chain.runTo(chain.height() + 3);
    assertEquals(Amount.of(2_000), offers().provider(provider.address()).vesting());
    assertEquals(1, offers().provider(provider.address()).offers().size());
    chain.runTo(chain.height() + 9);
    assertEquals(Amount.ZERO, offers().provider(provider.address()).vesting());
    assertEquals(2, offers().provider(provider.address()).provider().getJobsFinal());
    assertEquals(
        ann.address(), new Address(offers().provider(ann.address()).provider().getAddress()));
  }
}
