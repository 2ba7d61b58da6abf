package io.amends.drawing;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Step.Ask;
import io.amends.dialog.FlowBook;
import io.amends.dialog.LocalText;
import io.amends.dialog.Placeholder;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A flow's parts in words: conditions, the beginnings of scripts, the titles of ways out. */
final class Said {

  private static final String SLOT = "slot.";
  private static final int CHINESE = 34;
  private static final int LATIN = 80;
  private static final int SHORT = 3;

  private final FlowBook book;
  private final Flow flow;
  private final String language;
  private final Words words;

  Said(FlowBook book, Flow flow, String language) {
    this.book = book;
    this.flow = flow;
    this.language = language;
    this.words = new Words(language);
  }

  Words words() {
    return words;
  }

  /** The first words of a script's first wording, what is filled in left open. */
  String beginning(String script) {
    return cut(plain(book.script(script).in(language).get(0)), 1);
  }

  private String cut(String text, int part) {
    var most = (words.isChinese() ? CHINESE : LATIN) / part;
    if (text.length() <= most) {
      return text;
    }
    var end = words.isChinese() ? most : Math.max(1, text.lastIndexOf(' ', most));
    return text.substring(0, end).strip() + "…";
  }

  private static String plain(String variant) {
    return Placeholder.inBraces(variant).replaceAll("…").replace('\n', ' ').strip();
  }

  /** A way out as its button says, without an amount. */
  String title(Remedy remedy) {
    var variants = book.script("remedies/" + remedy.code() + "-title").in(language);
    return variants.stream()
        .filter(variant -> !variant.contains("{"))
        .findFirst()
        .orElseGet(() -> plain(variants.get(0)));
  }

  /** What a flow is called: how it begins to speak, for that is what customers hear. */
  String name(Flow named) {
    var say =
        named.empathy().isEmpty()
            ? named.cases().get(named.cases().size() - 1).say()
            : named.empathy().get(named.empathy().size() - 1).say();
    return say.isEmpty() ? named.name() : beginning(say);
  }

  /** Another flow, by the first words that a customer hears in it. */
  String flow(String named) {
    return book.flow(named).map(this::name).map(name -> "“" + cut(name, SHORT) + "”").orElse(named);
  }

  /** All conditions in words; empty: there are none. */
  String conditions(Map<String, Condition> when) {
    return new TreeMap<>(when)
        .entrySet().stream()
            .map(each -> condition(each.getKey(), each.getValue()))
            .collect(Collectors.joining(words.of("and")));
  }

  private String condition(String fact, Condition condition) {
    if (condition instanceof Condition.AtLeast least) {
      return words.of("at-least", fact(fact), least.bound().toPlainString());
    }
    if (condition instanceof Condition.AtMost most) {
      return words.of("at-most", fact(fact), most.bound().toPlainString());
    }
    if (condition instanceof Condition.Known) {
      return words.of("known", fact(fact), "");
    }
    if (condition instanceof Condition.Missing) {
      return words.find(fact + "=missing").orElseGet(() -> words.of("missing", fact(fact), ""));
    }
    var all = new ArrayList<>(new TreeSet<>(((Condition.AnyOf) condition).words()));
    var whole = all.stream().map(word -> words.find(fact + "=" + word)).toList();
    if (whole.stream().allMatch(Optional::isPresent)) {
      return whole.stream().map(Optional::get).collect(Collectors.joining(words.of("or")));
    }
    return words.of(
        "is",
        fact(fact),
        all.stream().map(word -> value(fact, word)).collect(Collectors.joining(words.of("or"))));
  }

  /** A fact's name; a question's own slot goes by how it is asked. */
  private String fact(String fact) {
    var known = words.find(fact);
    if (known.isPresent() || !fact.startsWith(SLOT)) {
      return known.orElse(fact);
    }
    var slot = fact.substring(SLOT.length());
    return questions(slot).stream()
        .findFirst()
        .map(ask -> cut(plain(book.script(ask.with()).in(language).get(0)), SHORT))
        .map(asked -> words.of("said", asked, ""))
        .orElse(slot);
  }

  private List<Ask> questions(String slot) {
    return flow.clarify().stream()
        .filter(Ask.class::isInstance)
        .map(Ask.class::cast)
        .filter(ask -> ask.slot().equals(slot))
        .toList();
  }

  private String value(String fact, String word) {
    var text = new LocalText(book, language);
    return switch (fact) {
      case "order.state" -> text.orderState(word);
      case "shipment.state" -> text.shipmentState(word);
      default -> word.equals("no") ? words.of("no-answer") : words.find(word).orElse(word);
    };
  }

  String duration(Duration duration) {
    if (duration.toHours() > 0 && duration.toMinutesPart() == 0) {
      return duration.toHours() + words.of("hours");
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + words.of("minutes")
        : duration.toSeconds() + words.of("seconds");
  }
}
