/** Whether a machine is fit to earn, found out by a small run and without a chain. */
@NullMarked
package org.laplace.qpu.daemon.trial;

import org.jspecify.annotations.NullMarked;
