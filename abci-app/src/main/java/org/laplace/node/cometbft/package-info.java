/** The other process: CometBFT's binary, its files and its supervision. */
@NullMarked
package org.laplace.node.cometbft;

import org.jspecify.annotations.NullMarked;
