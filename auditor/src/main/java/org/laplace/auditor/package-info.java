/**
 * The worker beside consensus: runs claimed results again, at low priority, and attests what it
 * found. Remembers nothing across restarts: what is still to be done stands in the chain's state.
 */
@NullMarked
package org.laplace.auditor;

import org.jspecify.annotations.NullMarked;
