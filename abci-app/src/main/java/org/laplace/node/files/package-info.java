/** How files with secrets are written. */
@NullMarked
package org.laplace.node.files;

import org.jspecify.annotations.NullMarked;
