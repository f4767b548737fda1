/** The example of the README, and what runs it as a process of its own. */
@NullMarked
package org.laplace.jabci.example;

import org.jspecify.annotations.NullMarked;
