/**
 * A chain for the ledger's own tests: real blocks, real signatures, the smallest components that
 * use every rank. Nothing of the market is here.
 */
@NullMarked
package org.laplace.ledger.tiny;

import org.jspecify.annotations.NullMarked;
