/** Tests of the repository itself: module directions, determinism of consensus code, tidiness. */
package org.laplace.acceptance.repository;
