/** What an action may touch: its sender's lane, data inputs, an outbox. Nothing of others. */
@NullMarked
package org.laplace.ledger.lane;

import org.jspecify.annotations.NullMarked;
