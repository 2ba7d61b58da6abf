package io.amends.simulation;

import io.amends.conversation.Conversation;
import io.amends.conversation.Decider;
import io.amends.conversation.Replay;
import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.language.Taxonomy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * The flow sets that simulated conversations are led with: the shipped one, and one that a shop
 * edited. Immutable.
 */
final class Sets {

  static final ZoneId ZONE = ZoneOffset.ofHours(8);

  /** What all remedies of an order may cost in the edited set, in minor units of any currency. */
  static final long ORDER_BUDGET = 3_000;

  private final Map<String, Decider> deciders = new LinkedHashMap<>();
  private final Map<String, FlowBook> books = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
  private final String shipped;
  private final String edited;

  Sets() {
    var asShipped = FlowSource.folder(Path.of(System.getProperty("basedir", ""), "dialog-flows"));
    shipped = add(asShipped);
    edited = add(edited(asShipped));
  }

  /** Other words, another budget, another silence. */
  private static Map<String, String> edited(Map<String, String> files) {
    var next = new LinkedHashMap<>(files);
    next.compute("policy.yaml", (name, text) -> replaced(text, "order: none", "order: 30"));
    next.compute(
        "policy.yaml", (name, text) -> replaced(text, "silence: 10 minutes", "silence: 7 minutes"));
    next.compute(
        "repair.yaml",
        (name, text) ->
            replaced(text, "You're welcome; we're glad to help.", "You're welcome, any time."));
    return next;
  }

  private static String replaced(String text, String what, String by) {
    return text.replace(what, by);
  }

  private String add(Map<String, String> set) {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    var book = FlowFiles.read(set, subjects);
    deciders.put(book.hash(), new Decider(book, ZONE));
    books.put(book.hash(), book);
    files.put(book.hash(), set);
    return book.hash();
  }

  String shipped() {
    return shipped;
  }

  String edited() {
    return edited;
  }

  FlowBook book(String hash) {
    return java.util.Objects.requireNonNull(books.get(hash), hash);
  }

  /** The files of each set by its hash. */
  Map<String, Map<String, String>> files() {
    return files;
  }

  Decider decider(String hash) {
    var decider = deciders.get(hash);
    if (decider == null) {
      throw new IllegalStateException("the flow set " + hash + " is gone");
    }
    return decider;
  }

  /** As installed sets choose: the flow's own, else the newest. */
  Replay.Deciders newest(String hash) {
    return new Replay.Deciders() {
      @Override
      public Decider decider(String set) {
        return Sets.this.decider(set);
      }

      @Override
      public Decider deciderFor(Conversation conversation) {
        var set = conversation.matter().set();
        return Sets.this.decider(set.isEmpty() ? hash : set);
      }
    };
  }
}
