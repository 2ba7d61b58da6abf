package io.amends.rehearsal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which flows, goldens and tests show each rule of the playbook: goldens by their {@code shows:},
 * flows by the goldens that go through them, tests by {@link io.amends.Shows}.
 */
public final class PlaybookTable {

  private static final int GOLDENS = 6;
  private static final Map<String, String> RULES = rules();

  private final RowTests tests;
  private final Map<String, TreeSet<String>> goldens = new TreeMap<>();
  private final Map<String, TreeSet<String>> flows = new TreeMap<>();

  /**
   * @param sources of the tests
   */
  public PlaybookTable(Path sources) {
    var rehearsal = new Rehearsal(Shipped.BOOK);
    for (var golden : Shipped.GOLDENS) {
      var through = rehearsal.play(golden, Ear.given()).flows();
      for (var rule : golden.shows()) {
        add(goldens, rule, golden.file().replace(".yaml", ""));
        through.forEach(flow -> add(flows, rule, flow));
      }
    }
    tests = new RowTests(sources);
  }

  /** All rules of the table, in its order. */
  static Set<String> rulesOfTable() {
    return RULES.keySet();
  }

  /** Rules that no golden and no test shows. */
  public List<String> unshown() {
    return RULES.keySet().stream()
        .filter(rule -> !goldens.containsKey(rule) && tests.names(rule).isEmpty())
        .toList();
  }

  public String markdown() {
    var lines = new ArrayList<String>();
    lines.add("# Where the playbook is shown");
    lines.add("");
    lines.add(
        "Made by `PlaybookTest` from the tags of golden conversations (`shows:`) and of tests"
            + " (`@Shows`); do not edit. Goldens are files in `dialog-flows/golden`.");
    lines.add("");
    lines.add("| rule | | flows | goldens | tests |");
    lines.add("|---|---|---|---|---|");
    RULES.forEach(
        (rule, about) ->
            lines.add(
                "| %s | %s | %s | %s | %s |"
                    .formatted(
                        rule,
                        about,
                        String.join(", ", flows.getOrDefault(rule, new TreeSet<>())),
                        some(goldens.getOrDefault(rule, new TreeSet<>())),
                        tests.names(rule).stream()
                            .map(test -> "`" + test + "`")
                            .collect(Collectors.joining(", ")))));
    return String.join("\n", lines) + "\n";
  }

  /** Of many some from each folder in turn, for a table that can be read. */
  private static String some(TreeSet<String> all) {
    var folders = new LinkedHashMap<String, List<String>>();
    for (var golden : all) {
      folders
          .computeIfAbsent(golden.substring(0, golden.indexOf('/') + 1), f -> new ArrayList<>())
          .add(golden);
    }
    var picked = new ArrayList<String>();
    for (var round = 0; picked.size() < Math.min(GOLDENS, all.size()); round++) {
      for (var folder : folders.values()) {
        if (round < folder.size() && picked.size() < GOLDENS) {
          picked.add(folder.get(round));
        }
      }
    }
    var rest = all.size() - picked.size();
    var text = picked.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    return rest == 0 ? text : text + " and " + rest + " more";
  }

  private static void add(Map<String, TreeSet<String>> to, String rule, String what) {
    to.computeIfAbsent(rule, r -> new TreeSet<>()).add(what);
  }

  private static Map<String, String> rules() {
    var rules = new LinkedHashMap<String, String>();
    rules.put("P1", "empathy, clarify, propose, carry out, follow up, in this order");
    rules.put("P2", "let them speak, name the scene, never deny");
    rules.put("P3", "who vents is listened to, who wants something is answered");
    rules.put("P4", "no search for the guilty; the reason kindly, and a photo");
    rules.put("P5", "one question at a time, none that is answered");
    rules.put("P6", "verify before deciding");
    rules.put("P7", "the customer's own proposal first");
    rules.put("P8", "two options that can be carried out");
    rules.put("P9", "what costs less and keeps the customer comes first");
    rules.put("P10", "compromise by arithmetic; above the limit is declined with two ways");
    rules.put("P11", "hold the bottom line, promise nothing that cannot be done");
    rules.put("P12", "words that never leave the desk");
    rules.put("P13", "tell each step unasked");
    rules.put("P14", "follow up within 24 hours");
    rules.put("P15", "redirect who circles");
    rules.put("P16", "the ten steps from response to follow-up");
    rules.put("P30", "a quality defect");
    rules.put("P31", "damaged on arrival");
    rules.put("P32", "wrong or missing item");
    rules.put("P33", "not as described");
    rules.put("P34", "size, fit, changed mind");
    rules.put("P35", "worn, washed, outside the conditions");
    rules.put("P36", "made to order, not returnable");
    rules.put("P37", "late delivery");
    rules.put("P38", "signed for and not received");
    rules.put("P39", "problem parcel");
    rules.put("P40", "service attitude");
    rules.put("P41", "price difference");
    rules.put("P42", "an order that has not shipped is stopped");
    rules.put("P43", "how to use it");
    rules.put("P44", "invoice, address, status");
    rules.put("P45", "a suggestion");
    rules.put("P46", "praise");
    rules.put("P47", "a bad review, or the threat of one");
    rules.put("P48", "extortion");
    rules.put("P49", "not about the shop, awkward questions");
    rules.put("P50", "refund flows, told step by step");
    rules.put("P51", "order states");
    rules.put("P52", "marketplace defects and cases");
    rules.put("P53", "the default policy");
    return rules;
  }
}
