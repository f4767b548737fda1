/**
 * What a machine must offer to earn on the network. Implement {@link org.laplace.qpu.spi.Adapter}
 * and {@link org.laplace.qpu.spi.AdapterFactory}, name the factory in {@code
 * META-INF/services/org.laplace.qpu.spi.AdapterFactory}, and run the conformance kit ({@code
 * AdapterConformance}, in this module's test jar of classifier {@code conformance}) against it. No
 * adapter knows the chain: keys, heights and money are the daemon's.
 */
@NullMarked
package org.laplace.qpu.spi;

import org.jspecify.annotations.NullMarked;
