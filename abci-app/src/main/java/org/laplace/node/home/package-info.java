/** A node's directory: what is in it, who holds it, and the genesis that it starts from. */
@NullMarked
package org.laplace.node.home;

import org.jspecify.annotations.NullMarked;
