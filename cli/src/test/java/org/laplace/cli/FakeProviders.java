package org.laplace.cli;

import io.grpc.stub.StreamObserver;
import org.laplace.proto.v1.GetProviderRequest;
import org.laplace.proto.v1.ListOffersRequest;
import org.laplace.proto.v1.ListOffersResponse;
import org.laplace.proto.v1.Provider;
import org.laplace.proto.v1.ProviderServiceGrpc;
import org.laplace.proto.v1.ProviderView;

/** A market without offers, in which payouts of one LAP are vesting for everybody. */
final class FakeProviders extends ProviderServiceGrpc.ProviderServiceImplBase {
  @Override
  public void listOffers(ListOffersRequest request, StreamObserver<ListOffersResponse> observer) {
    observer.onNext(ListOffersResponse.newBuilder().setHeight(FakeNode.HEIGHT).build());
    observer.onCompleted();
  }

  @Override
  public void getProvider(GetProviderRequest request, StreamObserver<ProviderView> observer) {
    observer.onNext(
        ProviderView.newBuilder()
            .setProvider(Provider.newBuilder().setAddress(request.getProvider()))
            .setVesting(1_000_000)
            .setHeight(FakeNode.HEIGHT)
            .build());
    observer.onCompleted();
  }
}
