/**
 * The ledger: state is owned, value moves only here, and a block has one outcome. Knows no
 * component; components meet through {@link org.laplace.ledger.message}.
 */
@NullMarked
package org.laplace.ledger;

import org.jspecify.annotations.NullMarked;
