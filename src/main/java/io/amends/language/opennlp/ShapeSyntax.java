package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads the regular expressions that shapes of codes are written in: characters, classes, groups,
 * alternatives, {@code ?} and counted repeats. What could make matching slow, or means nothing for
 * a whole code, is not part of it.
 */
final class ShapeSyntax {

  /** A part of an expression. */
  sealed interface Node {}

  /** One character of a set. */
  record One(BitSet set) implements Node {}

  record Sequence(List<Node> parts) implements Node {}

  record Choice(List<Node> parts) implements Node {}

  record Repeat(Node part, int least, int most) implements Node {}

  /** What is wrong with an expression, in words. */
  static final class ShapeException extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    ShapeException(String problem) {
      super(problem);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }

  private static final int MOST_REPEATS = 1_000;
  private static final int DEEPEST = 20;
  private static final String NOT_ONE = "is not a regular expression: ";

  private final String shape;
  private int at;
  private int depth;

  private ShapeSyntax(String shape) {
    this.shape = shape;
  }

  static Node read(String shape) throws ShapeException {
    var reader = new ShapeSyntax(shape);
    var node = reader.choice();
    if (reader.at < shape.length()) {
      throw new ShapeException(NOT_ONE + "\")\" closes nothing");
    }
    return node;
  }

  private Node choice() throws ShapeException {
    var parts = new ArrayList<Node>();
    parts.add(sequence());
    while (takes('|')) {
      parts.add(sequence());
    }
    return parts.size() == 1 ? parts.get(0) : new Choice(parts);
  }

  private Node sequence() throws ShapeException {
    var parts = new ArrayList<Node>();
    while (at < shape.length() && shape.charAt(at) != '|' && shape.charAt(at) != ')') {
      parts.add(repeated(single()));
    }
    return new Sequence(parts);
  }

  private Node single() throws ShapeException {
    var c = shape.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> new One(ShapeClass.read(shape, this::next));
      case '.' -> new One(ShapeClass.any());
      case '\\' -> new One(ShapeClass.escaped(next()));
      case '+', '*' -> throw unbounded();
      case '?', '{', '}' -> throw new ShapeException(NOT_ONE + "\"" + c + "\" repeats nothing");
      case '^', '$' ->
          throw new ShapeException("has a \"" + c + "\". Leave it out: only whole codes are found");
      default -> new One(ShapeClass.of(c));
    };
  }

  private Node group() throws ShapeException {
    if (++depth > DEEPEST) {
      throw new ShapeException("has groups in groups more than " + DEEPEST + " deep");
    }
    if (shape.startsWith("?", at) && !shape.startsWith("?:", at)) {
      throw new ShapeException("looks around itself or names a group. Write (?:…) groups only");
    }
    at += shape.startsWith("?:", at) ? 2 : 0;
    var inside = choice();
    if (!takes(')')) {
      throw new ShapeException(NOT_ONE + "a group is not closed");
    }
    depth--;
    return inside;
  }

  private Node repeated(Node part) throws ShapeException {
    if (at < shape.length() && "+*".indexOf(shape.charAt(at)) >= 0) {
      throw unbounded();
    }
    Node node = part;
    if (takes('?')) {
      node = new Repeat(part, 0, 1);
    } else if (takes('{')) {
      node = counted(part);
    }
    if (node != part && at < shape.length() && "+*?{".indexOf(shape.charAt(at)) >= 0) {
      throw new ShapeException("repeats what is repeated already. Put a group around it");
    }
    return node;
  }

  private Node counted(Node part) throws ShapeException {
    var least = number();
    var most = least;
    if (takes(',')) {
      if (at < shape.length() && shape.charAt(at) == '}') {
        throw unbounded();
      }
      most = number();
    }
    if (!takes('}') || most < least) {
      throw new ShapeException(NOT_ONE + "write a count as {2} or {1,20}");
    }
    return new Repeat(part, least, most);
  }

  private int number() throws ShapeException {
    var number = 0;
    var start = at;
    while (at < shape.length() && Letters.isDigit(shape.charAt(at)) && number <= MOST_REPEATS) {
      number = 10 * number + shape.charAt(at++) - '0';
    }
    if (at == start || number > MOST_REPEATS) {
      throw new ShapeException(NOT_ONE + "a count is a number up to " + MOST_REPEATS);
    }
    return number;
  }

  private boolean takes(char c) {
    var there = at < shape.length() && shape.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private char next() throws ShapeException {
    if (at >= shape.length()) {
      throw new ShapeException(NOT_ONE + "it ends too early");
    }
    return shape.charAt(at++);
  }

  private static ShapeException unbounded() {
    return new ShapeException("repeats without a bound. Write {1,20} in place of + or *");
  }
}
