package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds all that is named in a text. What lies over each other is settled by what is told first: a
 * labelled code, then the more particular shape.
 */
final class EntityFinder {

  private final CodePatterns url;
  private final CodePatterns email;
  private final CodePatterns tracking;
  private final CodePatterns phone;
  private final CodePatterns order;
  private final Numerals numerals;
  private final DateFinder dates;
  private final AmountFinder amounts;
  private final ShareFinder shares;
  private final QuantityFinder quantities;

  EntityFinder(Map<String, String> files, Folding folding, List<String> problems) {
    url = codes("url", files, folding, problems);
    email = codes("email", files, folding, problems);
    tracking = codes("tracking-number", files, folding, problems);
    phone = codes("phone", files, folding, problems);
    order = codes("order-number", files, folding, problems);
    numerals = new Numerals(open("numerals", files, problems));
    dates = new DateFinder(new DateWords(open("date", files, problems), folding));
    amounts = new AmountFinder(open("amount", files, problems), folding);
    shares = new ShareFinder(open("percent", files, problems), folding);
    quantities = new QuantityFinder(open("quantity", files, problems), folding);
  }

  List<Entity> find(Folded text, String language, LocalDate today) {
    var numbers = numerals.in(text);
    var hasDigit = numbers.stream().anyMatch(numeral -> !numeral.han()) || hasLongNumber(text);
    var found = new ArrayList<Entity>();
    if (has(text, '.')) {
      keep(url.find(text), found);
      keep(has(text, '@') ? email.find(text) : List.of(), found);
    }
    if (hasDigit) {
      keep(tracking.labelled(text), found);
      keep(tracking.find(text), found);
      var known = order.find(text);
      keep(order.labelled(text), found);
      keep(phone.find(text), found);
      keep(known, found);
    }
    keep(dates.find(text, numbers, today), found);
    keep(amounts.find(text, numbers, language), found);
    keep(shares.find(text, numbers), found);
    keep(quantities.find(text, numbers), found);
    found.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(found);
  }

  private static void keep(List<Entity> more, List<Entity> found) {
    for (var entity : more) {
      if (found.stream().noneMatch(other -> Spans.overlap(entity, other))) {
        found.add(entity);
      }
    }
  }

  private static boolean hasLongNumber(Folded text) {
    return Letters.hasLongNumber(text, 0, text.length());
  }

  private static boolean has(Folded text, char wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static CodePatterns codes(
      String type, Map<String, String> files, Folding folding, List<String> problems) {
    return CodePatterns.read(open(type, files, problems), folding);
  }

  private static Section open(String name, Map<String, String> files, List<String> problems) {
    return Section.open("patterns/" + name + ".yaml", files, problems);
  }
}
