/**
 * What a particle job file says, and how it is read; {@code docs/schemas/particles.schema.json}
 * describes its form.
 *
 * <p>Here are units, laws, the table of elementary particles and the placing of bodies. How they
 * move is not.
 */
@NullMarked
package org.laplace.simulators.particles.job;

import org.jspecify.annotations.NullMarked;
