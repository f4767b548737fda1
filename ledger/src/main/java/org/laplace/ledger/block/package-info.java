/** The four phases of a block, and what a proposal may hold. */
@NullMarked
package org.laplace.ledger.block;

import org.jspecify.annotations.NullMarked;
