package org.laplace.jobs.view;

import com.google.protobuf.ByteString;
import java.util.List;
import org.laplace.proto.v1.Job;

/**
 * A page of jobs, newest first.
 *
 * @param jobs may be fewer than asked for, even none, although pages follow
 * @param nextPageToken empty on the last page
 */
public record JobPage(List<Job> jobs, ByteString nextPageToken) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
