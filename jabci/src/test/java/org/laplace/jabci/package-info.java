/** Tests of the server, against golden bytes, abci-cli and CometBFT itself. */
@NullMarked
package org.laplace.jabci;

import org.jspecify.annotations.NullMarked;
