/**
 * Receipts: how somebody who trusts a validator set, and nothing else, checks offline how a job
 * ended, and what he knows then. The bytes of a receipt may come from anybody.
 */
@NullMarked
package org.laplace.primitives.receipt;

import org.jspecify.annotations.NullMarked;
