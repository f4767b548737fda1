/**
 * Networks of real processes: how tests start, watch and end them, and what must hold of networks
 * that nothing bad happens to. Deaths are in {@code survival}, other people's code in {@code
 * judges}.
 */
package org.laplace.acceptance.network;
