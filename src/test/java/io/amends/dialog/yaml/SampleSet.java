package io.amends.dialog.yaml;

import io.amends.dialog.FlowBook;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.RequiredScripts;
import io.amends.dialog.Vocabulary;
import io.amends.language.Taxonomy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small valid set to spoil: two flows written out here, the words that the program needs made up.
 */
final class SampleSet {

  /** Lines of this text are named in expectations. */
  private static final String COMPLAINT =
      """
      flow: sample
      about: A complaint for tests.
      kind: complaint
      starts-on: [quality-defect]
      empathy:
        - when: { slot.occasion: known }
          say: sorry-occasion
        - say: sorry
      clarify:
        - ask: order
          with: which-order
          required: yes
        - look-up: order
      propose:
        - when: { lookup: unavailable }
          say: cannot-check
          hand-off: yes
        - when: { lookup: not-found }
          say: cannot-check
          hand-off: yes
        - when: { shipped: no }
          say: not-shipped
          continue-with: other
        - when: { days-late: at least 3 }
          say: late
          offer: [chase-courier, coupon]
        - otherwise:
          say: two-ways
          offer: [coupon, refund-only]
      follow-up:
        after: 24 hours
        say: solved
        if-no: start-again
        if-silent: close
      scripts:
      """;

  private static final String INFORMATION =
      """
      flow: other
      about: A question for tests.
      kind: information
      starts-on: [order-status]
      answer:
        - otherwise:
          say: nothing-known
      scripts:
      """;

  private static final String POLICY =
      """
      figures:
        CNY:
          partial-refund-max: 50
          coupon-min: 5
          coupon-max: 30
          delay-compensation: 5
          gift-max: 10
          return-freight: 10
          repair: 20
          supervisor: 8
          platform-defect: 15
          approval-above: 200
      partial-refund-percent: [10, 20, 30]
      coupon-percent: 10
      coupon-cost-percent: 40
      gift-cost-percent: 50
      resale-percent: 60
      unknown-cost-percent: 50
      return-window-days: { CN: 7, EU: 14, elsewhere: 30 }
      price-protection-days: 7
      ladder-steps: 2
      offer-stands: 72 hours
      silence: 10 minutes
      idle: 24 hours
      """;

  private final Map<String, String> files = new TreeMap<>();

  SampleSet() {
    files.put(
        "sample.yaml",
        COMPLAINT
            + script("sorry", "We are sorry.")
            + script("sorry-occasion", "What a pity.")
            + script("which-order", "Which order is it?", "The number, please.")
            + script("cannot-check", "A colleague looks at {order}.")
            + script("not-shipped", "{item} has not shipped.")
            + script("late", "Due {promised-day}: {first} or {second}?")
            + script("two-ways", "{item}: {first} or {second}?")
            + script("solved", "Is {order} solved?"));
    files.put("other.yaml", INFORMATION + script("nothing-known", "We know nothing."));
    files.put("policy.yaml", POLICY);
    for (var flow : List.of("repair", "shared", "remedies")) {
      files.put(flow + ".yaml", words(flow));
    }
  }

  static Set<String> subjects() {
    var subjects = new HashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }

  Map<String, String> files() {
    return files;
  }

  SampleSet put(String file, String content) {
    files.put(file, content);
    return this;
  }

  SampleSet without(String file) {
    files.remove(file);
    return this;
  }

  /** Changes the first place where this stands. */
  SampleSet change(String file, String from, String to) {
    var content = files.get(file);
    var at = content.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("not in " + file + ": " + from);
    }
    files.put(file, content.substring(0, at) + to + content.substring(at + from.length()));
    return this;
  }

  FlowBook read() {
    return FlowFiles.read(files, subjects());
  }

  List<String> problems() {
    try {
      read();
      return List.of();
    } catch (InvalidFlowsException invalid) {
      return invalid.problems().stream().map(Object::toString).toList();
    }
  }

  /** The same variants in every language. */
  static String script(String name, String... variants) {
    var text = new StringBuilder("  " + name + ":\n");
    for (var language : Vocabulary.LANGUAGES) {
      text.append("    ").append(language).append(": |\n");
      text.append("      ").append(String.join("\n\n      ", variants)).append("\n");
    }
    return text.toString();
  }

  private static String words(String flow) {
    var text = new StringBuilder("flow: " + flow + "\nabout: Words.\nkind: words\nscripts:\n");
    RequiredScripts.all()
        .forEach(
            (name, use) -> {
              if (name.startsWith(flow + "/")) {
                var wording = new StringBuilder("Words");
                use.wanted().forEach(placeholder -> wording.append(" ").append(placeholder));
                text.append(script(name.substring(flow.length() + 1), wording.toString()));
              }
            });
    return text.toString();
  }
}
