/**
 * What a wave packet job says, and the reader of its file; {@code
 * docs/schemas/wavepacket.schema.json} describes the form.
 *
 * <p>Everything here is checked and nothing is computed: grids, packets, potentials and what is to
 * be observed. No file is opened.
 */
@NullMarked
package org.laplace.simulators.wavepacket.job;

import org.jspecify.annotations.NullMarked;
