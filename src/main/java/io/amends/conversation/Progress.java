package io.amends.conversation;

import io.amends.commerce.Order;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.DecisionEvent.DeadlineCleared;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.FlowReopened;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.RemedyWatched;
import io.amends.dialog.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells each step of a remedy as the shop tells it, and nothing before (P13, P50): "it is refunded"
 * is said when the shop itself has said so.
 */
final class Progress {

  /** Name of the deadline at which the shop is asked how far its remedies are. */
  static final String DEADLINE = "progress";

  private Progress() {}

  /** From now on the shop is asked about it. */
  static void watch(Draft draft, OptionAccepted accepted, String order) {
    var found = draft.matter().order().filter(known -> known.number().equals(order));
    var items =
        found.map(known -> ItemsMeant.in(known, draft.matter())).orElse(List.of()).stream()
            .map(Order.Item::title)
            .toList();
    var watch =
        new Watch(
            accepted.proposal(),
            order,
            accepted.offer(),
            accepted.title(),
            items,
            Watch.REQUESTED,
            draft.now());
    draft.record(new RemedyWatched(watch));
    askLater(draft);
  }

  /** The shop is being asked; when it is asked again. */
  static void due(Draft draft) {
    var open = draft.state().watched().stream().filter(w -> !w.isGivenUp(draft.now())).toList();
    if (open.isEmpty()) {
      draft.record(new DeadlineCleared(DEADLINE));
    } else {
      askLater(draft);
    }
  }

  private static void askLater(Draft draft) {
    var patience =
        draft.state().watched().stream()
            .filter(watch -> !watch.isGivenUp(draft.now()))
            .map(watch -> watch.patience(draft.now()))
            .min(Duration::compareTo);
    patience.ifPresent(p -> draft.record(new DeadlineSet(DEADLINE, draft.now().plus(p))));
  }

  /**
   * What the customer is told of news.
   *
   * @param before the watch before the news; empty: nobody watches it any more
   */
  static void told(Draft draft, Optional<Watch> before, RemedyProgressed progressed) {
    if (before.isEmpty() || !before.get().isNews(progressed.state())) {
      return;
    }
    draft.by("progress");
    var watch = before.get();
    draft.telling(watch);
    var state = progressed.state();
    if (draft.state().watched().isEmpty()) {
      draft.record(new DeadlineCleared(DEADLINE));
    }
    var script =
        state.equals(Watch.DONE)
            ? "remedies/" + watch.offer().remedy().code() + "-done"
            : "remedies/state-" + state;
    draft.say(script, values(draft, watch));
    draft.reply(draft.matter().stage(), draft.matter().question());
    Promises.progressed(draft, watch.id(), state, draft.state().desk().assistantSpeaks());
    if (state.equals(Watch.REFUSED)) {
      CarryingOut.release(draft, watch.order(), watch.id());
      reopen(draft, watch);
      draft.handOff("remedy-refused");
    }
  }

  /** Nobody is told any more that it is under way; what else can be done is open again. */
  private static void reopen(Draft draft, Watch watch) {
    var accepted = draft.matter().accepted();
    var isOpen = draft.matter().stage() == Stage.FOLLOW_UP;
    if (isOpen && accepted != null && accepted.proposal().equals(watch.id())) {
      draft.record(new FlowReopened());
    }
  }

  private static Map<String, String> values(Draft draft, Watch watch) {
    var values = new HashMap<>(Placeholders.of(watch.offer(), draft.localText()));
    values.put("order", watch.order());
    values.put("option", watch.title());
    values.put("item", draft.localText().list(watch.items()));
    return values;
  }
}
