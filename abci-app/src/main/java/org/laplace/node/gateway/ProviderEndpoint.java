package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laplace.jobs.view.JobViews;
import org.laplace.jobs.view.OfferViews;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Address;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Assignment;
import org.laplace.proto.v1.GetProviderRequest;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobSpec;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.ListOffersResponse;
import org.laplace.proto.v1.ProviderServiceGrpc;
import org.laplace.proto.v1.ProviderView;
import org.laplace.proto.v1.WatchAssignmentsRequest;

/** What providers ask: their work, their offers, how they stand. */
final class ProviderEndpoint extends ProviderServiceGrpc.ProviderServiceImplBase {
  private final Chain chain;
  private final Watchers watchers;

  ProviderEndpoint(Chain chain, Watchers watchers) {
    this.chain = chain;
    this.watchers = watchers;
  }

  @Override
  public void watchAssignments(
      WatchAssignmentsRequest request, StreamObserver<Assignment> observer) {
    Address provider;
    try {
      provider = Requests.address(request.getProvider(), "provider");
    } catch (StatusRuntimeException e) {
      observer.onError(e);
      return;
    }
    Set<ByteString> told = new HashSet<>();
    watchers.follow(
        observer,
        (tip, out) -> {
          List<Job> assigned = new JobViews(tip.state()).assignedTo(provider);
          Set<ByteString> current = new HashSet<>();
          for (Job job : assigned) {
            // One attempt of one job: a job may come back to the same provider after others failed.
            ByteString key = job.getId().concat(ByteString.copyFrom(new byte[] {attempts(job)}));
            current.add(key);
            // What the client cannot take yet, it is told after a later block.
            if (!told.contains(key) && out.isReady()) {
              told.add(key);
              out.onNext(assignment(tip, job));
            }
          }
          told.retainAll(current);
          return true;
        });
  }

  private static byte attempts(Job job) {
    return (byte) job.getAttemptsCount();
  }

  private Assignment assignment(Tip tip, Job job) {
    ByteString spec = chain.blob(new Hash(job.getSpecHash())).orElseThrow();
    return Assignment.newBuilder()
        .setJob(job)
        .setSpec(Wire.parse(JobSpec.parser(), spec))
        .setHeight(tip.height())
        .build();
  }

  @Override
  public void listOffers(ListOffersRequest request, StreamObserver<ListOffersResponse> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          return ListOffersResponse.newBuilder()
              .addAllOffers(
                  new OfferViews(tip.state())
                      .offers(
                          Requests.optionalAddress(request.getProvider(), "provider"),
                          Optional.of(request.getEngine()).filter(name -> !name.isEmpty())))
              .setHeight(tip.height())
              .build();
        });
  }

  @Override
  public void getProvider(GetProviderRequest request, StreamObserver<ProviderView> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          OfferViews.ProviderSummary summary =
              new OfferViews(tip.state())
                  .provider(Requests.address(request.getProvider(), "provider"));
          return ProviderView.newBuilder()
              .setProvider(summary.provider())
              .addAllOffers(summary.offers())
              .setVesting(summary.vesting().microLap())
              .setHeight(tip.height())
              .build();
        });
  }
}
