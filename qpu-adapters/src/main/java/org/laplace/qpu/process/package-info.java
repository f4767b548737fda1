/**
 * An adapter for any program that speaks lines of JSON on standard input and output, so that a
 * vendor's own SDK, in whatever language, can be the machine. docs/process-adapter.md is the
 * protocol.
 */
@NullMarked
package org.laplace.qpu.process;

import org.jspecify.annotations.NullMarked;
