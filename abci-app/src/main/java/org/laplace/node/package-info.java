/** The node process: one JVM with the application, the gateway and the audit worker. */
@NullMarked
package org.laplace.node;

import org.jspecify.annotations.NullMarked;
