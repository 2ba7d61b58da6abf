package io.amends.dialog.yaml;

import io.amends.dialog.Vocabulary;
import io.amends.remedy.Remedy;
import io.amends.wording.Phrases;
import io.amends.wording.Phrases.Written;
import io.amends.wording.WordingRules;
import io.amends.yaml.Fields;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the words of the guard; every list must be there, none has a hidden default. */
final class WordingReader {

  static final String FILE = "wording.yaml";

  static final Set<String> KEYS =
      Set.of(
          "promises",
          "numbers",
          "forbidden",
          "marketplaces",
          "watched",
          "allowed",
          "apologies",
          "no-contacts-on",
          "instead",
          "same");

  static final Set<String> PROMISES =
      Set.of(
          "give",
          "more",
          "coupon",
          "price",
          "refuse",
          "limit",
          "deny",
          "reported",
          "unsure",
          "ours",
          "all",
          "free",
          "open",
          "sure",
          "arrival",
          "when",
          "shop",
          "effort",
          "shares",
          "remedies",
          "undertakings");

  private static final Set<String> UNDERTAKING =
      Set.of("promises", "by-shop", "statement", "kept-by", "does", "of", "but");

  static final Set<String> NUMBERS = Set.of("counters", "han-counters", "namers", "coins");

  private static final Pattern SEPARATOR = Pattern.compile("[,\u3001\uff0c]");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");

  private final Findings.InFile findings;
  private Map<Character, Character> same = Map.of();

  WordingReader(Findings.InFile findings) {
    this.findings = findings;
  }

  WordingRules read(Yaml yaml) {
    var fields = new Fields("the guard's words", yaml, KEYS, findings);
    same = SameCharacters.with(pairs(fields));
    var marketplaces = lists(fields, "marketplaces", true);
    return new WordingRules(
        same,
        promises(mapping(fields, "promises", PROMISES)),
        numbers(mapping(fields, "numbers", NUMBERS)),
        phrases(fields, "forbidden", true),
        marketplaces,
        lists(fields, "watched", false),
        phrases(fields, "allowed", false),
        phrases(fields, "apologies", false),
        contacts(fields),
        instead(fields),
        ShippedCues.CUES);
  }

  private WordingRules.Promises promises(Fields fields) {
    var shares = new LinkedHashMap<BigDecimal, Phrases>();
    entries(fields, "shares")
        .forEach(
            (share, entry) -> {
              if (number(share, entry.line())) {
                shares.put(new BigDecimal(share), phrases(entry.value(), share, false));
              }
            });
    var remedies = new EnumMap<Remedy, Phrases>(Remedy.class);
    entries(fields, "remedies")
        .forEach(
            (code, entry) ->
                Remedy.ofCode(code)
                    .ifPresentOrElse(
                        remedy -> remedies.put(remedy, phrases(entry.value(), code, false)),
                        () ->
                            findings.add(
                                entry.line(),
                                "\"" + code + "\" is no remedy",
                                Spelling.remedy(code, codes()))));
    return new WordingRules.Promises(
        phrases(fields, "give", false),
        phrases(fields, "more", false),
        phrases(fields, "coupon", false),
        phrases(fields, "price", false),
        phrases(fields, "refuse", false),
        optional(fields, "limit"),
        optional(fields, "deny"),
        phrases(fields, "reported", false),
        phrases(fields, "unsure", false),
        phrases(fields, "ours", false),
        phrases(fields, "all", false),
        optional(fields, "free"),
        phrases(fields, "open", false),
        phrases(fields, "sure", false),
        phrases(fields, "arrival", false),
        phrases(fields, "when", false),
        optional(fields, "shop"),
        optional(fields, "effort"),
        shares,
        remedies,
        undertakings(fields));
  }

  private List<WordingRules.Undertaking> undertakings(Fields fields) {
    var undertakings = new ArrayList<WordingRules.Undertaking>();
    if (fields.has("undertakings")) {
      entries(fields, "undertakings")
          .forEach((name, entry) -> undertakings.add(undertaking(name, entry.value())));
    }
    return undertakings;
  }

  private WordingRules.Undertaking undertaking(String name, Yaml yaml) {
    var fields = new Fields("\"" + name + "\"", yaml, UNDERTAKING, findings);
    return new WordingRules.Undertaking(
        fields.required("promises").text(),
        fields.yes("by-shop"),
        fields.yes("statement"),
        phrases(fields, "does", false),
        optional(fields, "of"),
        optional(fields, "but"),
        keptBy(fields));
  }

  private Set<Remedy> keptBy(Fields fields) {
    var remedies = EnumSet.noneOf(Remedy.class);
    for (var word : fields.words("kept-by")) {
      Remedy.ofCode(word.text())
          .ifPresentOrElse(
              remedies::add,
              () ->
                  findings.add(
                      word.line(),
                      word.quoted() + " is no remedy",
                      Spelling.remedy(word.text(), codes())));
    }
    return remedies;
  }

  /** Sets from before this list are read without it. */
  private Phrases optional(Fields fields, String key) {
    return fields.has(key) ? phrases(fields, key, false) : Phrases.none();
  }

  private WordingRules.Numbers numbers(Fields fields) {
    var coins = new HashMap<String, BigDecimal>();
    entries(fields, "coins")
        .forEach(
            (coin, entry) -> {
              var value = entry.value() instanceof Yaml.Text text ? text.value().strip() : "";
              if (number(value, entry.line())) {
                coins.put(coin.toLowerCase(Locale.ROOT), new BigDecimal(value));
              }
            });
    return new WordingRules.Numbers(
        words(fields, "han-counters"),
        Set.copyOf(words(fields, "counters")),
        Set.copyOf(words(fields, "namers")),
        coins);
  }

  private WordingRules.Instead instead(Fields fields) {
    var below = mapping(fields, "instead", Set.of("options", "plain"));
    var options = texts(below, "options");
    options.forEach(
        (language, text) -> {
          if (!text.contains("{first}") || !text.contains("{second}")) {
            findings.add(
                below.line("options"),
                "\"instead\" (" + language + ") lacks {first} or {second}",
                "Put both in: they are the options on the table.");
          }
        });
    return new WordingRules.Instead(options, texts(below, "plain"));
  }

  private Map<String, String> texts(Fields fields, String key) {
    var languages = Set.copyOf(Vocabulary.LANGUAGES);
    fields.required(key, Yaml.Entries.class);
    var texts = new HashMap<String, String>();
    if (fields.value(key).isPresent()) {
      var below = new Fields("\"" + key + "\"", fields.value(key).get(), languages, findings);
      Vocabulary.LANGUAGES.forEach(
          language -> texts.put(language, below.required(language).text()));
    }
    return texts;
  }

  private Set<String> contacts(Fields fields) {
    fields.required("no-contacts-on", Yaml.Rows.class);
    return Set.copyOf(fields.words("no-contacts-on").stream().map(Word::text).distinct().toList());
  }

  private String pairs(Fields fields) {
    fields.required("same");
    if (!(fields.value("same").orElse(null) instanceof Yaml.Text text)) {
      return "";
    }
    var pairs = text.value().strip().split("\\s+");
    for (var pair : pairs) {
      if (pair.length() != 2 && !pair.isEmpty()) {
        findings.add(
            fields.line("same"),
            "\"" + pair + "\" is no pair",
            "Write two characters, the second is read for the first.");
        return "";
      }
    }
    return String.join("", pairs);
  }

  private Map<String, Phrases> lists(Fields fields, String key, boolean replaced) {
    var lists = new HashMap<String, Phrases>();
    entries(fields, key)
        .forEach((name, entry) -> lists.put(name, phrases(entry.value(), name, replaced)));
    if (!lists.containsKey(WordingRules.EVERYWHERE) && fields.has(key)) {
      findings.add(
          fields.line(key),
          "\"" + key + "\" has no \"" + WordingRules.EVERYWHERE + "\"",
          "Add the words that hold on every marketplace.");
    }
    return lists;
  }

  private Phrases phrases(Fields fields, String key, boolean replaced) {
    fields.required(key, Yaml.Text.class);
    return fields.value(key).map(yaml -> phrases(yaml, key, replaced)).orElse(Phrases.none());
  }

  private Phrases phrases(Yaml yaml, String what, boolean replaced) {
    if (!(yaml instanceof Yaml.Text text) || !text.block()) {
      findings.add(
          yaml.line(),
          "\"" + what + "\" is no block of phrases",
          "Write | and the phrases below it.");
      return Phrases.none();
    }
    var written = new ArrayList<Written>();
    var lines = text.value().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      line(lines[i], text.line() + 1 + i, replaced, written);
    }
    return Phrases.of(written, same);
  }

  private void line(String line, int number, boolean replaced, List<Written> written) {
    var parts = line.split("=>", -1);
    if (parts.length > 2 || parts.length == 2 && !replaced) {
      findings.add(
          number,
          "there is a => that says nothing here",
          replaced ? "Write one, before the other words." : "Write phrases only.");
      return;
    }
    var instead = parts.length == 2 ? parts[1].strip() : "";
    if (parts.length == 2 && instead.isEmpty()) {
      findings.add(number, "nothing stands after =>", "Write the words to say instead.");
    }
    for (var phrase : SEPARATOR.split(parts[0])) {
      var bare = phrase.strip().replace("...", "\u2026");
      if (bare.isEmpty()) {
        continue;
      }
      if (bare.startsWith("\u2026") || bare.endsWith("\u2026") || !hasLetter(bare)) {
        findings.add(
            number, "\"" + bare + "\" would be found anywhere", "Begin and end it with a word.");
      } else if (!Phrases.isWellFormed(bare)) {
        findings.add(
            number,
            "\"" + bare + "\" has a bracket too many or too few",
            "Write (one|other), without a comma inside.");
      } else {
        written.add(new Written(bare, instead));
      }
    }
  }

  private static boolean hasLetter(String phrase) {
    return phrase.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private List<String> words(Fields fields, String key) {
    fields.required(key, Yaml.Text.class);
    return fields.value(key).orElse(null) instanceof Yaml.Text text
        ? List.of(text.value().strip().split("\\s+")).stream().distinct().toList()
        : List.of();
  }

  private Fields mapping(Fields fields, String key, Set<String> known) {
    fields.required(key, Yaml.Entries.class);
    var value = fields.value(key).orElse(new Yaml.Entries(new LinkedHashMap<>(), fields.line()));
    return new Fields("\"" + key + "\"", value, known, findings);
  }

  private Map<String, Yaml.Entry> entries(Fields fields, String key) {
    fields.required(key, Yaml.Entries.class);
    return fields.value(key).orElse(null) instanceof Yaml.Entries entries
        ? entries.all()
        : Map.of();
  }

  private boolean number(String text, int line) {
    if (NUMBER.matcher(text).matches()) {
      return true;
    }
    findings.add(line, "\"" + text + "\" is no number", "Write for example 50.");
    return false;
  }

  private static List<String> codes() {
    return java.util.Arrays.stream(Remedy.values()).map(Remedy::code).toList();
  }
}
