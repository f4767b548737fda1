/**
 * The provider daemon: watches assignments, has a machine compute them, hands the results in.
 * {@link org.laplace.qpu.daemon.ProviderDaemon} is the door. What is done next is decided in {@code
 * plan}; what must survive a crash is in {@code journal}; how a node is asked is in {@code chain}.
 */
@NullMarked
package org.laplace.qpu.daemon;

import org.jspecify.annotations.NullMarked;
