/**
 * Questions about the market, answered from any committed state. Nothing here writes, and nothing
 * that consensus executes reads it; answers are the wire's records, as they stand in state.
 */
@NullMarked
package org.laplace.jobs.view;

import org.jspecify.annotations.NullMarked;
