package org.laplace.auditor;

import java.util.Optional;
import org.laplace.primitives.Hash;
import org.laplace.proto.v1.Statistic;

/**
 * What is attested.
 *
 * @param root of the result that came of running the job again, or the claimed one
 * @param statistic what judging the claimed one came to
 */
record Found(Hash root, Optional<Statistic> statistic) {}
