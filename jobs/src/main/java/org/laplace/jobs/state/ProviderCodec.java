package org.laplace.jobs.state;

import com.google.protobuf.ByteString;
import org.laplace.ledger.state.Codec;
import org.laplace.ledger.state.ProtoCodec;
import org.laplace.primitives.Address;
import org.laplace.proto.v1.Provider;

/** A provider's record as the {@code Provider} message. */
enum ProviderCodec implements Codec<ProviderRecord> {
  INSTANCE;

  private static final ProtoCodec<Provider> WIRE = new ProtoCodec<>(Provider.parser());

  @Override
  public ByteString encode(ProviderRecord provider) {
    return WIRE.encode(
        Provider.newBuilder()
            .setAddress(provider.address().bytes())
            .setJobsFinal(provider.jobsFinal())
            .setJobsRejected(provider.jobsRejected())
            .setDeadlinesMissed(provider.deadlinesMissed())
            .setDeclines(provider.declines())
            .setEpoch(provider.epoch())
            .setEpochDeclines(provider.epochDeclines())
            .setEpochConvictions(provider.epochConvictions())
            .setConvictedHeight(provider.convictedHeight())
            .build());
  }

  @Override
  public ProviderRecord decode(ByteString bytes) {
    Provider record = WIRE.decode(bytes);
    return new ProviderRecord(
        new Address(record.getAddress()),
        record.getJobsFinal(),
        record.getJobsRejected(),
        record.getDeadlinesMissed(),
        record.getDeclines(),
        record.getEpoch(),
        record.getEpochDeclines(),
        record.getEpochConvictions(),
        record.getConvictedHeight());
  }
}
