package io.amends.rehearsal.yaml;

import io.amends.commerce.Order;
import io.amends.conversation.Customer;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.rehearsal.Golden;
import io.amends.rehearsal.PlainOrder;
import io.amends.yaml.Fields;
import io.amends.yaml.FileFindings;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one golden file. */
final class GoldenReader {

  static final Set<String> KEYS =
      Set.of(
          "golden",
          "shows",
          "language",
          "at",
          "customer",
          "shop",
          "order",
          "orders",
          "turns",
          "ends",
          "not-heard");

  static final Set<String> CUSTOMER_KEYS = Set.of("id", "name");
  static final List<String> ENDS = List.of("solved", "silent", "withdrawn", "handed-off", "open");

  private static final String RULE = "P([1-9]|[1-8]\\d)";
  private static final Instant AT = Instant.parse("2026-11-10T08:00:00Z");

  private final String file;
  private final FlowBook book;
  private final FileFindings findings;

  GoldenReader(String file, FlowBook book, FileFindings findings) {
    this.file = file;
    this.book = book;
    this.findings = findings;
  }

  Golden read(Yaml root) {
    var fields = new Fields("a golden", root, KEYS, findings);
    var language = oneOf(fields.required("language"), Vocabulary.LANGUAGES, "en");
    fields.required("turns", Yaml.Rows.class);
    var at = at(fields.word("at"));
    var opening =
        new Golden.Opening(
            at, language, customer(fields, language), orders(fields, at), isShopAway(fields));
    var beats = new TurnsReader(book, language, findings).read(fields.rows("turns"));
    return new Golden(
        file,
        fields.required("golden").text(),
        shows(fields),
        opening,
        beats,
        oneOf(fields.required("ends"), ENDS, "open"),
        fields.word("not-heard").text());
  }

  private Set<String> shows(Fields fields) {
    var rules = new LinkedHashSet<String>();
    for (var rule : fields.words("shows")) {
      if (!rule.text().matches(RULE)) {
        findings.add(rule.line(), rule.quoted() + " is no rule", "Write its number, like P37.");
      }
      rules.add(rule.text());
    }
    return rules;
  }

  private Instant at(Word word) {
    try {
      return word.isBlank() ? AT : Instant.parse(word.text());
    } catch (DateTimeParseException odd) {
      findings.add(word.line(), word.quoted() + " is no time", "Write it like " + AT + ".");
      return AT;
    }
  }

  private boolean isShopAway(Fields fields) {
    return oneOf(fields.word("shop"), List.of("away"), "").equals("away");
  }

  private Customer customer(Fields fields, String language) {
    var value = fields.value("customer");
    if (value.isEmpty()) {
      return Customer.guest(language);
    }
    var customer = new Fields("a customer", value.get(), CUSTOMER_KEYS, findings);
    return new Customer(
        customer.required("id").text(), customer.word("name").text(), List.of(), language);
  }

  private List<Order> orders(Fields fields, Instant at) {
    var orders = new ArrayList<Order>();
    fields.value("order").ifPresent(yaml -> order(yaml, at, orders));
    fields.rows("orders").forEach(yaml -> order(yaml, at, orders));
    return orders;
  }

  private void order(Yaml yaml, Instant at, List<Order> orders) {
    var keys = new TreeSet<>(PlainOrder.keys());
    keys.add("items");
    var fields = new Fields("an order", yaml, keys, findings);
    var said = said(fields);
    var lines = new ArrayList<Map<String, String>>();
    for (var row : fields.rows("items")) {
      lines.add(said(new Fields("an item", row, PlainOrder.ITEM_KEYS, findings)));
    }
    orders.add(PlainOrder.of(said, lines, at));
  }

  /** Every value that is right. */
  private Map<String, String> said(Fields fields) {
    var said = new LinkedHashMap<String, String>();
    fields.all().keySet().stream()
        .filter(key -> !key.equals("items"))
        .forEach(key -> value(key, fields.word(key)).ifPresent(v -> said.put(key, v)));
    return said;
  }

  private Optional<String> value(String key, Word word) {
    var words =
        switch (key) {
          case "state" -> Vocabulary.ORDER_STATES;
          case "shipment.state" -> Vocabulary.SHIPMENT_STATES;
          default -> Set.<String>of();
        };
    var complaint =
        words.isEmpty() || words.contains(word.text())
            ? PlainOrder.complaint(key, word.text())
            : Spelling.remedy(word.text(), words);
    if (!word.isBlank() && !complaint.isEmpty()) {
      findings.add(word.line(), "\"" + key + "\" is " + word.quoted(), complaint);
    }
    return word.isBlank() || !complaint.isEmpty() ? Optional.empty() : Optional.of(word.text());
  }

  private String oneOf(Word word, List<String> known, String otherwise) {
    if (word.isBlank()) {
      return otherwise;
    }
    if (!known.contains(word.text())) {
      findings.add(
          word.line(), word.quoted() + " is not known here", Spelling.remedy(word.text(), known));
      return otherwise;
    }
    return word.text();
  }
}
