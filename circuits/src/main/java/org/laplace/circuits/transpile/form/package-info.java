/**
 * Circuits as interactions on wires, in a form that shows what commutes with what.
 *
 * <p>Here gates are cancelled, merged and collected into blocks; nothing here knows a device.
 */
@NullMarked
package org.laplace.circuits.transpile.form;

import org.jspecify.annotations.NullMarked;
