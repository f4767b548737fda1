/**
 * Transactions as bytes: how they are encoded, signed, hashed and read, and the ids that follow
 * from them. What an action means is the matter of the component that executes it.
 */
@NullMarked
package org.laplace.primitives.tx;

import org.jspecify.annotations.NullMarked;
