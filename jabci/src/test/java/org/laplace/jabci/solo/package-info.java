/** Tests of the solo driver, with a recorded application whose disk outlives its process. */
@NullMarked
package org.laplace.jabci.solo;

import org.jspecify.annotations.NullMarked;
