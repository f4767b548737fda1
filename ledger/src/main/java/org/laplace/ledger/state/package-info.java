/** Typed access to the chain's state: keys, codecs, views and write buffers. No storage here. */
@NullMarked
package org.laplace.ledger.state;

import org.jspecify.annotations.NullMarked;
