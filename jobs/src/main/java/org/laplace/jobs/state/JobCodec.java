package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.jobs.life.Attempt;
import org.laplace.jobs.life.JobState;
import org.laplace.jobs.life.JobState.Ended;
import org.laplace.jobs.life.JobState.Ending;
import org.laplace.jobs.life.JobTerms;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Address;
import org.laplace.primitives.Amount;
import org.laplace.primitives.Hash;

/** A job as the {@code Job} message that receipts prove. */
enum JobCodec implements Codec<Job> {
  INSTANCE;

  private static final ProtoCodec<org.laplace.proto.v1.Job> WIRE =
      new ProtoCodec<>(org.laplace.proto.v1.Job.parser());

  @Override
  public ByteString encode(Job job) {
    JobTerms terms = job.terms();
    Declared declared = job.declared();
    var record =
        org.laplace.proto.v1.Job.newBuilder()
            .setId(job.id().bytes())
            .setClient(terms.client().bytes())
            .setSpecHash(declared.specHash().bytes())
            .setJobClass(declared.jobClass())
            .setEngine(declared.engine())
            .setSize(declared.size())
            .setWorkUnits(declared.workUnits())
            .setPriceLimit(terms.priceLimit().microLap())
            .setPremiumLimit(terms.premiumLimit().microLap())
            .setDeposit(terms.deposit().microLap())
            .setOpenedHeight(terms.openedHeight())
            .setExpiryHeight(terms.expiryHeight())
            .setStatus(job.state().status())
            .setStatusHeight(job.statusHeight())
            .setExitHeight(job.state().exitHeight(terms).orElse(0));
    job.state().attempts().forEach(attempt -> record.addAttempts(AttemptCodec.encode(attempt)));
    job.payments().forEach(payment -> record.addPayments(encode(payment)));
    return WIRE.encode(record.build());
  }

  @Override
  public Job decode(ByteString bytes) {
    var record = WIRE.decode(bytes);
    return new Job(
        new Hash(record.getId()),
        new JobTerms(
            new Address(record.getClient()),
            Amount.of(record.getPriceLimit()),
            Amount.of(record.getPremiumLimit()),
            Amount.of(record.getDeposit()),
            record.getOpenedHeight(),
            record.getExpiryHeight()),
        new Declared(
            new Hash(record.getSpecHash()),
            record.getJobClass(),
            record.getEngine(),
            record.getSize(),
            record.getWorkUnits()),
        state(record),
        record.getStatusHeight(),
        record.getPaymentsList().stream().map(JobCodec::decode).toList());
  }

  private static JobState state(org.laplace.proto.v1.Job record) {
    List<Attempt> all = record.getAttemptsList().stream().map(AttemptCodec::decode).toList();
    long exit = record.getExitHeight();
    return switch (record.getStatus()) {
      case JOB_STATUS_OPEN -> new JobState.Open(all);
      case JOB_STATUS_ASSIGNED -> new JobState.Assigned(earlier(all), all.getLast());
      case JOB_STATUS_PROVISIONAL -> new JobState.Provisional(earlier(all), all.getLast(), exit);
      case JOB_STATUS_AUDIT -> new JobState.Audit(earlier(all), all.getLast(), exit);
      case JOB_STATUS_CONFIRMED -> new JobState.Confirmed(earlier(all), all.getLast(), exit);
      case JOB_STATUS_FINAL -> new Ended(Ending.FINAL, all);
      case JOB_STATUS_REFUNDED -> new Ended(Ending.REFUNDED, all);
      case JOB_STATUS_MISDECLARED -> new Ended(Ending.MISDECLARED, all);
      case JOB_STATUS_EXPIRED -> new Ended(Ending.EXPIRED, all);
      case JOB_STATUS_CANCELLED -> new Ended(Ending.CANCELLED, all);
      case JOB_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("a job record has no status");
    };
  }

  private static List<Attempt> earlier(List<Attempt> all) {
    return all.subList(0, all.size() - 1);
  }

  private static org.laplace.proto.v1.Payment encode(Job.Payment payment) {
    var record =
        org.laplace.proto.v1.Payment.newBuilder()
            .setAmount(payment.amount().microLap())
            .setReason(payment.reason())
            .setHeight(payment.height());
    payment.recipient().ifPresent(recipient -> record.setRecipient(recipient.bytes()));
    return record.build();
  }

  private static Job.Payment decode(org.laplace.proto.v1.Payment record) {
    return new Job.Payment(
        RecordFields.optional(record.getRecipient()).map(Address::new),
        Amount.of(record.getAmount()),
        record.getReason(),
        record.getHeight());
  }
}
