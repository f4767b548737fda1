/**
 * What every adapter must pass. Adapters of other projects find these classes in this module's test
 * jar with the classifier {@code conformance}.
 */
package org.laplace.qpu.conformance;
