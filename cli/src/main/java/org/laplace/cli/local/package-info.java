/** Runs jobs on this machine, without a chain: the same engines, the same bits. */
@NullMarked
package org.laplace.cli.local;

import org.jspecify.annotations.NullMarked;
