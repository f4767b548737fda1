/** Where value is: the sums that always add up, and the purses of objects. */
@NullMarked
package org.laplace.ledger.money;

import org.jspecify.annotations.NullMarked;
