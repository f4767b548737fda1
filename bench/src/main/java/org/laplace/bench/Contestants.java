package org.laplace.bench;

/** Both sides of a comparison, ready to run. */
public record Contestants(Contestant ours, Contestant peer) {}
