/**
 * Pictures of results: plain numbers in, the bytes of a PNG or the text of an SVG out. No file is
 * opened here, and no window.
 */
@NullMarked
package org.laplace.cli.picture;

import org.jspecify.annotations.NullMarked;
