package io.amends.remedy;

import java.util.List;

/** What the planner found to offer. */
public sealed interface Plan {

  /** Why each other candidate was left out, for the agent: {@code exchange: none in stock}. */
  List<String> leftOut();

  /** Two options, the shop's preferred (cheaper) first. */
  record Pair(Offer first, Offer second, List<String> leftOut) implements Plan {
    public Pair {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** One lawful way only: it is said with its reason, without a proposal. */
  record Single(Offer only, List<String> leftOut) implements Plan {
    public Single {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Nothing is feasible: a person takes over. */
  record Nothing(List<String> leftOut) implements Plan {
    public Nothing {
      leftOut = List.copyOf(leftOut);
    }
  }
}
