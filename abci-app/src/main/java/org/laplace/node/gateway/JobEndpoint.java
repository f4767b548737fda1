package org.laplace.node.gateway;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laplace.jobs.view.JobPage;
import org.laplace.jobs.view.JobQuery;
import org.laplace.jobs.view.JobViews;
import org.laplace.node.chain.Chain;
import org.laplace.node.chain.Tip;
import org.laplace.primitives.Code;
import org.laplace.primitives.Hash;
import org.laplace.primitives.tx.SignedTransaction;
import org.laplace.proto.v1.Attempt;
import org.laplace.proto.v1.BroadcastResponse;
import org.laplace.proto.v1.GetJobRequest;
import org.laplace.proto.v1.GetResultRequest;
import org.laplace.proto.v1.GetResultResponse;
import org.laplace.proto.v1.Job;
import org.laplace.proto.v1.JobServiceGrpc;
import org.laplace.proto.v1.JobStatus;
import org.laplace.proto.v1.JobView;
import org.laplace.proto.v1.ListJobsRequest;
import org.laplace.proto.v1.ListJobsResponse;
import org.laplace.proto.v1.QuoteRequest;
import org.laplace.proto.v1.QuoteResponse;
import org.laplace.proto.v1.SubmitRequest;
import org.laplace.proto.v1.SubmitResponse;

/** Jobs, from the quote to the result. */
final class JobEndpoint extends JobServiceGrpc.JobServiceImplBase {
  private static final int PAGE_JOBS_DEFAULT = 50;

  private final Chain chain;
  private final Watchers watchers;

  JobEndpoint(Chain chain, Watchers watchers) {
    this.chain = chain;
    this.watchers = watchers;
  }

  @Override
  public void quote(QuoteRequest request, StreamObserver<QuoteResponse> observer) {
    Requests.answer(observer, chain, tip -> Quotes.of(tip, request.getSpec()));
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<SubmitResponse> observer) {
    Requests.answer(
        observer,
        () -> {
          SignedTransaction tx = Refusals.valueOf(SignedTransaction.parse(request.getTx()));
          if (tx.body().getActionsCount() != 1 || !tx.body().getActions(0).hasOpenJob()) {
            throw Refusals.of(
                Code.MALFORMED_REQUEST,
                "Submit takes a transaction with one OpenJob; send others with Broadcast");
          }
          Quotes.requireAsDeclared(tx.body().getActions(0).getOpenJob().getSpec());
          BroadcastResponse sent =
              TransactionEndpoint.broadcast(chain, request.getTx(), request.getWait());
          SubmitResponse.Builder response =
              SubmitResponse.newBuilder()
                  .setJobId(tx.objectId(0).bytes())
                  .setTxHash(sent.getTxHash());
          if (sent.hasResult()) {
            response.setResult(sent.getResult());
          }
          return response.build();
        });
  }

  @Override
  public void getJob(GetJobRequest request, StreamObserver<JobView> observer) {
    Requests.answer(
        observer, chain, tip -> view(tip, job(tip, Requests.hash(request.getJobId(), "job_id"))));
  }

  @Override
  public void watchJob(GetJobRequest request, StreamObserver<JobView> observer) {
    Hash id;
    try {
      id = Requests.hash(request.getJobId(), "job_id");
    } catch (StatusRuntimeException e) {
      observer.onError(e);
      return;
    }
    watchers.follow(observer, new JobWatch(id));
  }

  /** Tells of a job whenever its record changes; ends with the job. */
  private static final class JobWatch implements Watchers.Watch<JobView> {
    private final Hash id;
    private @Nullable Job last;

    JobWatch(Hash id) {
      this.id = id;
    }

    @Override
    public boolean see(Tip tip, CallStreamObserver<JobView> out) {
      Job job = job(tip, id);
      if (!job.equals(last)) {
        last = job;
        out.onNext(view(tip, job));
      }
      return job.getExitHeight() != 0;
    }
  }

  @Override
  public void listJobs(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          JobQuery query =
              new JobQuery(
                  Requests.optionalAddress(request.getClient(), "client"),
                  Requests.optionalAddress(request.getProvider(), "provider"),
                  Optional.of(request.getStatus())
                      .filter(status -> status != JobStatus.JOB_STATUS_UNSPECIFIED),
                  request.getLimit() == 0 ? PAGE_JOBS_DEFAULT : request.getLimit(),
                  request.getPageToken());
          JobPage page = Refusals.valueOf(new JobViews(tip.state()).page(query));
          return ListJobsResponse.newBuilder()
              .addAllJobs(page.jobs())
              .setNextPageToken(page.nextPageToken())
              .setHeight(tip.height())
              .build();
        });
  }

  @Override
  public void getResult(GetResultRequest request, StreamObserver<GetResultResponse> observer) {
    Requests.answer(
        observer,
        chain,
        tip -> {
          Job job = job(tip, Requests.hash(request.getJobId(), "job_id"));
          Attempt attempt =
              job.getAttemptsList().reversed().stream()
                  .filter(each -> !each.getResultHash().isEmpty())
                  .findFirst()
                  .orElseThrow(
                      () ->
                          Refusals.of(
                              Code.NO_RESULT_YET, "the job is " + job.getStatus() + "; watch it"));
          ByteString result = chain.blob(new Hash(attempt.getResultHash())).orElseThrow();
          return GetResultResponse.newBuilder()
              .setJobId(job.getId())
              .setAttempt(attempt.getNumber())
              .setStatus(job.getStatus())
              .setOutcome(attempt.getOutcome())
              .setResult(result)
              .setResultRoot(attempt.getResultRoot())
              .build();
        });
  }

  private static JobView view(Tip tip, Job job) {
    return JobView.newBuilder().setJob(job).setHeight(tip.height()).build();
  }

  private static Job job(Tip tip, Hash id) {
    return new JobViews(tip.state())
        .job(id)
        .orElseThrow(
            () ->
                Refusals.of(
                    Code.UNKNOWN_JOB, "there is no job " + id + " at height " + tip.height()));
  }
}
