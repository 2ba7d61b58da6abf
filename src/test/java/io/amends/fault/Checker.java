package io.amends.fault;

import static io.amends.fault.Invariant.I1;
import static io.amends.fault.Invariant.I2;
import static io.amends.fault.Invariant.I3;
import static io.amends.fault.Invariant.I4;
import static io.amends.fault.Invariant.I5;
import static io.amends.fault.Invariant.I6;
import static io.amends.fault.Invariant.I7;
import static io.amends.fault.Invariant.I9;

import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationId;
import io.amends.conversation.RecordedEvent;
import io.amends.server.Customer;
import io.amends.store.JsonEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds what clients were told against what is kept (RELIABILITY §3, all but I8, which is measured
 * rather than told). Every fault test ends here. Used by one thread.
 */
final class Checker {

  private static final Set<String> HANDED_OVER = Set.of("HandoffRequested", "AgentTook");
  private static final JsonEventCodec CODEC = new JsonEventCodec();

  /** Every order is one customer's alone, so its number gives away whose words these are. */
  private static final Pattern ORDER = Pattern.compile("(?<![0-9])2026[0-9]{12}(?![0-9])");

  private final Outages outages;
  private final Duration lateAtMost;
  private final Set<String> remedies;
  private final List<Breach> breaches = new ArrayList<>();
  private int conversations;
  private int entries;
  private int answered;
  private int withPeople;
  private int deadlines;
  private int decided;

  /**
   * @param remedies that were decided on before; those that are found are added
   * @param outages while something is broken no deadline can pass
   * @param lateAtMost how late a deadline may pass, outages apart
   */
  Checker(Set<String> remedies, Outages outages, Duration lateAtMost) {
    this.remedies = remedies;
    this.outages = outages;
    this.lateAtMost = lateAtMost;
  }

  /** What did not hold until now. */
  List<Breach> breaches() {
    return List.copyOf(breaches);
  }

  /** Checks one conversation, {@code now} being the time at which it was read. */
  void check(History history, Instant now) {
    conversations++;
    entries += history.transcript().size();
    nothingIsLostOrDoubled(history);
    numbersHaveNoGaps(history);
    whatWasSeenIsWhatIsKept(history);
    everyEntryIsAnsweredOnce(history);
    nobodySpeaksForAPerson(history);
    remediesAreDecidedOnce(history);
    stateFollowsFromEvents(history, now);
    nothingOfOthersIsSeen(history);
  }

  /**
   * What came to the shop: each remedy under one key and with one content, and no other.
   *
   * @param again the keys of what was posted although the shop had it, and would have told so
   */
  void checkRemedies(Map<String, Set<String>> posted, Set<String> again) {
    if (!again.isEmpty()) {
      wrong(I2, "shop", "was asked once more for what it had: " + again);
    }
    var unknown = new TreeSet<>(posted.keySet());
    unknown.removeAll(remedies);
    if (!unknown.isEmpty()) {
      wrong(I2, "shop", "was asked for what nobody decided: " + unknown);
    }
    var missing = new TreeSet<>(remedies);
    missing.removeAll(posted.keySet());
    if (!missing.isEmpty()) {
      wrong(I1, "shop", "was never asked for " + missing);
    }
    posted.forEach(
        (key, bodies) -> {
          if (bodies.size() > 1) {
            wrong(I2, "shop", key + " came with several contents: " + bodies);
          }
        });
  }

  private void nothingIsLostOrDoubled(History history) {
    var seqs = new HashMap<String, Long>();
    for (var entry : history.transcript()) {
      if (Customer.isReply(entry)) {
        continue;
      }
      var id = entry.path("id").asString();
      var before = seqs.put(id, entry.path("seq").asLong());
      if (before != null) {
        wrong(I2, history, id + " is there twice: " + before + " and " + entry.path("seq"));
      }
      if (!history.sent().containsKey(id)) {
        wrong(I4, history, "nobody sent " + entry);
      }
    }
    for (var acked : history.acked().entrySet()) {
      var kept = seqs.get(acked.getKey());
      if (kept == null) {
        wrong(I1, history, acked.getKey() + " was acked as " + acked.getValue() + " and is lost");
      } else if (acked.getValue() != Talk.ANYWHERE && !kept.equals(acked.getValue())) {
        wrong(I1, history, acked + " is kept as " + kept);
      }
    }
  }

  private void numbersHaveNoGaps(History history) {
    for (var n = 0; n < history.transcript().size(); n++) {
      var seq = history.transcript().get(n).path("seq").asLong();
      if (seq != n + 1) {
        wrong(I3, history, "entry " + (n + 1) + " has the seq " + seq);
      }
    }
    for (var n = 0; n < history.events().size(); n++) {
      var version = history.events().get(n).path("version").asLong();
      if (version != n + 1) {
        wrong(I3, history, "event " + (n + 1) + " has the version " + version);
      }
    }
  }

  private void whatWasSeenIsWhatIsKept(History history) {
    var kept = new HashMap<Long, JsonNode>();
    history.transcript().forEach(entry -> kept.put(entry.path("seq").asLong(), entry));
    history
        .frames()
        .forEach(
            (seq, seen) -> {
              if (!seen.equals(kept.get(seq))) {
                wrong(I4, history, "was told " + seen + " and kept is " + kept.get(seq));
              }
            });
  }

  private void everyEntryIsAnsweredOnce(History history) {
    Map<Long, Long> answers = new HashMap<>();
    for (var entry : history.transcript()) {
      var seq = entry.path("seq").asLong();
      for (var answeredSeq : Customer.answers(entry)) {
        var before = answers.put(answeredSeq, seq);
        if (before != null) {
          wrong(I2, history, answeredSeq + " is answered by " + before + " and " + seq);
        }
        if (answeredSeq >= seq) {
          wrong(I3, history, entry + " answers what came later");
        }
      }
    }
    var isWithPeople =
        history.events().stream().anyMatch(event -> HANDED_OVER.contains(type(event)));
    for (var entry : history.transcript()) {
      if (!Customer.isReply(entry)) {
        var seq = entry.path("seq").asLong();
        if (answers.containsKey(seq)) {
          answered++;
        } else if (isWithPeople) {
          withPeople++;
        } else {
          wrong(I2, history, "nobody answers " + entry);
        }
      }
    }
  }

  private void nobodySpeaksForAPerson(History history) {
    var isHandedOver = false;
    for (var event : history.events()) {
      var type = type(event);
      if (isHandedOver && (type.equals("ReplySent") || type.equals("ProposalMade"))) {
        wrong(I6, history, "the assistant speaks after it handed over: " + event);
      }
      isHandedOver |= HANDED_OVER.contains(type);
    }
  }

  private void remediesAreDecidedOnce(History history) {
    for (var event : history.events()) {
      if (type(event).equals("RemedyRequested")) {
        decided++;
        if (!remedies.add(event.path("event").path("id").asString())) {
          wrong(I2, history, "a remedy is requested twice: " + event);
        }
      }
    }
  }

  private void stateFollowsFromEvents(History history, Instant now) {
    if (!history.replays()) {
      wrong(I5, history, "its decisions made again are others");
    }
    var state = Conversation.unopened(new ConversationId(history.conversation()));
    for (var event : history.events()) {
      var recorded = CODEC.readEvent(event.toString().getBytes(StandardCharsets.UTF_8));
      passesItsDeadline(history, state, recorded);
      state = recorded.event().applyTo(state);
    }
    for (var told : history.states()) {
      if (!told.equals(history.states().get(0))) {
        wrong(I5, history, "one node tells " + history.states().get(0) + ", another " + told);
      }
      if (!told.path("stage").asString().equals(state.stage().code())
          || !told.path("mode").asString().equals(state.desk().mode().code())) {
        wrong(I5, history, "its events lead to " + state.stage() + ", and told is " + told);
      }
    }
    state
        .deadlines()
        .forEach(
            (name, due) -> {
              if (outages.sound(due, now).compareTo(lateAtMost) > 0) {
                wrong(I7, history, name + " was due at " + due + " and has not passed at " + now);
              }
            });
  }

  private void passesItsDeadline(History history, Conversation before, RecordedEvent recorded) {
    if (!(recorded.event() instanceof DeadlinePassed passed)) {
      return;
    }
    deadlines++;
    var due = before.deadlines().get(passed.deadline());
    var what = passed.deadline() + " passed at " + recorded.at() + " (" + recorded.version() + ")";
    if (due == null) {
      wrong(I7, history, what + " and was not set, or had passed before");
    } else if (recorded.at().isBefore(due)) {
      wrong(I7, history, what + ", before its time " + due);
    } else if (outages.sound(due, recorded.at()).compareTo(lateAtMost) > 0) {
      wrong(I7, history, what + ", too long after its time " + due);
    }
  }

  private void nothingOfOthersIsSeen(History history) {
    var own = new HashSet<String>();
    history.sent().values().forEach(frame -> own.addAll(orders(frame)));
    var seen = new TreeSet<String>();
    history.frames().values().forEach(frame -> seen.addAll(orders(frame)));
    history.transcript().forEach(entry -> seen.addAll(orders(entry)));
    seen.removeAll(own);
    if (!seen.isEmpty()) {
      wrong(I9, history, "was told of orders of others: " + seen);
    }
  }

  private static Set<String> orders(JsonNode frame) {
    var found = new HashSet<String>();
    var matcher = ORDER.matcher(frame.path("text").asString(""));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private void wrong(Invariant invariant, History history, String what) {
    wrong(invariant, history.name() + " " + history.conversation(), what);
  }

  private void wrong(Invariant invariant, String who, String what) {
    breaches.add(new Breach(invariant, who, what));
  }

  private static String type(JsonNode event) {
    return event.path("type").asString("");
  }

  @Override
  public String toString() {
    return conversations
        + " conversations, "
        + entries
        + " entries, "
        + answered
        + " of customers answered, "
        + withPeople
        + " left to people, "
        + deadlines
        + " deadlines passed, "
        + decided
        + " remedies";
  }
}
