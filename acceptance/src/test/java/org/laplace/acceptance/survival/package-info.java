/** Real processes that die, by signal or at chosen points, and what must be true afterwards. */
package org.laplace.acceptance.survival;
