package io.amends.dialog.yaml;

import io.amends.dialog.FlowBook;
import io.amends.dialog.FlowLines;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.ItemWords;
import io.amends.wording.WordingGuard;
import io.amends.wording.WordingRules;
import io.amends.yaml.Spelling;
import io.amends.yaml.Word;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads a set of flow files: all of it, or nothing with every reason. */
public final class FlowFiles {

  private static final String POLICY = "policy.yaml";

  private FlowFiles() {}

  /**
   * @param files contents by name ({@code late-delivery.yaml}), {@code policy.yaml} among them
   * @param subjects the codes that may start a flow: issues and requests of the taxonomy
   * @throws InvalidFlowsException with all problems, by file and line
   */
  public static FlowBook read(Map<String, String> files, Collection<String> subjects) {
    return read(files, subjects, SoundSets.NONE);
  }

  /**
   * The same as {@link #read(Map, Collection)}.
   *
   * @param sound whose wordings need not be judged again; told of a set that passed
   */
  public static FlowBook read(
      Map<String, String> files, Collection<String> subjects, SoundSets sound) {
    return readWithLines(files, subjects, sound).book();
  }

  /** A set, and where its parts are written. */
  public record Written(FlowBook book, FlowLines lines) {}

  /** The same as {@link #read}, with where everything is written. */
  public static Written readWithLines(Map<String, String> files, Collection<String> subjects) {
    return readWithLines(files, subjects, SoundSets.NONE);
  }

  private static Written readWithLines(
      Map<String, String> files, Collection<String> subjects, SoundSets sound) {
    var hash = hash(files);
    var findings = new Findings();
    var yaml = new LinkedHashMap<String, Yaml>();
    new TreeMap<>(files)
        .forEach(
            (name, content) ->
                YamlReader.read(content, findings.in(name)).ifPresent(v -> yaml.put(name, v)));
    var limits = limits(Optional.ofNullable(yaml.remove(POLICY)), files, findings);
    var words = Optional.ofNullable(yaml.remove(WordingReader.FILE));
    var wording = wording(words, findings);
    var items = items(Optional.ofNullable(yaml.remove(ItemWordsReader.FILE)), findings);
    var drafts = new ArrayList<FlowDraft>();
    yaml.forEach((name, root) -> drafts.add(new FlowReader(name, findings.in(name)).read(root)));
    var promises = limits.filter(known -> !known.promising().isNot()).isPresent();
    limits.ifPresent(found -> checkPlatforms(found.platforms(), wording, findings.in(POLICY)));
    // A file that cannot be read would drown the cause in consequences: nobody says its scripts.
    if (drafts.size() == countOfFlows(files)) {
      check(drafts, subjects, promises, findings);
    }
    var guard = new WordingGuard(wording);
    // A set from before there was a guard is said under the program's words, and not refused by
    // them.
    words
        .filter(yamlOfWords -> !sound.contains(hash))
        .ifPresent(yamlOfWords -> WordingChecks.check(drafts, guard, yamlOfWords.line(), findings));
    refuse(findings);
    sound.add(hash);
    return new Written(
        FlowBookBuilder.build(hash, drafts, limits.orElseThrow(), guard, items), lines(drafts));
  }

  private static FlowLines lines(List<FlowDraft> drafts) {
    var cases = new HashMap<String, List<Integer>>();
    var steps = new HashMap<String, List<Integer>>();
    var scripts = new HashMap<String, Map<String, List<Integer>>>();
    for (var draft : drafts) {
      var flow = draft.name().text();
      cases.put(flow, draft.cases().stream().map(FlowDraft.Case::line).toList());
      steps.put(flow, draft.clarify().stream().map(FlowDraft.Step::line).toList());
      for (var script : draft.scripts().values()) {
        var lines = new HashMap<String, List<Integer>>();
        script
            .variants()
            .forEach(
                (language, variants) ->
                    lines.put(language, variants.stream().map(FlowDraft.Variant::line).toList()));
        scripts.put(flow + "/" + script.name(), lines);
      }
    }
    return new FlowLines(cases, steps, scripts);
  }

  /** The same names and contents give the same hash on every machine. */
  static String hash(Map<String, String> files) {
    var digest = sha256();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              // With the length before it, no text can pass for the end of another.
              update(digest, name);
              update(digest, content);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void check(
      List<FlowDraft> drafts, Collection<String> subjects, boolean promises, Findings findings) {
    NameChecks.check(drafts, subjects, findings);
    CaseChecks.check(drafts, findings);
    LinkChecks.check(drafts, findings);
    ScriptChecks.check(drafts, promises, findings);
    PromiseChecks.check(drafts, promises, findings);
    AmountCheck.check(drafts, findings);
  }

  private static long countOfFlows(Map<String, String> files) {
    return files.keySet().stream()
        .filter(name -> !Set.of(POLICY, WordingReader.FILE, ItemWordsReader.FILE).contains(name))
        .count();
  }

  /** A platform may be one that has no words of its own, but not one that is nearly another. */
  private static void checkPlatforms(
      List<Word> platforms, WordingRules wording, Findings.InFile findings) {
    var known = new TreeSet<>(wording.punished().keySet());
    known.remove(WordingRules.EVERYWHERE);
    for (var platform : platforms) {
      var name = platform.text().toLowerCase(Locale.ROOT);
      var close = Spelling.closest(name, known);
      if (!known.contains(name) && close.isPresent()) {
        findings.add(
            platform.line(),
            "platform " + platform.quoted() + " is not known",
            "Did you mean \"" + close.get() + "\"? Else give it a list in wording.yaml.");
      }
    }
  }

  private static Optional<PolicyReader.Limits> limits(
      Optional<Yaml> yaml, Map<String, String> files, Findings findings) {
    if (yaml.isEmpty() && !files.containsKey(POLICY)) {
      findings.add(POLICY, 1, "the file is missing", "Put the shop's limits there.");
    }
    return yaml.map(root -> new PolicyReader(findings.in(POLICY)).read(root));
  }

  /**
   * The guard's words that come with the program: for sets that have none of their own, as those
   * that were installed before there was a guard.
   *
   * @throws InvalidFlowsException never, as the build tests it
   */
  public static WordingRules shippedWording() {
    return Shipped.WORDING;
  }

  private static WordingRules wording(Optional<Yaml> yaml, Findings findings) {
    return yaml.map(root -> new WordingReader(findings.in(WordingReader.FILE)).read(root))
        .orElseGet(FlowFiles::shippedWording);
  }

  /**
   * The words of items that come with the program: for sets that have none of their own, likewise.
   *
   * @throws InvalidFlowsException never, as the build tests it
   */
  public static ItemWords shippedItems() {
    return Shipped.ITEMS;
  }

  private static ItemWords items(Optional<Yaml> yaml, Findings findings) {
    return yaml.map(root -> new ItemWordsReader(findings.in(ItemWordsReader.FILE)).read(root))
        .orElseGet(FlowFiles::shippedItems);
  }

  /** Read once, when it is first asked for. */
  private static final class Shipped {

    static final WordingRules WORDING =
        read(WordingReader.FILE, (in, root) -> new WordingReader(in).read(root));
    static final ItemWords ITEMS =
        read(ItemWordsReader.FILE, (in, root) -> new ItemWordsReader(in).read(root));

    private static <T> T read(String file, BiFunction<Findings.InFile, Yaml, T> reader) {
      var findings = new Findings();
      var in = findings.in(file);
      var content = FlowSource.shipped().getOrDefault(file, "");
      var words = YamlReader.read(content, in).map(root -> reader.apply(in, root));
      refuse(findings);
      return words.orElseThrow();
    }
  }

  private static void refuse(Findings findings) {
    if (!findings.isEmpty()) {
      throw new InvalidFlowsException(findings.all());
    }
  }

  private static void update(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
