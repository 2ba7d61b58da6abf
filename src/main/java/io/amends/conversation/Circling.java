package io.amends.conversation;

import io.amends.language.Entity;
import java.util.Set;

/**
 * Rule for a customer who says the same again while two options are on the table (P15): brought
 * back by a question, then by a limit, then by a person. What is said anew, asked or wished for is
 * another rule's.
 */
final class Circling {

  private static final String QUESTION = "repair/redirect";
  private static final String LIMIT = "repair/redirect-limit";

  private static final Set<String> OF_THE_GOODS =
      Set.of(Entity.PRODUCT, Entity.SKU, Entity.QUANTITY);

  private Circling() {}

  static boolean redirect(Draft draft, Turn turn) {
    var pair =
        draft
            .matter()
            .openProposal()
            .filter(p -> p.canBeChosenAt(draft.now()) && p.options().size() == 2);
    if (pair.isEmpty()) {
      return false;
    }
    var code = draft.matter().code();
    var other = turn.issues().stream().anyMatch(issue -> !issue.code().equals(code));
    var same =
        turn.issues().stream().anyMatch(issue -> issue.code().equals(code))
            || turn.does("complain")
            || turn.requests("explanation");
    if (other || !same || tellsNews(draft, turn)) {
      return false;
    }
    draft.by("circling");
    var talk = draft.state().talk();
    if (talk.timesSaid(LIMIT) > 0) {
      draft.say("repair/hand-off-limit").reply(draft.matter().stage(), "");
      draft.handOff("circling");
      return true;
    }
    var script = talk.timesSaid(QUESTION) > 0 ? LIMIT : QUESTION;
    draft.say(script, Offering.titles(pair.get())).reply(draft.matter().stage(), "");
    return true;
  }

  /** The goods and the order that are spoken of anyway are no news. */
  private static boolean tellsNews(Draft draft, Turn turn) {
    var order = draft.matter().slot(Matter.ORDER);
    return turn.entities().stream()
        .filter(entity -> !OF_THE_GOODS.contains(entity.type()))
        .anyMatch(
            entity ->
                !entity.type().equals(Entity.ORDER_NUMBER)
                    || order.filter(entity.value()::equals).isEmpty());
  }
}
