/** The state before the first block. */
@NullMarked
package org.laplace.ledger.genesis;

import org.jspecify.annotations.NullMarked;
