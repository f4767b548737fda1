package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.laplace.ledger.LedgerKeys;
import org.laplace.node.chain.Chain;
import org.laplace.primitives.Address;
import org.laplace.primitives.Code;
import org.laplace.primitives.StateKeys;
import org.laplace.proto.v1.Account;
import org.laplace.proto.v1.AccountView;
import org.laplace.proto.v1.AppHashView;
import org.laplace.proto.v1.GetAccountRequest;
import org.laplace.proto.v1.GetAppHashRequest;
import org.laplace.proto.v1.GetParamsRequest;
import org.laplace.proto.v1.GetStatusRequest;
import org.laplace.proto.v1.GetSupplyRequest;
import org.laplace.proto.v1.GetValidatorsRequest;
import org.laplace.proto.v1.LedgerServiceGrpc;
import org.laplace.proto.v1.NodeStatus;
import org.laplace.proto.v1.ParamsView;
import org.laplace.proto.v1.Supply;
import org.laplace.proto.v1.SupplyView;
import org.laplace.proto.v1.ValidatorsView;

/** Accounts, supply, parameters, validators, status. */
final class LedgerEndpoint extends LedgerServiceGrpc.LedgerServiceImplBase {
  private final Chain chain;
  private final Supplier<NodeStatus> status;

  /**
   * @param status what the node says of itself; height, hash and mempool are filled in here
   */
  LedgerEndpoint(Chain chain, Supplier<NodeStatus> status) {
    this.chain = chain;
    this.status = status;
  }

  @Override
  public void getAccount(GetAccountRequest request, StreamObserver<AccountView> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          Address address = Requests.address(request.getAddress(), "address");
          AccountView.Builder view =
              AccountView.newBuilder()
                  .setAddress(address.bytes())
                  .setNextSequence(chain.mempool().nextSequence(address))
                  .setHeight(tip.height());
          tip.state()
              .read(StateKeys.account(address))
              .map(bytes -> Wire.parse(Account.parser(), bytes))
              .ifPresent(view::setAccount);
          return view.build();
        });
  }

  @Override
  public void getSupply(GetSupplyRequest request, StreamObserver<SupplyView> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          ByteString supply = tip.state().read(StateKeys.supply()).orElseThrow();
          return SupplyView.newBuilder()
              .setSupply(Wire.parse(Supply.parser(), supply))
              .setHeight(tip.height())
              .build();
        });
  }

  @Override
  public void getParams(GetParamsRequest request, StreamObserver<ParamsView> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          return ParamsView.newBuilder()
              .setParams(tip.state().require(LedgerKeys.PARAMS))
              .setBaseFee(tip.state().require(LedgerKeys.BASE_FEE).microLap())
              .setHeight(tip.height())
              .build();
        });
  }

  @Override
  public void getValidators(GetValidatorsRequest request, StreamObserver<ValidatorsView> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          return ValidatorsView.newBuilder()
              .setRegistry(tip.state().require(LedgerKeys.VALIDATORS))
              .setHeight(tip.height())
              .build();
        });
  }

  @Override
  public void getStatus(GetStatusRequest request, StreamObserver<NodeStatus> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          return status.get().toBuilder()
              .setChainId(chain.chainId().orElse(""))
              .setHeight(tip.height())
              .setAppHash(tip.appHash().bytes())
              .setMempoolTransactions(chain.mempool().size())
              .build();
        });
  }

  @Override
  public void getAppHash(GetAppHashRequest request, StreamObserver<AppHashView> observer) {
    Requests.answer(
        observer,
        () ->
            chain
                .proof(request.getHeight(), StateKeys.params())
                .map(
                    proof ->
                        AppHashView.newBuilder()
                            .setHeight(proof.height())
                            .setAppHash(proof.appHash().bytes())
                            .build())
                .orElseThrow(
                    () ->
                        Refusals.of(
                            Code.HEIGHT_NOT_KNOWN,
                            "this node does not know height "
                                + Long.toUnsignedString(request.getHeight())
                                + ", or no longer")));
  }
}
