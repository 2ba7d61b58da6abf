package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.util.ArrayList;
import java.util.List;

/** Finds postal addresses, from {@code patterns/address.yaml}. */
final class AddressFinder {

  private static final String BETWEEN = " :=";

  private final Lookup<String> leads;
  private final Lookup<String> regions;
  private final HanAddress han;
  private final StreetAddress streets;

  AddressFinder(Section file, Lexicon lexicon) {
    file.expect(
        List.of("about", "lead-ins", "streets", "numbers", "street-types"),
        List.of("regions", "areas", "buildings", "stops", "units"));
    leads = AmountFinder.list(file, "lead-ins", lexicon);
    regions = AmountFinder.list(file, "regions", lexicon);
    han = new HanAddress(file, lexicon);
    streets = new StreetAddress(file, lexicon);
  }

  List<Entity> find(Folded text, List<Numeral> numerals) {
    var announced = leads.in(text).apart();
    var begun = regions.in(text);
    var found = new ArrayList<Entity>();
    if (!announced.isEmpty() || !begun.all().isEmpty()) {
      var marks = han.in(text);
      for (var lead : announced) {
        var start = skip(text, lead.end());
        add(text, start, marks.endAt(start, true), found);
      }
      for (var region : begun.all()) {
        add(text, region.start(), marks.endAt(region.start(), false), found);
      }
    }
    streets.in(text).ifPresent(known -> addStreets(text, numerals, announced, known, found));
    return Spans.longest(found);
  }

  private static void addStreets(
      Folded text,
      List<Numeral> numerals,
      List<Lookup.Hit<String>> announced,
      StreetAddress.Streets known,
      List<Entity> found) {
    for (var lead : announced) {
      var start = skip(text, lead.end());
      add(text, start, known.endAt(start, true), found);
    }
    for (var numeral : numerals) {
      if (Shape.isStart(text, numeral.start())) {
        add(text, numeral.start(), known.endAt(numeral.start(), false), found);
      }
    }
  }

  private static int skip(Folded text, int from) {
    var start = from;
    while (start < text.length() && BETWEEN.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static void add(Folded text, int start, int end, List<Entity> found) {
    if (end > start) {
      var address = text.written(start, end);
      found.add(new Entity(Entity.ADDRESS, address, text.start(start), text.end(end), address, ""));
    }
  }
}
