package io.amends.language.opennlp;

import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words of short answers, from {@code lexicons/context.yaml}. */
final class ContextWords {

  /** What a word does in a short answer; a word may do several things. */
  enum Kind {
    FIRST,
    SECOND,
    OTHER,
    EITHER,
    NEITHER,
    NOT,
    YES,
    NO,
    UNSURE,
    BUT,
    PICK,
    POLITE,
    ASKING,
    QUESTION,
    SUPPOSING,
    FILLER,
    MONEY,
    REMEDY
  }

  /**
   * A word found in an answer.
   *
   * @param remedies the kinds of remedy it names, for {@link Kind#REMEDY}
   */
  record Found(int start, int end, Set<Kind> kinds, Set<String> remedies) {}

  private static final Set<Kind> LATER = EnumSet.of(Kind.UNSURE, Kind.MONEY, Kind.SUPPOSING);
  private static final String KIN = "kin";

  private record Meaning(Set<Kind> kinds, Set<String> remedies) {}

  private final WordFinder finder;
  private final List<Meaning> meanings;
  private final Map<String, String> requests = new HashMap<>();
  private final Map<String, String> kin = new HashMap<>();

  ContextWords(Section file, Folding folding) {
    var words = new LinkedHashMap<String, Meaning>();
    var keys = new ArrayList<String>(List.of("about", "remedies", "requests"));
    if (file.keys().contains(KIN)) {
      keys.add(KIN);
    }
    for (var kind : Kind.values()) {
      var key = kind.name().toLowerCase(Locale.ROOT);
      // A folder or a model from before they were asked for has no words of them.
      var isThere = !LATER.contains(kind) || file.keys().contains(key);
      if (kind != Kind.REMEDY && isThere) {
        keys.add(key);
        file.words(key).forEach(word -> meaning(words, folding, word).kinds().add(kind));
      }
    }
    file.expect(keys, List.of());
    file.section("remedies")
        .ifPresent(
            remedies ->
                remedies
                    .keys()
                    .forEach(
                        remedy ->
                            remedies
                                .words(remedy)
                                .forEach(
                                    word -> {
                                      var meaning = meaning(words, folding, word);
                                      meaning.kinds().add(Kind.REMEDY);
                                      meaning.remedies().add(remedy);
                                    })));
    file.section("requests").ifPresent(this::readRequests);
    file.section(KIN)
        .ifPresent(each -> each.keys().forEach(remedy -> kin.put(remedy, each.text(remedy))));
    finder = new WordFinder(List.copyOf(words.keySet()));
    meanings = List.copyOf(words.values());
  }

  /** The request that naming a remedy makes; empty for a remedy that nobody asks for. */
  String request(String remedy) {
    return requests.getOrDefault(remedy, "");
  }

  /** What these remedies come down to where none of them is on the table. */
  Set<String> kin(Set<String> remedies) {
    var all = new TreeSet<String>();
    for (var remedy : remedies) {
      if (kin.containsKey(remedy)) {
        all.add(kin.get(remedy));
      }
    }
    return all;
  }

  /** The known words of a text from left to right; the longest where several start or overlap. */
  List<Found> in(CharSequence text) {
    var all = new ArrayList<int[]>();
    finder.find(text, (start, end, word) -> all.add(new int[] {start, end, word}));
    all.sort((a, b) -> a[0] != b[0] ? a[0] - b[0] : b[1] - a[1]);
    var found = new ArrayList<Found>();
    var last = 0;
    for (var each : all) {
      if (each[0] >= last) {
        var meaning = meanings.get(each[2]);
        found.add(new Found(each[0], each[1], meaning.kinds(), meaning.remedies()));
        last = each[1];
      }
    }
    return found;
  }

  private void readRequests(Section section) {
    for (var remedy : section.keys()) {
      var code = section.text(remedy);
      if (!Taxonomy.REQUEST.codes().contains(code)) {
        section.problem(
            section.line(remedy),
            "has the unknown request \""
                + code
                + "\"."
                + Near.hint(code, List.copyOf(Taxonomy.REQUEST.codes())));
      }
      requests.put(remedy, code);
    }
  }

  private static Meaning meaning(Map<String, Meaning> words, Folding folding, String word) {
    return words.computeIfAbsent(
        folding.word(word), w -> new Meaning(new TreeSet<>(), new TreeSet<>()));
  }
}
