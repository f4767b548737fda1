package org.laplace.simulators.particles;

/** A force between every two bodies. */
enum Law {
  /** Newton's, attractive between masses. */
  GRAVITY("gravity"),
  /** Coulomb's, repulsive between charges of the same sign. */
  COULOMB("coulomb");

  private final String text;

  Law(String text) {
    this.text = text;
  }

  /** As job files write it. */
  String text() {
    return text;
  }
}
