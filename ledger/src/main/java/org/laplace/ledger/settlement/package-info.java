/** Where messages take effect on shared objects, in one fixed order, and where value moves. */
@NullMarked
package org.laplace.ledger.settlement;

import org.jspecify.annotations.NullMarked;
