/** Every message that one component sends to another, with the rank that orders it. */
@NullMarked
package org.laplace.ledger.message;

import org.jspecify.annotations.NullMarked;
