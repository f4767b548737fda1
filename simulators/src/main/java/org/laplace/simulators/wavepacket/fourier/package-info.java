/**
 * Fourier transforms along one axis, of eight lines at a time, defined to the last bit.
 *
 * <p>{@link org.laplace.simulators.wavepacket.fourier.AxisTransform} holds the constants and says
 * in which place each frequency stands; the kernels do the arithmetic, one in scalar code, which is
 * the definition, and one with the Vector API, which has the same bits. Nothing here knows of wave
 * packets.
 */
@NullMarked
package org.laplace.simulators.wavepacket.fourier;

import org.jspecify.annotations.NullMarked;
