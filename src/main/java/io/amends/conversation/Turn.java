package io.amends.conversation;

import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a customer said since the assistant last listened, united: a burst is understood message by
 * message and answered as one; the later entity wins. Each rule asks it many things, so it answers
 * without streams: they were a third of what a message allocates.
 */
record Turn(
    List<Utterance> utterances,
    List<Label> issues,
    List<Label> requests,
    Set<String> acts,
    List<Label> risks,
    List<Entity> entities,
    int emotion,
    List<Understanding> understandings) {

  /** How sure a complaint word alone is of its issue. */
  private static final double WORD = 0.5;

  static Turn of(List<Utterance> utterances, TurnTaken taken) {
    if (taken.heard().size() == 1) {
      return of(utterances, taken.heard().get(0).understanding());
    }
    var understandings = new ArrayList<Understanding>(taken.heard().size());
    var emotion = 0;
    var issues = new ArrayList<Label>();
    var requests = new ArrayList<Label>();
    var acts = new LinkedHashSet<String>();
    var risks = new ArrayList<Label>();
    var entities = new ArrayList<Entity>();
    for (var heard : taken.heard()) {
      var understanding = heard.understanding();
      understandings.add(understanding);
      emotion = Math.max(emotion, understanding.emotion());
      issues.addAll(understanding.issues());
      requests.addAll(understanding.requests());
      understanding.acts().forEach(act -> acts.add(act.code()));
      risks.addAll(understanding.risks());
      entities.addAll(understanding.entities());
    }
    return new Turn(
        List.copyOf(utterances),
        united(issues),
        united(requests),
        acts,
        united(risks),
        entities,
        emotion,
        understandings);
  }

  /** One message, as most turns are. */
  private static Turn of(List<Utterance> utterances, Understanding heard) {
    var acts = new LinkedHashSet<String>(2 * heard.acts().size());
    for (var act : heard.acts()) {
      acts.add(act.code());
    }
    return new Turn(
        List.copyOf(utterances),
        united(heard.issues()),
        united(heard.requests()),
        acts,
        united(heard.risks()),
        heard.entities(),
        heard.emotion(),
        List.of(heard));
  }

  /** With what complaint words speak of: more than a guess, too little to leave a flow for. */
  Turn with(List<Keyword> words) {
    var gravest = Comparator.comparingInt(Keyword::severity).reversed();
    var all = words.stream().sorted(gravest).map(word -> new Label(word.issue(), WORD));
    var counted = united(Stream.concat(all, issues.stream()).toList());
    return new Turn(utterances, counted, requests, acts, risks, entities, emotion, understandings);
  }

  /** The same without an issue that was heard in it and not meant. */
  Turn without(String issue) {
    var others = issues.stream().filter(label -> !label.code().equals(issue)).toList();
    return new Turn(utterances, others, requests, acts, risks, entities, emotion, understandings);
  }

  /** Complaint words that are neither denied nor quoted. */
  Stream<Keyword> keywords() {
    return understandings.stream()
        .flatMap(understanding -> understanding.keywords().stream())
        .filter(word -> !word.negated());
  }

  /** Each code once, with its highest confidence, best first. */
  private static List<Label> united(List<Label> labels) {
    if (labels.size() < 2) {
      return labels;
    }
    var best = new LinkedHashMap<String, Label>();
    for (var label : labels) {
      best.merge(label.code(), label, (a, b) -> a.confidence() >= b.confidence() ? a : b);
    }
    return best.values().stream()
        .sorted(Comparator.comparingDouble(Label::confidence).reversed())
        .toList();
  }

  boolean does(String act) {
    return acts.contains(act);
  }

  /** Whether a risk is there at least this surely, 0 to 1. */
  boolean risks(String code, double surely) {
    for (var risk : risks) {
      if (risk.code().equals(code) && risk.confidence() >= surely) {
        return true;
      }
    }
    return false;
  }

  boolean requests(String code) {
    return request(code).isPresent();
  }

  Optional<Label> request(String code) {
    for (var label : requests) {
      if (label.code().equals(code)) {
        return Optional.of(label);
      }
    }
    return Optional.empty();
  }

  Optional<Label> issue() {
    return issues.isEmpty() ? Optional.empty() : Optional.of(issues.get(0));
  }

  Optional<Entity> entity(String type) {
    for (var i = entities.size() - 1; i >= 0; i--) {
      if (entities.get(i).type().equals(type)) {
        return Optional.of(entities.get(i));
      }
    }
    return Optional.empty();
  }

  /** The option that was clicked, newest first; empty when the customer used words. */
  Optional<Utterance> click() {
    for (var i = utterances.size() - 1; i >= 0; i--) {
      if (utterances.get(i).isChoice()) {
        return Optional.of(utterances.get(i));
      }
    }
    return Optional.empty();
  }

  boolean hasAttachment() {
    for (var utterance : utterances) {
      if (!utterance.attachments().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Why the goods matter to the customer, where it was told. */
  Optional<String> occasion() {
    return topic(Topic.OCCASION);
  }

  /** What was said that is not about the goods. */
  Optional<String> aside() {
    return topic(Topic.ASIDE);
  }

  /** Whether the answer is that there is none: not known, or not made up one's mind. */
  boolean isUnsure() {
    return topic(Topic.ANSWER).filter(Topic.UNSURE::equals).isPresent();
  }

  /** Whether the answer to options is a question: that chooses none of them. */
  boolean answersByAsking() {
    return topic(Topic.ANSWER).filter(Topic.ASKS::equals).isPresent();
  }

  /** Whether nothing is wrong, wanted or named in it. */
  boolean tellsNothingElse() {
    return issues.isEmpty() && requests.isEmpty() && entities.isEmpty() && !hasAttachment();
  }

  private Optional<String> topic(String group) {
    for (var understanding : understandings) {
      var topic = understanding.topic(group);
      if (topic.isPresent()) {
        return topic;
      }
    }
    return Optional.empty();
  }

  /** All that was written, message after message. */
  String text() {
    return utterances.size() == 1
        ? utterances.get(0).text()
        : utterances.stream().map(Utterance::text).collect(Collectors.joining(" "));
  }

  /** Whether words enough to be of a language were said. */
  boolean isTold() {
    return understandings.stream().anyMatch(u -> !u.language().equals("und"));
  }
}
