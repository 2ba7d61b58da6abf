package io.amends.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds a text against what backs it and against the words of the shop and the marketplace. Pure:
 * the same text and backing always give the same judgement, on any text, without an error.
 * Thread-safe.
 */
public final class WordingGuard {

  private static final Pattern UNFILLED = Pattern.compile("\\{[^{}]*}|\\$\\{|\\{\\{|}}|%[sd]\\b");
  private static final int LONGEST_NEIGHBOUR = 60;

  private static final int KNOWN = 4_096;
  private static final int LONGEST_KNOWN = 1_000;

  private final WordingRules rules;
  private final PromiseCheck promises;
  private final WordCheck words;

  /** Sentences, quotes masked, that promise nothing: most of a script are, and are said often. */
  private final Known<String, Boolean> clear = Known.ofAnybody(KNOWN);

  private final Known<String, Boolean> sorry = Known.ofAnybody(KNOWN);
  private final Known<Said, List<Objection>> worded = Known.ofAnybody(KNOWN);

  /** Whole replies that are made of nothing but the shop's own words. */
  private final Known<Said, Boolean> harmless = Known.ofTheShop(KNOWN);

  /** A text, quotes masked, and where it is said. */
  private record Said(String text, String marketplace) {

    /** As a record would, which takes ten times as long. */
    @Override
    public String toString() {
      return marketplace + '\0' + text;
    }
  }

  /**
   * Who wrote a text.
   *
   * @param original the suggestion that a person edited; blank: none
   */
  private record Writer(boolean isPerson, String original) {
    static Writer script() {
      return new Writer(false, "");
    }

    static Writer person(String original) {
      return new Writer(true, original);
    }
  }

  public WordingGuard(WordingRules rules) {
    this.rules = rules;
    this.promises = new PromiseCheck(rules);
    this.words = new WordCheck(rules);
  }

  /** What it holds texts against. */
  public WordingRules rules() {
    return rules;
  }

  /**
   * Judges a person's words, with none to go by.
   *
   * @param text as it would go out
   */
  public Judgement judge(String text, Backing backing) {
    return judge(text, "", backing);
  }

  /**
   * Judges words that were written for the assistant: what their flow promises is checked where
   * they are read, so that they are held against the lists alone.
   */
  public Judgement judgeScript(String text, Backing backing) {
    return judgement(text, Writer.script(), backing, objections(text, Writer.script(), backing));
  }

  /**
   * Judges a person's words.
   *
   * @param original the suggestion that a person edited, whose own sentences are no new promise;
   *     blank: there is none
   */
  public Judgement judge(String text, String original, Backing backing) {
    var writer = Writer.person(original);
    return judgement(text, writer, backing, objections(text, writer, backing));
  }

  /**
   * Whether nothing can be objected to in these words there, whatever backs them.
   *
   * @param text of the shop's own words alone: it is kept, and nobody may be named in it
   */
  public boolean isHarmless(String text, String marketplace) {
    return harmless.of(new Said(text, marketplace), this::readsHarmless);
  }

  private boolean readsHarmless(Said said) {
    var text = said.text();
    if (mayBeUnfilled(text)) {
      return false;
    }
    for (var span : Sentences.of(text)) {
      if (!isClear(text.substring(span.start(), span.end()))) {
        return false;
      }
    }
    return worded(said).isEmpty();
  }

  /** Whether a text says sorry. */
  public boolean apologises(String text) {
    return text.length() > LONGEST_KNOWN ? readsSorry(text) : sorry.of(text, this::readsSorry);
  }

  private boolean readsSorry(String text) {
    return rules.apologies().isIn(Reading.of(text, 0, text.length(), rules.same()));
  }

  /** The same for a text that may be said on any marketplace, as a script. */
  public Judgement judgeAnywhere(String text, Backing backing) {
    var objections = objections(text, Writer.script(), backing);
    objections.addAll(words.anywhere(Quotes.masked(text, backing.quoted())));
    return judgement(text, Writer.script(), backing, objections);
  }

  private Judgement judgement(
      String text, Writer writer, Backing backing, List<Objection> objections) {
    if (objections.isEmpty()) {
      return new Judgement(Verdict.PASS, List.of(), text);
    }
    var verdict = Verdict.PASS;
    for (var objection : objections) {
      verdict = objection.verdict().compareTo(verdict) > 0 ? objection.verdict() : verdict;
    }
    var reasons =
        objections.stream()
            .sorted(Comparator.comparing(Objection::verdict).reversed())
            .map(Objection::reason)
            .distinct()
            .toList();
    return new Judgement(
        verdict, reasons, verdict.stops() ? reworded(text, writer, backing, objections) : text);
  }

  private List<Objection> objections(String text, Writer writer, Backing backing) {
    var masked = Quotes.masked(text, backing.quoted());
    var objections = new ArrayList<Objection>();
    if (mayBeUnfilled(masked)) {
      addUnfilled(masked, objections);
    }
    var spans = Sentences.of(masked);
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      var sentence = text.substring(span.start(), span.end()).strip();
      if (sentence.isEmpty()
          || !writer.original().isBlank() && writer.original().contains(sentence)) {
        continue;
      }
      boolean isClear = isClear(masked.substring(span.start(), span.end()));
      if (writer.isPerson()) {
        boolean given = !isClear && isGivenBeside(masked, spans, i);
        objections.addAll(promises.ofAPerson(reading(masked, span), backing, given, isClear));
      } else if (!isClear) {
        objections.addAll(
            promises.in(reading(masked, span), backing, isGivenBeside(masked, spans, i)));
      }
    }
    objections.addAll(worded(new Said(masked, backing.marketplace())));
    return objections;
  }

  /** Whether a mark is there that each of {@link #UNFILLED} has. */
  private static boolean mayBeUnfilled(String text) {
    return text.indexOf('{') >= 0 || text.indexOf('}') >= 0 || text.indexOf('%') >= 0;
  }

  private static void addUnfilled(String masked, List<Objection> objections) {
    var unfilled = UNFILLED.matcher(masked);
    while (unfilled.find()) {
      objections.add(
          new Objection(
              Verdict.BLOCK,
              "\"" + unfilled.group() + "\" is not filled in",
              unfilled.start(),
              unfilled.end(),
              ""));
    }
  }

  private boolean isClear(String sentence) {
    return sentence.length() > LONGEST_KNOWN
        ? readsClear(sentence)
        : clear.of(sentence, this::readsClear);
  }

  private boolean readsClear(String sentence) {
    return promises.isClear(Reading.of(sentence, 0, sentence.length(), rules.same()));
  }

  private List<Objection> worded(Said said) {
    return said.text().length() > LONGEST_KNOWN
        ? readsWorded(said)
        : worded.of(said, this::readsWorded);
  }

  private List<Objection> readsWorded(Said said) {
    return List.copyOf(words.in(said.text(), said.marketplace()));
  }

  private Reading reading(String text, Sentences.Span span) {
    return Reading.of(text, span.start(), span.end(), rules.same());
  }

  /** "Forty? If so I refund it now." A short sentence means what the one beside it is about. */
  private boolean isGivenBeside(String text, List<Sentences.Span> spans, int i) {
    return spans.get(i).length() <= LONGEST_NEIGHBOUR
        && (i > 0 && promises.gives(reading(text, spans.get(i - 1)))
            || i + 1 < spans.size() && promises.gives(reading(text, spans.get(i + 1))));
  }

  /** The suggestion itself; else what is left with other words; else what the shop says instead. */
  private String reworded(String text, Writer writer, Backing backing, List<Objection> objections) {
    if (!writer.original().isBlank() && passes(writer.original(), writer, backing)) {
      return writer.original().strip();
    }
    var rest = rest(text, objections);
    if (!rest.isBlank() && passes(rest, writer, backing)) {
      return rest;
    }
    var language = backing.language();
    var options = rules.instead().options().getOrDefault(language, "");
    if (backing.options().size() == 2 && !options.isEmpty()) {
      var offer =
          options
              .replace("{first}", backing.options().get(0))
              .replace("{second}", backing.options().get(1));
      if (passes(offer, writer, backing)) {
        return offer;
      }
    }
    return plain(language);
  }

  /** Words that pass whatever the text was. */
  public String plain(String language) {
    var plain = rules.instead().plain();
    return plain.getOrDefault(language, plain.getOrDefault("en", "..."));
  }

  private boolean passes(String text, Writer writer, Backing backing) {
    return objections(text, writer, backing).stream().noneMatch(o -> o.verdict().stops());
  }

  /** Without the sentences that have to go, and with the other words put in. */
  private static String rest(String text, List<Objection> objections) {
    var kept = new StringBuilder();
    for (var span : Sentences.of(text)) {
      var inside = objections.stream().filter(o -> span.touches(o.start(), o.end())).toList();
      if (inside.stream().noneMatch(o -> o.verdict().stops() && o.instead().isEmpty())) {
        kept.append(replaced(text, span, inside));
      }
    }
    return kept.toString().strip();
  }

  private static String replaced(String text, Sentences.Span span, List<Objection> inside) {
    var sorted =
        inside.stream()
            .filter(o -> o.verdict().stops())
            .sorted(Comparator.comparing(Objection::start))
            .toList();
    var sentence = new StringBuilder();
    int at = span.start();
    for (var objection : sorted) {
      if (objection.start() >= at) {
        sentence.append(text, at, objection.start()).append(objection.instead());
        at = Math.min(objection.end(), span.end());
      }
    }
    return sentence.append(text, at, span.end()).toString();
  }
}
