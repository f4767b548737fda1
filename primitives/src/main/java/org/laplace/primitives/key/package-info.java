/**
 * Key types, keys and signatures: one implementation of each scheme, with one strict set of
 * encodings, so that every machine gives the same verdict on the same bytes. Key files live in the
 * wallet.
 */
@NullMarked
package org.laplace.primitives.key;

import org.jspecify.annotations.NullMarked;
