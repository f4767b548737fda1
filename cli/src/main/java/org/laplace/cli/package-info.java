/**
 * The {@code laplace} command: one file a command. People read standard error and tables, programs
 * read the JSON that {@code --json} alone puts on standard output.
 */
@NullMarked
package org.laplace.cli;

import org.jspecify.annotations.NullMarked;
