package io.amends.fault;

import io.amends.server.Api;
import io.amends.server.Customer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds what a client was told against what is kept (RELIABILITY §3, I1 to I6). */
final class Invariants {

  private static final Set<String> HANDED_OVER = Set.of("HandoffRequested", "AgentTook");

  private final Api api;
  private final Set<String> remedies = new HashSet<>();
  private int entries;
  private int answered;
  private int withPeople;

  Invariants(Api api) {
    this.api = api;
  }

  /** The ids of all remedies that were decided on. */
  Set<String> remedies() {
    return remedies;
  }

  void check(Talk talk) {
    if (talk.sent().isEmpty()) {
      return;
    }
    var transcript = api.transcript(talk.conversation());
    var events = api.events(talk.conversation());
    entries += transcript.size();
    nothingIsLostOrDoubled(talk, transcript);
    numbersHaveNoGaps(talk, transcript);
    whatWasSeenIsWhatIsKept(talk, transcript);
    everyEntryIsAnsweredOnce(talk, transcript, events);
    nobodySpeaksForAPerson(talk, events);
    remediesAreDecidedOnce(talk, events);
    if (!api.replay(talk.conversation()).path("equal").asBoolean()) {
      talk.wrong("I5 replay differs: " + api.replay(talk.conversation()));
    }
  }

  private static void nothingIsLostOrDoubled(Talk talk, List<JsonNode> transcript) {
    var seqs = new HashMap<String, Long>();
    for (var entry : transcript) {
      if (Customer.isReply(entry)) {
        continue;
      }
      var id = entry.path("id").asString();
      var before = seqs.put(id, entry.path("seq").asLong());
      if (before != null) {
        talk.wrong("I2 " + id + " is there twice: " + before + " and " + entry.path("seq"));
      }
      if (!talk.sent().containsKey(id)) {
        talk.wrong("I4 nobody sent " + entry);
      }
    }
    for (var acked : talk.acked().entrySet()) {
      var kept = seqs.get(acked.getKey());
      if (kept == null) {
        talk.wrong("I1 " + acked.getKey() + " was acked as " + acked.getValue() + " and is lost");
      } else if (!kept.equals(acked.getValue())) {
        talk.wrong("I1 " + acked + " is kept as " + kept);
      }
    }
  }

  private static void numbersHaveNoGaps(Talk talk, List<JsonNode> transcript) {
    for (var n = 0; n < transcript.size(); n++) {
      var seq = transcript.get(n).path("seq").asLong();
      if (seq != n + 1) {
        talk.wrong("I3 entry " + (n + 1) + " has the seq " + seq);
      }
    }
  }

  private static void whatWasSeenIsWhatIsKept(Talk talk, List<JsonNode> transcript) {
    for (var seen : talk.frames().entrySet()) {
      var kept =
          seen.getKey() <= transcript.size() ? transcript.get((int) (seen.getKey() - 1)) : null;
      if (!seen.getValue().equals(kept)) {
        talk.wrong("I4 was told " + seen.getValue() + " and kept is " + kept);
      }
    }
  }

  private void everyEntryIsAnsweredOnce(
      Talk talk, List<JsonNode> transcript, List<JsonNode> events) {
    Map<Long, Long> answers = new HashMap<>();
    for (var entry : transcript) {
      for (var answeredSeq : Customer.answers(entry)) {
        var before = answers.put(answeredSeq, entry.path("seq").asLong());
        if (before != null) {
          talk.wrong(
              "I2 " + answeredSeq + " is answered by " + before + " and " + entry.path("seq"));
        }
        if (answeredSeq >= entry.path("seq").asLong()) {
          talk.wrong("I3 " + entry + " answers what came later");
        }
      }
    }
    var isWithPeople = events.stream().anyMatch(event -> HANDED_OVER.contains(type(event)));
    for (var entry : transcript) {
      if (!Customer.isReply(entry)) {
        var seq = entry.path("seq").asLong();
        if (answers.containsKey(seq)) {
          answered++;
        } else if (isWithPeople) {
          withPeople++;
        } else {
          talk.wrong("I2 nobody answers " + entry);
        }
      }
    }
  }

  private static void nobodySpeaksForAPerson(Talk talk, List<JsonNode> events) {
    var isHandedOver = false;
    for (var event : events) {
      var type = type(event);
      if (isHandedOver && (type.equals("ReplySent") || type.equals("ProposalMade"))) {
        talk.wrong("I6 the assistant speaks after it handed over: " + event);
      }
      isHandedOver |= HANDED_OVER.contains(type);
    }
  }

  private void remediesAreDecidedOnce(Talk talk, List<JsonNode> events) {
    for (var event : events) {
      if (type(event).equals("RemedyRequested")
          && !remedies.add(event.path("event").path("id").asString())) {
        talk.wrong("I2 a remedy is requested twice: " + event);
      }
    }
  }

  private static String type(JsonNode event) {
    return event.path("type").asString("");
  }

  @Override
  public String toString() {
    return entries
        + " entries, "
        + answered
        + " of customers answered, "
        + withPeople
        + " left to people, "
        + remedies.size()
        + " remedies";
  }
}
