package io.amends.rehearsal;

import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.Move;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Option;
import io.amends.rehearsal.Performance.Scene;
import java.util.ArrayList;
import java.util.List;

/** A conversation as a page that reads like the chat, with what happens behind it in italics. */
final class ConversationPage {

  private final List<String> blocks = new ArrayList<>();

  private ConversationPage() {}

  /**
   * @param orders what the demo shop says of the orders that are spoken of
   */
  static String of(Performance performance, List<String> orders) {
    var page = new ConversationPage();
    page.blocks.add("# " + performance.golden().title());
    page.blocks.add(
        "Made by `ConversationsTest` from `%s`; do not edit. The customer's lines are written down, the shop's are the program's."
            .formatted(performance.golden().file()));
    orders.forEach(order -> page.blocks.add("_" + order + "_"));
    performance.scenes().forEach(page::scene);
    page.blocks.add("_It ends: " + performance.ends() + "._");
    return String.join("\n\n", page.blocks) + "\n";
  }

  private void scene(Scene scene) {
    for (var cue : scene.beat().cues()) {
      if (cue instanceof Cue.TimePasses passes) {
        blocks.add("_" + Written.words(passes.time()) + " pass._");
      } else if (cue instanceof Cue.ShopTells tells) {
        blocks.add("_The shop's system: " + tells.state() + "._");
      } else if (cue instanceof Cue.AgentDecides decides) {
        blocks.add("_The colleague says " + (decides.approved() ? "yes" : "no") + "._");
      } else if (cue instanceof Cue.AgentGivesBack) {
        blocks.add("_The colleague gives the conversation back._");
      }
    }
    scene.events().forEach(this::event);
  }

  private void event(ConversationEvent event) {
    if (event instanceof CustomerSpoke spoke) {
      var photo = spoke.attachments().isEmpty() ? "" : " [photo]";
      blocks.add("> " + spoke.text().replace("\n", "\n> ") + photo);
    } else if (event instanceof OptionClicked click) {
      blocks.add("> [" + click.title() + "]");
    } else if (event instanceof ReplySent reply) {
      blocks.add(reply.text());
    } else if (event instanceof ProposalMade made) {
      blocks.add(made.text());
      blocks.add(options(made.proposal().options()));
    } else if (event instanceof RemedyRequested requested) {
      var remedy = requested.offer().remedy().code();
      blocks.add("_The shop is asked for: " + remedy + ", order " + requested.order() + "._");
    } else if (event instanceof SuggestionMade made) {
      made.moves().forEach(this::suggestion);
    } else if (event instanceof HandoffRequested handoff) {
      blocks.add("_A colleague takes over: " + handoff.reason() + "._");
    } else if (event instanceof NoteWritten note) {
      blocks.add("_On the order is noted: " + note.text() + "_");
    } else if (event instanceof ConversationClosed closed) {
      blocks.add("_Closed: " + closed.reason() + "._");
    }
  }

  private void suggestion(Move move) {
    var text = move instanceof ReplySent reply ? reply.text() : "";
    if (!text.isEmpty()) {
      blocks.add("_Suggested to the colleague: " + text + "_");
    }
  }

  private static String options(List<Option> options) {
    var rows = new ArrayList<String>();
    for (var option : options) {
      rows.add(option.number() + ". **" + option.title() + "** " + option.detail());
    }
    return String.join("\n", rows);
  }
}
