/**
 * What a person's or a provider's side of the chain needs: key files, sequences that several
 * processes may share, and the client of a node's services. Nothing here knows how blocks are
 * executed; what is refused, here or by a node, is a {@link org.laplace.primitives.Rejection}.
 */
@NullMarked
package org.laplace.wallet;

import org.jspecify.annotations.NullMarked;
