/**
 * What a light client of CometBFT (0.38 to 0.40) must compute: the hash of a header, the hash of a
 * validator set, the bytes that a precommit signs, and whether the signatures under a header are
 * enough. Pure: whoever calls brings the bytes, the trusted set and the time.
 */
@NullMarked
package org.laplace.primitives.light;

import org.jspecify.annotations.NullMarked;
