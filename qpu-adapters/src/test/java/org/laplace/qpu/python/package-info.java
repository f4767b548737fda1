/** Python, and what is installed with it, as judges of tests. */
package org.laplace.qpu.python;
