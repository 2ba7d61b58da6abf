package io.amends.conversation;

import io.amends.dialog.FlowBook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * Which case of the flow under way holds, for whoever looks at a conversation from outside.
 * Immutable.
 */
public final class Cases {

  private final FlowBook book;
  private final LastGate gate;

  public Cases(FlowBook book) {
    this.book = book;
    this.gate = new LastGate(book);
  }

  /**
   * The number of the case that a decision at that time would take, 0 for the flow's first; empty
   * where no flow of the book is under way.
   */
  public OptionalInt holding(Conversation conversation, Instant now) {
    var flow = book.flow(conversation.matter().flow());
    if (flow.isEmpty()) {
      return OptionalInt.empty();
    }
    var draft = new Draft(conversation, book, gate, ZoneOffset.UTC, now);
    var cases = flow.get().cases();
    for (var i = 0; i < cases.size(); i++) {
      if (Known.holds(cases.get(i).when(), draft)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
