/**
 * Pictures of circuits: {@link org.laplace.circuits.drawing.Layout} puts operations into columns,
 * {@link org.laplace.circuits.drawing.TextDrawing} and {@link
 * org.laplace.circuits.drawing.SvgDrawing} draw the columns.
 *
 * <p>Nothing here changes a circuit or decides what it means. A picture of the same circuit is the
 * same on every machine.
 */
@NullMarked
package org.laplace.circuits.drawing;

import org.jspecify.annotations.NullMarked;
