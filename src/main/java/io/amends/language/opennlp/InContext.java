package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Pending;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import io.amends.language.opennlp.ContextWords.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads an understanding again in the light of what was just asked. Pure: words decide, the model's
 * labels are kept where words say nothing.
 */
final class InContext {

  private static final double CERTAIN = 0.98;
  private static final String AFFIRM = "affirm";
  private static final String DENY = "deny";
  private static final String INFORM = "inform";
  private static final String COUNTER = "counter-offer";
  private static final Set<String> CHOICES =
      Set.of("choose-first", "choose-second", "choose-either");
  private static final int SHORT = 40;
  private static final int FEW = 6;

  private final ContextWords words;
  private final Lexicon lexicon;
  private final EntityFinder entities;

  InContext(ContextWords words, Lexicon lexicon, EntityFinder entities) {
    this.words = words;
    this.lexicon = lexicon;
    this.entities = entities;
  }

  Understanding read(Understanding alone, Folded text, Pending pending) {
    if (pending instanceof Pending.Options options && options.titles().size() == 2) {
      return afterOptions(alone, text, options);
    }
    if (pending instanceof Pending.Question question) {
      return afterQuestion(without(alone, CHOICES), text, question);
    }
    return !chooses(alone) || isExplicit(text) ? alone : without(alone, CHOICES);
  }

  /** Asked of every message: no stream for that. */
  private static boolean chooses(Understanding alone) {
    for (var act : alone.acts()) {
      if (CHOICES.contains(act.code())) {
        return true;
      }
    }
    return false;
  }

  private Understanding afterOptions(Understanding alone, Folded text, Pending.Options options) {
    return afterOptions(summed(alone, text), text, options, alone.entities().isEmpty());
  }

  private Understanding afterOptions(
      Understanding alone, Folded text, Pending.Options options, boolean isBare) {
    var titles = new Titles(options.titles(), words, lexicon.folding());
    var answer = OptionAnswer.of(text, titles, words, complains(alone));
    var choice = answer.choice();
    var named = Amounts.in(alone, options.titles(), lexicon, entities);
    if (named.choice() != OptionAnswer.Choice.NONE) {
      var title = named.choice() == OptionAnswer.Choice.FIRST ? 0 : 1;
      if (titles.names(title, "coupon") && asksMoney(text, isBare)) {
        // As much as the coupon's face, and in money: that is on the table as neither.
        named = new Amounts(OptionAnswer.Choice.NONE, true);
        choice = OptionAnswer.Choice.NONE;
      }
    }
    if (choice == OptionAnswer.Choice.NONE && !answer.isGuarded() && text.length() <= SHORT) {
      choice = named.choice();
    }
    if (choice != OptionAnswer.Choice.NONE) {
      return with(
          without(without(alone, CHOICES), Set.of(DENY, COUNTER)),
          "choose-" + choice.name().toLowerCase(Locale.ROOT));
    }
    var guess =
        text.length() <= SHORT
            && !answer.isGuarded()
            && answer.otherRemedies().isEmpty()
            && !complains(alone)
            && !BareNumber.hasDigit(text);
    var result = guess && !answer.affirms() ? alone : without(alone, CHOICES);
    if (answer.denies()) {
      result = with(without(result, Set.of(AFFIRM)), DENY);
      result = refuse(result, answer);
      if (answer.otherRemedies().isEmpty() && !named.isOther() && text.length() <= SHORT) {
        // A bare no offers nothing in its place, whatever the model makes of it.
        result = without(result, Set.of(COUNTER));
      }
    } else if (answer.affirms()) {
      result = with(without(result, Set.of(DENY)), AFFIRM);
    }
    result = counterOffer(result, answer.otherRemedies());
    if (named.isOther()) {
      result =
          with(without(result, answer.denies() ? Set.of(AFFIRM) : Set.of(AFFIRM, DENY)), COUNTER);
    }
    if (isUnsure(text)) {
      return unsure(result);
    }
    return answer.asks() ? answering(result, Topic.ASKS) : result;
  }

  /** With a number as the sum that it is where a sum may be named. */
  private Understanding summed(Understanding alone, Folded text) {
    if (text.length() > SHORT) {
      return alone;
    }
    return BareSum.in(text, Clause.of(text, words), alone)
        .map(sum -> Labels.withEntities(alone, List.of(sum)))
        .orElse(alone);
  }

  /** Money and no coupon is spoken of, or nothing but a sum. */
  private boolean asksMoney(Folded text, boolean isBare) {
    var isMoney = isBare;
    for (var word : words.in(text)) {
      if (word.remedies().contains("coupon")) {
        return false;
      }
      isMoney |= word.kinds().contains(Kind.MONEY);
    }
    return isMoney;
  }

  private static boolean complains(Understanding alone) {
    return !alone.issues().isEmpty()
        || alone.keywords().stream().anyMatch(keyword -> !keyword.negated());
  }

  /** What is refused by name is not asked for, and nothing else is offered in its place. */
  private Understanding refuse(Understanding before, OptionAnswer answer) {
    var refused = answer.refusedRemedies().stream().map(words::request).toList();
    if (refused.isEmpty()) {
      return before;
    }
    var requests =
        before.requests().stream().filter(each -> !refused.contains(each.code())).toList();
    var result = Labels.withRequests(before, requests);
    return requests.isEmpty() ? without(result, Set.of(COUNTER)) : result;
  }

  private Understanding counterOffer(Understanding before, Set<String> remedies) {
    var result = before;
    for (var remedy : remedies) {
      var request = words.request(remedy);
      if (!request.isEmpty()) {
        result = with(result, COUNTER);
        if (!result.hasRequest(request)) {
          var requests = new ArrayList<Label>(List.of(new Label(request, CERTAIN)));
          requests.addAll(result.requests());
          requests.sort(Comparator.comparingDouble(Label::confidence).reversed());
          result = Labels.withRequests(result, requests);
        }
      }
    }
    return result;
  }

  private Understanding afterQuestion(Understanding alone, Folded text, Pending.Question question) {
    var result = alone;
    var clauses = Clause.of(text, words);
    if (!clauses.isEmpty() && !clauses.get(0).asked()) {
      var first = clauses.get(0);
      if (clauseSays(first, Kind.NO, text)) {
        result = with(without(result, Set.of(AFFIRM)), DENY);
      } else if (clauseSays(first, Kind.YES, text)) {
        result = with(without(result, Set.of(DENY)), AFFIRM);
      }
    }
    if (isUnsure(clauses, text)) {
      result = unsure(result);
    }
    if (question.slot().equals("order")) {
      result = withOrderNumber(result, text);
    } else if (question.slot().equals("wish")) {
      var summed = summed(result, text);
      result = summed == result ? result : with(without(summed, Set.of(AFFIRM, DENY)), COUNTER);
    }
    return result;
  }

  /**
   * Whether a part of the answer says nothing but that the customer does not know. "No, not sure"
   * is no plain no, and "I don't know which shirt you mean" tells more.
   */
  private boolean isUnsure(Folded text) {
    return isUnsure(Clause.of(text, words), text);
  }

  private static boolean isUnsure(List<Clause> clauses, Folded text) {
    for (var clause : clauses) {
      if (clause.has(Kind.UNSURE)
          && clause.unknown(text) == 0
          && clause.found().stream().allMatch(InContext::isOfDoubt)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfDoubt(ContextWords.Found word) {
    return word.kinds().contains(Kind.UNSURE)
        || word.kinds().contains(Kind.FILLER)
        || word.kinds().contains(Kind.QUESTION)
        || word.kinds().contains(Kind.PICK);
  }

  private static Understanding unsure(Understanding before) {
    return answering(without(before, Set.of(AFFIRM, DENY, COUNTER)), Topic.UNSURE);
  }

  private static Understanding answering(Understanding before, String code) {
    var topics = new ArrayList<>(before.topics());
    topics.add(new Topic(Topic.ANSWER, code));
    return Labels.withTopics(before, topics);
  }

  /** Whether the clause starts with a word of the kind and holds nothing that is not known. */
  private static boolean clauseSays(Clause clause, Kind kind, Folded text) {
    if (clause.found().isEmpty() || clause.unknown(text) > 0 || clause.has(Kind.QUESTION)) {
      return false;
    }
    for (var word : clause.found()) {
      if (word.kinds().contains(kind)) {
        return true;
      }
      if (!word.kinds().contains(Kind.FILLER)) {
        return false;
      }
    }
    return false;
  }

  /** A bare number is the order's when the order was asked for, whatever else it could be. */
  private static Understanding withOrderNumber(Understanding before, Folded text) {
    if (before.entity(Entity.ORDER_NUMBER).isPresent()) {
      return before;
    }
    var number = BareNumber.in(text);
    if (number.isEmpty() || isPartOfMore(before, number.get(), text)) {
      return before;
    }
    var entities = new ArrayList<Entity>();
    for (var entity : before.entities()) {
      if (!Spans.overlap(entity, number.get())) {
        entities.add(entity);
      }
    }
    entities.add(number.get());
    var result = Labels.withEntities(before, entities);
    return with(result, INFORM);
  }

  /** A phone number among other words, an address say, is no order's number. */
  private static boolean isPartOfMore(Understanding before, Entity number, Folded text) {
    var phone =
        before.entities().stream()
            .anyMatch(e -> e.type().equals(Entity.PHONE) && Spans.overlap(e, number));
    return phone && text.length() > number.end() - number.start() + FEW;
  }

  private boolean isExplicit(Folded text) {
    return text.length() <= SHORT
        && Clause.of(text, words).stream()
            .anyMatch(
                clause ->
                    clause.has(Kind.PICK)
                        && (clause.has(Kind.FIRST) || clause.has(Kind.SECOND))
                        && !clause.has(Kind.NOT));
  }

  private static Understanding without(Understanding before, Set<String> acts) {
    for (var act : before.acts()) {
      if (acts.contains(act.code())) {
        return Labels.withActs(
            before, before.acts().stream().filter(each -> !acts.contains(each.code())).toList());
      }
    }
    return before;
  }

  private static Understanding with(Understanding before, String act) {
    var acts = new ArrayList<Label>(List.of(new Label(act, CERTAIN)));
    before.acts().stream().filter(each -> !each.code().equals(act)).forEach(acts::add);
    return Labels.withActs(before, acts);
  }
}
