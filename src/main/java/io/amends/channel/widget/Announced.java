package io.amends.channel.widget;

import io.amends.channel.Frames;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.engine.Announcement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a customer gets to see of an announcement: nothing of what goes on at the desk. */
final class Announced {

  private Announced() {}

  static List<ObjectNode> frames(
      Announcement announcement, Visitor visitor, WidgetSocket.Parts parts) {
    if (announcement instanceof Announcement.Begun begun) {
      return welcome(begun, visitor, parts);
    }
    if (announcement instanceof Announcement.EntryAdded added) {
      return isOwn(added, visitor) ? List.of() : List.of(Frames.entry(added.entry()));
    }
    if (announcement instanceof Announcement.StatusChanged changed) {
      return List.of(Frames.status(changed.status(), parts.queue(), visitor.conversation()));
    }
    if (announcement instanceof Announcement.Typing typing && !typing.from().equals("customer")) {
      return List.of(parts.json().createObjectNode().put("type", "typing").put("from", "agent"));
    }
    return List.of();
  }

  private static boolean isOwn(Announcement.EntryAdded added, Visitor visitor) {
    var event = added.entry().event();
    if (event instanceof CustomerSpoke spoke) {
      return visitor.own().remove(spoke.messageId());
    }
    return event instanceof OptionClicked click && visitor.own().remove(click.messageId());
  }

  /** A client that has seen what does not exist is told so, and goes on from what there is. */
  private static List<ObjectNode> welcome(
      Announcement.Begun begun, Visitor visitor, WidgetSocket.Parts parts) {
    var state = begun.conversation();
    var seq = state.talk().seq();
    var out = new ArrayList<ObjectNode>();
    var mode = state.isOpened() ? state.desk().mode().code() : parts.engine().startingMode().code();
    out.add(
        parts
            .json()
            .createObjectNode()
            .put("type", "welcome")
            .put("conversation", visitor.conversation().value())
            .put("token", parts.tokens().tokenOf(visitor.conversation()))
            .put("seq", seq)
            .put("mode", mode)
            .put("stage", state.stage().code()));
    if (visitor.after() > seq) {
      out.add(
          parts
              .json()
              .createObjectNode()
              .put("type", "gap")
              .put("from", seq + 1)
              .put("to", visitor.after()));
    }
    return out;
  }
}
