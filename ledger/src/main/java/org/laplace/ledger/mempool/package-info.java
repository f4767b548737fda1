/** Transactions that wait for a block. Not consensus: each node has its own. */
@NullMarked
package org.laplace.ledger.mempool;

import org.jspecify.annotations.NullMarked;
