/**
 * What people sign: one file an action, with its checks, its execution in the sender's lane, and
 * the settlement of the message that it sends. A precondition about other people's objects is
 * judged twice by the same code: over the committed state in the lane, over the running state at
 * settlement.
 */
@NullMarked
package org.laplace.jobs.action;

import org.jspecify.annotations.NullMarked;
