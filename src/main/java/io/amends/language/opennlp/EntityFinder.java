package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Optional<CodePatterns> sku;
  private final PersonFinder persons;
  private final AddressFinder addresses;
  private final Numerals numerals;
  private final DateFinder dates;
  private final AmountFinder amounts;
  private final ShareFinder shares;
  private final QuantityFinder quantities;

  EntityFinder(Map<String, String> files, Lexicon lexicon, List<String> problems) {
    url = codes("url", files, lexicon, problems);
    email = codes("email", files, lexicon, problems);
    tracking = codes("tracking-number", files, lexicon, problems);
    phone = codes("phone", files, lexicon, problems);
    order = codes("order-number", files, lexicon, problems);
    sku =
        files.containsKey("patterns/sku.yaml")
            ? Optional.of(codes(Entity.SKU, files, lexicon, problems))
            : Optional.empty(); // a shop whose SKUs look like words names no shape
    persons = new PersonFinder(open("person", files, problems), lexicon);
    addresses = new AddressFinder(open("address", files, problems), lexicon);
    numerals = new Numerals(open("numerals", files, problems), lexicon);
    dates = new DateFinder(open("date", files, problems), lexicon);
    amounts = new AmountFinder(open("amount", files, problems), lexicon);
    shares = new ShareFinder(open("percent", files, problems), lexicon);
    quantities = new QuantityFinder(open("quantity", files, problems), lexicon);
  }

  List<Entity> find(Folded text, String language, LocalDate today) {
    var numbers = numerals.in(text);
    var found = new Spans();
    if (hasAddress(text)) {
      var web = new ArrayList<>(url.find(text));
      web.addAll(email.find(text));
      found.add(Spans.longest(web));
    }
    if (digits(text) >= FEWEST_DIGITS) {
      found.add(tracking.labelled(text));
      found.add(tracking.find(text));
      found.add(order.labelled(text));
      found.add(phone.labelled(text));
      found.add(phone.find(text));
      found.add(order.find(text));
    }
    if (sku.isPresent()) {
      found.add(sku.get().find(text));
    }
    found.add(persons.find(text));
    if (!numbers.isEmpty()) {
      found.add(addresses.find(text, numbers)); // one without a number is none
    }
    found.add(dates.find(text, numbers, today));
    found.add(shares.find(text, numbers));
    if (!numbers.isEmpty()) {
      found.add(amounts.find(text, numbers, language));
      found.add(quantities.find(text, numbers));
    }
    return found.all();
  }

  private static int digits(Folded text) {
    var digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Letters.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** Whether there is what every web and e-mail address has: a dot inside of a word. */
  private static boolean hasAddress(Folded text) {
    for (int i = 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.'
          && Letters.isLatin(text.charAt(i + 1))
          && Letters.isWordPart(text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static CodePatterns codes(
      String type, Map<String, String> files, Lexicon lexicon, List<String> problems) {
    return CodePatterns.read(open(type, files, problems), lexicon);
  }

  private static Section open(String name, Map<String, String> files, List<String> problems) {
    return Section.open("patterns/" + name + ".yaml", files, problems);
  }
}
