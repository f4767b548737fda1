/**
 * An ABCI 2.0 server for the JVM: implement {@link Application}, start an {@link AbciServer}, point
 * CometBFT at it. Nothing in here knows what an application does; nothing of Laplace beyond the
 * generated wire types may be used.
 */
@NullMarked
package org.laplace.jabci;

import org.jspecify.annotations.NullMarked;
