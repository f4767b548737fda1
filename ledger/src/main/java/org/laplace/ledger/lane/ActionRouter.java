package org.laplace.ledger.lane;

import org.laplace.primitives.Parsed;
import org.laplace.proto.v1.Action;

/** Connects actions to the components that handle them: one exhaustive switch. */
public interface ActionRouter {
  Parsed<BoundAction<?>> route(Action action);
}
