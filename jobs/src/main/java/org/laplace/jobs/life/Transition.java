package org.laplace.jobs.life;

import java.util.List;
import org.laplace.primitives.Code;
import org.laplace.primitives.Rejection;

/** What an event leads to. */
public sealed interface Transition {

  /** The job is in another state; moves are to be made in their order. */
  record Applied(JobState state, List<Move> moves, List<Effect> effects) implements Transition {
    public Applied {
      moves = List.copyOf(moves);
      effects = List.copyOf(effects);
    }
  }

  /** The event has no place here; nothing changes. */
  record Refused(Rejection why) implements Transition {}

  static Transition refused(Code code, String text) {
    return new Refused(new Rejection(code, text));
  }
}
