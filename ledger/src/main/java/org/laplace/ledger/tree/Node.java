package org.laplace.ledger.tree;

/** What is stored of a tree. */
public sealed interface Node permits Branch, Leaf {}
