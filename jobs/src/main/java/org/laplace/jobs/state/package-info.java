/**
 * What the market remembers: records, their encodings and keys, the indexes that go with them, and
 * the carrying out of what the life of a job decides. No decision is made here.
 */
@NullMarked
package org.laplace.jobs.state;

import org.jspecify.annotations.NullMarked;
