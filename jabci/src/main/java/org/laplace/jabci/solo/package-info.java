/**
 * Drives an application without CometBFT: one process, one validator, the same calls in the same
 * order. For development, tests and demonstrations; nothing here agrees with anybody.
 */
@NullMarked
package org.laplace.jabci.solo;

import org.jspecify.annotations.NullMarked;
