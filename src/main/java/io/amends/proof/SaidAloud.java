package io.amends.proof;

import io.amends.commerce.Money;
import io.amends.dialog.Flow;
import io.amends.dialog.FlowBook;
import io.amends.dialog.FlowLines;
import io.amends.dialog.LocalText;
import io.amends.dialog.Placeholder;
import io.amends.dialog.Problem;
import io.amends.dialog.Script;
import io.amends.dialog.Vocabulary;
import io.amends.dialog.Wording;
import io.amends.remedy.Remedy;
import io.amends.wording.Backing;
import io.amends.wording.WordingGuard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every wording of every script, filled with what it can be filled with (amounts of each currency
 * from the smallest unit on, days, states, titles), held against the guard with what is on the
 * table where it is said. One with nothing to fill in was held against it when its file was read,
 * for a set with such a wording is not read at all; it is counted here, and not judged again.
 */
final class SaidAloud {

  private static final String REMEDIES = "remedies/";
  private static final String PATTERNS = "shared/money-";
  private static final String ORDER = "E20261103002";
  private static final String ITEM = "Rain jacket";
  private static final String MOVEMENT = "Left the sorting centre";
  private static final List<String> AMOUNTS = List.of("0.01", "5", "12.50", "1000");

  private final FlowBook book;
  private final FlowLines lines;
  private final WordingGuard guard;
  private final Map<String, Set<Remedy>> offered = new HashMap<>();
  private final Map<String, Map<String, List<String>>> everywhere = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private long texts;

  SaidAloud(FlowBook book, FlowLines lines) {
    this.book = book;
    this.lines = lines;
    this.guard = book.guard();
    for (var flow : book.flows().values()) {
      flow.cases().forEach(this::offers);
    }
  }

  /** What would be stopped, and how many texts were looked at. */
  record Said(List<Problem> problems, long texts) {}

  Said check() {
    new TreeMap<>(book.scripts())
        .values().stream()
            .filter(script -> !script.name().startsWith(PATTERNS))
            .forEach(script -> Vocabulary.LANGUAGES.forEach(language -> check(script, language)));
    return new Said(problems, texts);
  }

  private void offers(Flow.Case found) {
    offered.computeIfAbsent(found.say(), none -> new LinkedHashSet<>()).addAll(found.offer());
  }

  private void check(Script script, String language) {
    var variants = script.in(language);
    for (var i = 0; i < variants.size(); i++) {
      check(script.name(), language, i, variants.get(i));
    }
  }

  private void check(String name, String language, int number, String variant) {
    var open =
        Placeholder.inBraces(variant).results().map(found -> found.group(1)).distinct().toList();
    if (open.isEmpty()) {
      texts++; // held against the guard as it stands when its file was read
      return;
    }
    var values = values(name, language);
    var times =
        open.stream().mapToInt(code -> values.getOrDefault(code, List.of()).size()).max().orElse(1);
    var script = new Script(name, Map.of(language, List.of(variant)));
    for (var i = 0; i < times; i++) {
      var filled = new HashMap<String, String>();
      for (var code : open) {
        var some = values.getOrDefault(code, List.of());
        filled.put(code, some.get(i % some.size()));
      }
      texts++;
      var text = Wording.of(script, language, 0, filled);
      var judged = guard.judgeAnywhere(text, backing(name, language, money(i), filled));
      if (judged.verdict().stops()) {
        problems.add(
            lines.atScript(
                name,
                language,
                number,
                "script "
                    + name
                    + " would be stopped as \""
                    + text
                    + "\": "
                    + judged.reasons().get(0),
                "Say it in other words, or change wording.yaml."));
        return;
      }
    }
  }

  /** What each placeholder can stand for; those of one index go together. */
  private Map<String, List<String>> values(String name, String language) {
    var values = new HashMap<>(everywhere.computeIfAbsent(language, this::valuesEverywhere));
    var titles = new ArrayList<String>();
    var amount = values.getOrDefault("amount", List.of()).get(1);
    remedies(name).forEach(remedy -> titles.add(title(remedy, language, amount)));
    if (titles.size() > 1) {
      values.put("first", titles);
      values.put("second", List.copyOf(titles.subList(1, titles.size())));
    }
    return values;
  }

  /** Those that are the same in each script. */
  private Map<String, List<String>> valuesEverywhere(String language) {
    var text = new LocalText(book, language);
    var values = new HashMap<String, List<String>>();
    for (var placeholder : Placeholder.values()) {
      values.put(placeholder.code(), List.of(placeholder.code()));
    }
    var moneys = new ArrayList<String>();
    for (var i = 0; i < AMOUNTS.size() * currencies().size(); i++) {
      moneys.add(text.money(money(i)));
    }
    var days = new ArrayList<String>();
    for (var month = 1; month <= 12; month++) {
      days.add(text.day(LocalDate.of(2026, month, 2 * month)));
    }
    values.put("order", List.of(ORDER));
    values.put("item", List.of(ITEM));
    values.put("orders", List.of(text.orderInList(ORDER, ITEM)));
    values.put("last-movement", List.of(MOVEMENT));
    values.put("amount", moneys);
    values.put("currency", List.copyOf(currencies()));
    values.put("promised-day", days);
    values.put("last-movement-day", days);
    values.put("days-late", List.of("1", "2", "8", "30"));
    values.put("month", List.of("1", "12"));
    values.put("day", List.of("1", "31"));
    values.put(
        "order-state", Vocabulary.ORDER_STATES.stream().sorted().map(text::orderState).toList());
    values.put(
        "shipment-state",
        Vocabulary.SHIPMENT_STATES.stream().sorted().map(text::shipmentState).toList());
    return values;
  }

  private String title(Remedy remedy, String language, String amount) {
    var script = book.script(REMEDIES + remedy.code() + "-title");
    return Wording.of(script, language, 0, Map.of("amount", amount));
  }

  private Money money(int number) {
    var currency = currencies().get(number / AMOUNTS.size() % currencies().size());
    return Money.of(AMOUNTS.get(number % AMOUNTS.size()), currency);
  }

  private List<String> currencies() {
    return book.policy().figures().keySet().stream().sorted().toList();
  }

  private Backing backing(String name, String language, Money money, Map<String, String> filled) {
    var remedies = remedies(name);
    var amounts = new HashMap<Remedy, Money>();
    if (filled.containsKey("amount")) {
      remedies.forEach(remedy -> amounts.put(remedy, money));
    }
    var quoted = new ArrayList<>(List.of(ORDER, ITEM, MOVEMENT));
    for (var code : List.of("first", "second", "option", "carrier", "tracking", "orders")) {
      Optional.ofNullable(filled.get(code)).ifPresent(quoted::add);
    }
    return new Backing(
        language,
        "",
        money.currency(),
        Optional.empty(),
        amounts,
        false,
        Optional.empty(),
        List.of(),
        remedies,
        quoted,
        List.of());
  }

  /** What is on the table where a script is said. */
  private Set<Remedy> remedies(String name) {
    if (!name.startsWith(REMEDIES)) {
      return offered.getOrDefault(name, Set.of());
    }
    var own = name.substring(REMEDIES.length());
    return Arrays.stream(Remedy.values())
        .filter(remedy -> own.startsWith(remedy.code() + "-"))
        .filter(remedy -> own.indexOf('-', remedy.code().length() + 1) < 0)
        .findFirst()
        .map(Set::of)
        .orElse(Set.of());
  }
}
