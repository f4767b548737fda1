/**
 * Values that every side shares: amounts, addresses, hashes, keys, transactions. Pure: no I/O, no
 * clocks, and nothing that knows a component of the chain.
 */
@NullMarked
package org.laplace.primitives;

import org.jspecify.annotations.NullMarked;
