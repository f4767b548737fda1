package org.laplace.node.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laplace.node.ServedChain;
import org.laplace.node.chain.Actions;
import org.laplace.node.chain.SoloChain;
import org.laplace.node.chain.Specs;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.key.PrivateKey;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Action;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.JobServiceGrpc.JobServiceBlockingStub;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.ProviderServiceGrpc.ProviderServiceBlockingStub;
import org.laplace.proto.v1.WatchAssignmentsRequest;

@Timeout(120)
class WatchStreamsTest {
  private static final PrivateKey CLIENT = SoloChain.key("client");
  private static final PrivateKey PROVIDER = SoloChain.key("provider");
  private static final int STREAMS_MAX = 1_000;

  @TempDir Path directory;
  private ServedChain served;
  private SoloChain chain;

  @BeforeEach
  void serve() throws IOException {
    served = ServedChain.open(directory, "client", "provider");
    chain = served.chain();
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  @Test
  void aWatchSurvivesBlocksTellsEachChangeOnceAndEndsWithItsJob() {
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    Hash id = openJob();
    Iterator<JobView> watch = watch(id);
    assertEquals(JobStatus.JOB_STATUS_OPEN, watch.next().getJob().getStatus());
    chain.produceBlock();
    assertEquals(JobStatus.JOB_STATUS_ASSIGNED, watch.next().getJob().getStatus());
    for (int block = 0; block < 20; block++) {
      chain.produceBlock();
    }
    chain.run(PROVIDER, Actions.result(id, 1, Specs.evaluation(Specs.ghz())));
    assertEquals(JobStatus.JOB_STATUS_PROVISIONAL, watch.next().getJob().getStatus());
    chain.produceBlock();
    assertEquals(JobStatus.JOB_STATUS_AUDIT, watch.next().getJob().getStatus());
    for (PrivateKey lane : chain.hotLanes()) {
      chain.submit(
          chain.sign(lane, Actions.attest(id, 1, new Hash(Specs.evaluation(Specs.ghz()).root()))));
    }
    chain.produceBlock();
    assertEquals(JobStatus.JOB_STATUS_CONFIRMED, watch.next().getJob().getStatus());
    while (chain.job(id).getStatus() != JobStatus.JOB_STATUS_FINAL) {
      chain.produceBlock();
    }
    assertEquals(chain.job(id), watch.next().getJob());
    assertFalse(watch.hasNext(), "the job has ended");
    assertEquals(chain.job(id), watch(id).next().getJob(), "an ended one is told at once");
  }

  @Test
  void aProviderIsToldOfEachAttemptOnce() {
    Iterator<Assignment> watch =
        served
            .client(ProviderServiceBlockingStub.class)
            .watchAssignments(
                WatchAssignmentsRequest.newBuilder()
                    .setProvider(PROVIDER.publicKey().address().bytes())
                    .build());
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    chain.run(PROVIDER, Actions.offer("statevector/1", 1_000_000));
    List<ByteString> opened = List.of(openJob().bytes(), openJob().bytes());
    for (int block = 0; block < 5; block++) {
      chain.produceBlock();
    }
    List<ByteString> told = List.of(watch.next().getJob().getId(), watch.next().getJob().getId());
    assertTrue(told.containsAll(opened));
  }

  @Test
  void workThatWaitsForAProviderIsToldAtOnce() {
    int assigned = 20;
    chain.run(PROVIDER, offerOf(assigned));
    for (int job = 0; job < assigned; job++) {
      openJob();
    }
    chain.produceBlock();
    Iterator<Assignment> watch =
        served
            .client(ProviderServiceBlockingStub.class)
            .watchAssignments(
                WatchAssignmentsRequest.newBuilder()
                    .setProvider(PROVIDER.publicKey().address().bytes())
                    .build());
    for (int job = 0; job < assigned; job++) {
      assertEquals(1, watch.next().getJob().getAttemptsCount());
    }
  }

  @Test
  void streamsAreBoundedAndCancelledOnesMakeRoom() {
    Hash id = openJob();
    List<Context.CancellableContext> watches = new ArrayList<>();
    for (int index = 0; index < STREAMS_MAX; index++) {
      Context.CancellableContext context = Context.current().withCancellation();
      watches.add(context);
      Iterator<JobView> watch = inside(context, id);
      assertEquals(id.bytes(), watch.next().getJob().getId());
    }
    Refused.by(() -> watch(id).next())
        .is(Status.Code.UNAVAILABLE, Code.NOT_READY, "too many watchers");
    watches.forEach(context -> context.cancel(null));
    awaitRoom(id);
  }

  private Iterator<JobView> inside(Context context, Hash id) {
    Context before = context.attach();
    try {
      return watch(id);
    } finally {
      context.detach(before);
    }
  }

  private void awaitRoom(Hash id) {
    for (int block = 0; block < 10_000; block++) {
      chain.produceBlock();
      try {
        watch(id).next();
        return;
      } catch (StatusRuntimeException full) {
        assertEquals(Status.Code.UNAVAILABLE, full.getStatus().getCode());
      }
    }
    throw new AssertionError("cancelled watches still count");
  }

  @Test
  void watchesEndWhenTheNodeStops() {
    Hash id = openJob();
    Iterator<JobView> watch = watch(id);
    watch.next();
    served.gateway().close();
    Assertions.assertThrows(StatusRuntimeException.class, watch::hasNext);
  }

  private static Action offerOf(int slots) {
    Action offer = Actions.offer("statevector/1", 1_000_000);
    return offer.toBuilder().setPostOffer(offer.getPostOffer().toBuilder().setSlots(slots)).build();
  }

  private Iterator<JobView> watch(Hash id) {
    return served
        .client(JobServiceBlockingStub.class)
        .watchJob(GetJobRequest.newBuilder().setJobId(id.bytes()).build());
  }

  private Hash openJob() {
    SignedTransaction tx = chain.sign(CLIENT, Actions.openJob(Specs.ghz(), chain.height() + 5_000));
    chain.submit(tx);
    chain.produceBlock();
    return tx.objectId(0);
  }
}
