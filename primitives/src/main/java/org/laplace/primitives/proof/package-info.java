/**
 * The hashing rules of the state tree and the offline check of its proofs.
 *
 * <p>A client that holds a root it trusts (the {@code app_hash} of header H+1 commits to the state
 * of height H) needs nothing but this package to learn whether a key has a value. Pure functions
 * over bytes: no storage, no tree nodes, no network. How a tree is stored and how proofs are made
 * lives in {@code org.laplace.ledger.tree}.
 */
@NullMarked
package org.laplace.primitives.proof;

import org.jspecify.annotations.NullMarked;
