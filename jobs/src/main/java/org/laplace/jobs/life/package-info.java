/**
 * The life of a job as a pure function: states, events, and what follows from them. It knows
 * verdicts, not powers, and nothing of storage, blocks or messages.
 */
@NullMarked
package org.laplace.jobs.life;

import org.jspecify.annotations.NullMarked;
