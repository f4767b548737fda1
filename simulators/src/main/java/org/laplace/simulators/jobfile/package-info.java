/**
 * Job files of particles and wave packets: YAML or JSON text, read into a small tree whose every
 * node knows its line and column, and typed getters that refuse what was not asked for.
 *
 * <p>A text whose first character other than white space is an opening brace or bracket is JSON
 * (RFC 8259); any other is one document of YAML 1.2 without anchors, aliases, tags and directives,
 * whose plain scalars are resolved as {@link org.laplace.simulators.jobfile.Scalar} says. Both give
 * the same tree, so an engine does not know which it was.
 *
 * <p>What the fields mean belongs to the engines. No files are opened here.
 */
@NullMarked
package org.laplace.simulators.jobfile;

import org.jspecify.annotations.NullMarked;
