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

  /** No code of any type has fewer: not worth a regular expression. */
  private static final int FEWEST_DIGITS = 3;

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
    var found = new ArrayList<Entity>();
    if (hasAddress(text)) {
      keep(url.find(text), found);
      keep(email.find(text), found);
    }
    if (digits(text) >= FEWEST_DIGITS) {
      keep(tracking.labelled(text), found);
      keep(tracking.find(text), found);
      var known = order.find(text);
      keep(order.labelled(text), found);
      keep(phone.find(text), found);
      keep(known, found);
    }
    keep(dates.find(text, numbers, today), found);
    keep(shares.find(text, numbers), found);
    if (!numbers.isEmpty()) {
      keep(amounts.find(text, numbers, language), found);
      keep(quantities.find(text, numbers), found);
    }
    found.sort(Comparator.comparingInt(Entity::start));
    return List.copyOf(found);
  }

  private static void keep(List<Entity> more, List<Entity> found) {
    for (var entity : more) {
      if (!Spans.overlapsAny(entity, found)) {
        found.add(entity);
      }
    }
  }

  private static int digits(Folded text) {
    var digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Letters.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** Whether there is what every web and e-mail address has: an at sign, two slashes or "www.". */
  private static boolean hasAddress(Folded text) {
    for (int i = 1; i < text.length(); i++) {
      var c = text.charAt(i);
      var before = text.charAt(i - 1);
      if (c == '@' || (c == '/' && before == '/') || (c == '.' && before == 'w')) {
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
