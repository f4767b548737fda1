package org.laplace.jobs.view;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.laplace.primitives.Address;
import org.laplace.proto.v1.JobStatus;

/**
 * Which jobs somebody wants to see. What is left out does not matter.
 *
 * @param provider jobs that were ever assigned to him
 * @param limit jobs on a page, 1 to {@link org.laplace.jobs.JobsLimits#PAGE_JOBS_MAX}
 * @param pageToken of the page before; empty for the first page
 */
public record JobQuery(
    Optional<Address> client,
    Optional<Address> provider,
    Optional<JobStatus> status,
    int limit,
    ByteString pageToken) {}
