/** A whole network on this machine: validators and providers as processes of their own. */
@NullMarked
package org.laplace.cli.localnet;

import org.jspecify.annotations.NullMarked;
