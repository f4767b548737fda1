/**
 * The machines that compute jobs, and the daemon that earns with them. Adapters stand behind {@link
 * org.laplace.qpu.spi}; the daemon knows no adapter by name. Nothing here is consensus code.
 */
@NullMarked
package org.laplace.qpu;

import org.jspecify.annotations.NullMarked;
