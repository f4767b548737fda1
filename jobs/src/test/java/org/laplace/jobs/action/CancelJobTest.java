package org.laplace.jobs.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.laplace.jobs.chain.Actions.cancel;
import static org.laplace.jobs.chain.Actions.job;
import static org.laplace.jobs.chain.Actions.offer;
import static org.laplace.jobs.chain.Actions.open;
import static org.laplace.jobs.chain.Actions.post;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.laplace.jobs.chain.MarketChain;
import org.laplace.jobs.chain.Person;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.CancelJob;

final class CancelJobTest {
  private final Person client = new Person("client");
  private final Person provider = new Person("provider");
  private final MarketChain chain = new MarketChain(client, provider);

  private Hash opened() {
    Hash id = client.nextId();
    chain.accepted(client.sign(open(job())));
    return id;
  }

  @Test
  void givesEverythingBackButAFeeThatIsBurnt() {
    Hash id = opened();
    Amount before = chain.balance(client);
    Amount burntBefore = chain.burnt();
    chain.accepted(client.sign(cancel(id)));
    assertEquals("CANCELLED", chain.status(id));
    assertEquals(before.minus(chain.fee(0)).plus(Amount.of(11_400)), chain.balance(client));
    assertEquals(burntBefore.plus(chain.fee(0)).plus(Amount.of(100)), chain.burnt());
  }

  @Test
  void beatsMatchingInItsBlock() {
    chain.accepted(provider.sign(post(offer())));
    Hash id = opened();
    // The next block would match the job.
    chain.accepted(client.sign(cancel(id)));
    assertEquals("CANCELLED", chain.status(id));
  }

  @Test
  void isRefusedOnceTheJobIsAssigned() {
    chain.accepted(provider.sign(post(offer())));
    Hash id = opened();
    chain.block();
    chain.refused(Code.WRONG_STATE, client.sign(cancel(id)));
    assertEquals("ASSIGNED", chain.status(id));
  }

  @Test
  void isRefusedForAJobOfSomebodyElse() {
    chain.refused(Code.NOT_YOUR_JOB, provider.sign(cancel(opened())));
  }

  @Test
  void isRefusedForAJobThatIsNotThere() {
    chain.refused(Code.UNKNOWN_JOB, client.sign(cancel(Hash.of(ByteString.EMPTY))));
  }

  @Test
  void isRefusedForAnIdThatIsNone() {
    Action short31 =
        Action.newBuilder()
            .setCancelJob(CancelJob.newBuilder().setJobId(ByteString.copyFrom(new byte[31])))
            .build();
    chain.refused(Code.MALFORMED_REQUEST, client.sign(short31));
  }

  @Test
  void isRefusedTheSecondTimeEvenInTheSameBlock() {
    Hash id = opened();
    var results = chain.block(client.sign(cancel(id)), client.sign(cancel(id)));
    assertEquals("CANCELLED", chain.status(id));
    assertEquals(Optional.empty(), results.getFirst().rejection());
    assertEquals(List.of(0), results.getLast().refusedActions());
  }
}
