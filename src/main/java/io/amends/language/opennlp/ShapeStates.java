package io.amends.language.opennlp;

import io.amends.language.opennlp.ShapeSyntax.Choice;
import io.amends.language.opennlp.ShapeSyntax.Node;
import io.amends.language.opennlp.ShapeSyntax.One;
import io.amends.language.opennlp.ShapeSyntax.Repeat;
import io.amends.language.opennlp.ShapeSyntax.Sequence;
import io.amends.language.opennlp.ShapeSyntax.ShapeException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** An expression as states: each takes a character of its set, or leads on to two others. */
final class ShapeStates {

  /** A state: with a set it takes one of its characters; without, it leads to both. */
  record State(BitSet set, int next, int other) {}

  static final int END = 0;

  private static final int MOST = 10_000;
  private static final BitSet NONE = new BitSet();

  private final List<State> states = new ArrayList<>();
  private final int start;

  ShapeStates(Node node) throws ShapeException {
    states.add(new State(NONE, END, END));
    start = before(END, node);
  }

  /** Where a match can be before its first character. */
  BitSet start() {
    var set = new BitSet();
    reach(start, set);
    return set;
  }

  /** Where a match can be after one more character. */
  BitSet after(BitSet from, int c) {
    var set = new BitSet();
    for (int s = from.nextSetBit(1); s >= 0; s = from.nextSetBit(s + 1)) {
      if (states.get(s).set().get(c)) {
        reach(states.get(s).next(), set);
      }
    }
    return set;
  }

  /** The sets that tell characters apart. */
  List<BitSet> sets() {
    return states.stream().map(State::set).filter(set -> set != NONE).distinct().toList();
  }

  private void reach(int from, BitSet into) {
    var open = new ArrayList<Integer>(List.of(from));
    var seen = new BitSet();
    while (!open.isEmpty()) {
      var next = open.remove(open.size() - 1);
      if (seen.get(next)) {
        continue;
      }
      seen.set(next);
      var state = states.get(next);
      if (next == END || state.set() != NONE) {
        into.set(next);
      } else {
        open.add(state.next());
        open.add(state.other());
      }
    }
  }

  /** The state from which the node leads to {@code next}. */
  private int before(int next, Node node) throws ShapeException {
    if (node instanceof One one) {
      return add(new State(one.set(), next, next));
    }
    if (node instanceof Sequence sequence) {
      var at = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        at = before(at, sequence.parts().get(i));
      }
      return at;
    }
    if (node instanceof Choice choice) {
      if (choice.parts().isEmpty()) {
        return add(new State(new BitSet(1), next, next)); // takes nothing
      }
      var at = before(next, choice.parts().get(0));
      for (int i = 1; i < choice.parts().size(); i++) {
        at = add(new State(NONE, before(next, choice.parts().get(i)), at));
      }
      return at;
    }
    return repeated(next, (Repeat) node);
  }

  private int repeated(int next, Repeat repeat) throws ShapeException {
    var at = next;
    for (int i = repeat.least(); i < repeat.most(); i++) {
      at = add(new State(NONE, before(at, repeat.part()), next));
    }
    for (int i = 0; i < repeat.least(); i++) {
      at = before(at, repeat.part());
    }
    return at;
  }

  private int add(State state) throws ShapeException {
    if (states.size() == MOST) {
      throw new ShapeException("is too large. Bound its repeats more tightly");
    }
    states.add(state);
    return states.size() - 1;
  }
}
