package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.commerce.Money;
import io.amends.conversation.Decider;
import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.FolderArchive;
import io.amends.language.evaluation.Sheet;
import io.amends.language.evaluation.Table;
import io.amends.rehearsal.Otherwise;
import io.amends.rehearsal.Otherwise.Kind;
import io.amends.rehearsal.Till;
import io.amends.rehearsal.WhatIf;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.StoredConversations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The command that decides stored conversations again under another policy or set of flows. */
final class Supposing {

  private static final String POLICY = "--policy";
  private static final String SHOW = "--show";
  private static final String ZONE = "--zone";
  private static final int SHOWN = 20;

  private Supposing() {}

  static void whatIf(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 2, Set.of(POLICY, SHOW, ZONE, Measuring.HTML), Set.of());
    var data = arguments.path(0);
    var shown = number(arguments);
    var zone = zone(arguments);
    var files = new HashMap<>(FlowSource.folder(arguments.path(1)));
    var policy = arguments.path(POLICY);
    if (policy.isPresent()) {
      files.put("policy.yaml", Files.readString(policy.get()));
    }
    var then = new Decider(DialogConfiguration.read(files), zone);
    try (var stored = StoredConversations.open(data.resolve("store"), new JsonEventCodec())) {
      var whatIf = new WhatIf(then, installed(data, zone));
      for (var id : stored.ids()) {
        whatIf.add(id, stored.history(id));
      }
      Measuring.show(sheet(whatIf, shown), arguments, out);
    }
  }

  private static int number(Arguments arguments) throws NotUnderstood {
    var written = arguments.options().getOrDefault(SHOW, Integer.toString(SHOWN));
    if (!written.matches("\\d{1,6}")) {
      throw new NotUnderstood(SHOW + " is a number, not " + written);
    }
    return Integer.parseInt(written);
  }

  private static ZoneId zone(Arguments arguments) throws NotUnderstood {
    try {
      return ZoneId.of(arguments.options().getOrDefault(ZONE, "UTC"));
    } catch (DateTimeException unknown) {
      throw new NotUnderstood(ZONE + " is a time zone such as Asia/Shanghai");
    }
  }

  /** The sets that the data folder keeps; one that no longer reads counts as gone. */
  private static Function<String, Optional<Decider>> installed(Path data, ZoneId zone) {
    var folder = data.resolve("installed");
    var known = new HashMap<String, Optional<Decider>>();
    if (!Files.isDirectory(folder)) {
      return hash -> Optional.empty();
    }
    var archive = FolderArchive.toRead(folder);
    return hash -> known.computeIfAbsent(hash, asked -> decider(archive, asked, zone));
  }

  private static Optional<Decider> decider(FolderArchive archive, String hash, ZoneId zone) {
    try {
      return archive.files(hash).map(files -> new Decider(DialogConfiguration.read(files), zone));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Sheet sheet(WhatIf whatIf, int shown) {
    return new Sheet(
        "What would have been otherwise",
        about(whatIf),
        List.of(byFlow(whatIf), handoffs(whatIf), money(whatIf), sideBySide(whatIf, shown)));
  }

  private static List<String> about(WhatIf whatIf) {
    var touched = whatIf.otherwise().stream().map(Otherwise::conversation).distinct().count();
    var about = new ArrayList<String>();
    about.add(
        "%d conversations, %d decisions; %d conversations have something otherwise."
            .formatted(whatIf.conversations(), whatIf.decisions(), touched));
    about.add(
        "Assumed: each decision is made again by itself, on the talk as it was recorded up to"
            + " there. What the customer, the shop and the ledger answered is as recorded; what they"
            + " would have answered to something else is not guessed.");
    about.add(
        "Assumed: a customer chooses the same remedy again where it is still offered, whatever it"
            + " gives. Where it is not, nothing is assumed: the cost lies between the options that"
            + " would be offered instead, and is nothing where none would be.");
    about.add("Assumed: what was chosen counts as given, also where the shop refused it later.");
    if (whatIf.drifted() > 0) {
      about.add(
          ("%d decisions are made otherwise by this release than they were recorded, under their own"
                  + " set too; they are held against what this release decides under that set.")
              .formatted(whatIf.drifted()));
    }
    if (whatIf.withoutSet() > 0) {
      about.add(
          ("%d decisions are outside of any flow or ran on a set that is gone; they are held against"
                  + " what was recorded.")
              .formatted(whatIf.withoutSet()));
    }
    about.add("The store was read as it stood, beside whatever writes to it; nothing was changed.");
    return about;
  }

  private static Table byFlow(WhatIf whatIf) {
    var kinds = Kind.values();
    var columns = new ArrayList<String>(List.of("flow"));
    List.of(kinds).forEach(kind -> columns.add(kind.plural()));
    var table =
        new Table("What is otherwise, by flow", 1, columns.toArray(String[]::new))
            .noting("Decisions that differ in this regard.");
    var flows = new TreeSet<String>();
    whatIf.otherwise().forEach(one -> flows.add(one.flow()));
    for (var flow : flows) {
      row(table, flow.isEmpty() ? "(no flow)" : flow, of(whatIf, flow::equals));
    }
    row(table, "all", of(whatIf, any -> true));
    return table;
  }

  private static void row(Table table, String name, Map<Kind, Long> counts) {
    var cells = new ArrayList<Object>(List.of(name));
    for (var kind : Kind.values()) {
      cells.add(counts.getOrDefault(kind, 0L));
    }
    table.row(cells.toArray());
  }

  private static Map<Kind, Long> of(WhatIf whatIf, Predicate<String> flow) {
    var counts = new TreeMap<Kind, Long>();
    whatIf.otherwise().stream()
        .filter(one -> flow.test(one.flow()))
        .forEach(one -> counts.merge(one.kind(), 1L, Long::sum));
    return counts;
  }

  private static Table handoffs(WhatIf whatIf) {
    var table = new Table("Handoffs that are otherwise", 2, "as it was", "as it would be", "times");
    var counts = new TreeMap<String, Integer>();
    whatIf.otherwise().stream()
        .filter(one -> one.kind() == Kind.HANDOFF)
        .forEach(one -> counts.merge(one.before() + "\t" + one.after(), 1, Integer::sum));
    counts.forEach((words, times) -> table.row(words.split("\t")[0], words.split("\t")[1], times));
    return table;
  }

  private static Table money(WhatIf whatIf) {
    var table =
        new Table(
                "Cost to the shop, by currency",
                2,
                "currency",
                "of",
                "count",
                "as it was",
                "at least",
                "at most",
                "saved, at least",
                "saved, at most")
            .noting("By the policy's figures; a minus before what is saved is what it costs more.");
    rows(table, "chosen, and offered again", whatIf.chosen());
    rows(table, "chosen, and offered no more", whatIf.gone());
    rows(table, "offered (the dearer option)", whatIf.offered());
    return table;
  }

  private static void rows(Table table, String what, Map<String, Till> tills) {
    new TreeMap<>(tills)
        .forEach(
            (currency, till) ->
                table.row(
                    currency,
                    what,
                    till.count(),
                    major(till.before(), currency),
                    major(till.least(), currency),
                    major(till.most(), currency),
                    major(till.before() - till.most(), currency),
                    major(till.before() - till.least(), currency)));
  }

  private static String major(long minor, String currency) {
    return new Money(minor, currency).major().toPlainString();
  }

  private static Table sideBySide(WhatIf whatIf, int shown) {
    var all = whatIf.otherwise();
    var table =
        new Table(
                "Side by side",
                6,
                "conversation",
                "event",
                "flow",
                "in",
                "as it was",
                "as it would be")
            .noting("The first %d of %d.".formatted(Math.min(shown, all.size()), all.size()));
    all.stream()
        .limit(shown)
        .forEach(
            one ->
                table.row(
                    one.conversation().value(),
                    one.version(),
                    one.flow(),
                    one.kind().plural(),
                    one.before(),
                    one.after()));
    return table;
  }
}
