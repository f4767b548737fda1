/**
 * {@code laplace circuit}: looks at circuits without running them. Pictures, summaries and plans
 * are made elsewhere; here they are read from files and written for people and programs.
 */
@NullMarked
package org.laplace.cli.circuit;

import org.jspecify.annotations.NullMarked;
