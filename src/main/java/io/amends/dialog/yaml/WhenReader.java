package io.amends.dialog.yaml;

import io.amends.dialog.Condition;
import io.amends.dialog.Vocabulary;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a case demands of facts and slots, in plain words. */
final class WhenReader {

  private static final String SLOT = "slot.";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Pattern BOUND = Pattern.compile("at (least|most) (.*)");

  private static final int ANGRIEST = 4;

  private final Findings.InFile findings;

  WhenReader(Findings.InFile findings) {
    this.findings = findings;
  }

  FlowDraft.When read(Yaml yaml) {
    var conditions = new LinkedHashMap<String, Condition>();
    var lines = new LinkedHashMap<String, Integer>();
    if (!(yaml instanceof Yaml.Entries entries) || entries.all().isEmpty()) {
      findings.add(yaml.line(), "\"when\" names no fact", "Write for example { delivered: yes }.");
      return FlowDraft.When.always();
    }
    for (Map.Entry<String, Yaml.Entry> entry : entries.all().entrySet()) {
      var fact = new Word(entry.getKey(), entry.getValue().line());
      if (isKnown(fact)) {
        conditions.put(fact.text(), condition(fact, words(fact, entry.getValue().value())));
        lines.put(fact.text(), fact.line());
      }
    }
    return new FlowDraft.When(conditions, lines);
  }

  private boolean isKnown(Word fact) {
    if (fact.text().startsWith(SLOT)) {
      return true; // whether anything fills it is checked where the whole file is seen
    }
    var known = new TreeSet<>(Vocabulary.FACTS.keySet());
    known.addAll(Vocabulary.TALK.keySet());
    known.add(Vocabulary.SUBJECT);
    if (!known.contains(fact.text())) {
      findings.add(
          fact.line(),
          "fact \"" + fact.text() + "\" is not known",
          Spelling.remedy(fact.text(), known));
    }
    return known.contains(fact.text());
  }

  /** The words that a fact takes; none: a number; {@code null}: whatever there is. */
  private static @Nullable Set<String> wordsOf(Word fact) {
    var words = Vocabulary.FACTS.get(fact.text());
    return words != null ? words : Vocabulary.TALK.get(fact.text());
  }

  private List<Word> words(Word fact, Yaml value) {
    var rows = value instanceof Yaml.Rows list ? list.rows() : List.of(value);
    var words = new ArrayList<Word>();
    for (var row : rows) {
      if (row instanceof Yaml.Text text && !text.value().isBlank()) {
        words.add(new Word(text.value().strip(), text.line()));
      }
    }
    if (words.size() != rows.size() || words.isEmpty()) {
      findings.add(
          value.line(),
          fact.quoted() + " is compared with nothing",
          "Write a word, [one, two], known, missing, at least N or at most N.");
    }
    return words;
  }

  private Condition condition(Word fact, List<Word> words) {
    if (words.size() == 1) {
      var word = words.get(0);
      var bound = BOUND.matcher(word.text());
      if (word.text().equals("known")) {
        return new Condition.Known();
      }
      if (word.text().equals("missing")) {
        return new Condition.Missing();
      }
      if (bound.matches()) {
        return bound(fact, word, bound.group(1), bound.group(2));
      }
    }
    var texts = new LinkedHashSet<String>();
    for (var word : words) {
      checkWord(fact, word);
      texts.add(word.text());
    }
    return new Condition.AnyOf(texts);
  }

  private Condition bound(Word fact, Word word, String direction, String number) {
    if (!isNumber(fact)) {
      findings.add(
          word.line(), fact.quoted() + " is no number", "Compare it with words, not with a bound.");
      return new Condition.Known();
    }
    if (!NUMBER.matcher(number).matches()) {
      findings.add(
          word.line(), "\"" + number + "\" is no whole number", "Write at " + direction + " 3.");
      return new Condition.Known();
    }
    if (fact.text().equals("mood") && Integer.parseInt(number) > ANGRIEST) {
      findings.add(
          word.line(),
          "\"mood\" is never " + number,
          "Write a number from 0, calm, to " + ANGRIEST + ", furious.");
    }
    return direction.equals("least")
        ? new Condition.AtLeast(new BigDecimal(number))
        : new Condition.AtMost(new BigDecimal(number));
  }

  private void checkWord(Word fact, Word word) {
    var known = wordsOf(fact);
    if (known == null) {
      return; // a slot holds whatever the customer said
    }
    if (known.isEmpty() && !NUMBER.matcher(word.text()).matches()) {
      findings.add(
          word.line(),
          fact.quoted() + " is a number, never " + word.quoted(),
          "Write at least N, at most N, known or missing.");
    } else if (!known.isEmpty() && !known.contains(word.text())) {
      findings.add(
          word.line(),
          fact.quoted() + " is never " + word.quoted(),
          Spelling.remedy(word.text(), known));
    }
  }

  private static boolean isNumber(Word fact) {
    var words = wordsOf(fact);
    return words != null && words.isEmpty();
  }
}
