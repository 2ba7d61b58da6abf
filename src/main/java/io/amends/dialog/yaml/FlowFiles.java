package io.amends.dialog.yaml;

import io.amends.dialog.FlowBook;
import io.amends.dialog.InvalidFlowsException;
import io.amends.dialog.ItemWords;
import io.amends.wording.WordingRules;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    var findings = new Findings();
    var yaml = new LinkedHashMap<String, Yaml>();
    new TreeMap<>(files)
        .forEach(
            (name, content) ->
                YamlReader.read(content, findings.in(name)).ifPresent(v -> yaml.put(name, v)));
    // Half-read files would drown the cause in consequences.
    refuse(findings);
    var limits = limits(Optional.ofNullable(yaml.remove(POLICY)), findings);
    var words = Optional.ofNullable(yaml.remove(WordingReader.FILE));
    var wording = wording(words, findings);
    var items = items(Optional.ofNullable(yaml.remove(ItemWordsReader.FILE)), findings);
    var drafts = new ArrayList<FlowDraft>();
    yaml.forEach((name, root) -> drafts.add(new FlowReader(name, findings.in(name)).read(root)));
    var promises = limits.filter(known -> !known.promising().isNot()).isPresent();
    check(drafts, subjects, promises, findings);
    refuse(findings);
    // A set from before there was a guard is said under the program's words, and not refused by
    // them.
    words.ifPresent(
        yamlOfWords -> WordingChecks.check(drafts, wording, yamlOfWords.line(), findings));
    refuse(findings);
    return FlowBookBuilder.build(hash(files), drafts, limits.orElseThrow(), wording, items);
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

  private static Optional<PolicyReader.Limits> limits(Optional<Yaml> yaml, Findings findings) {
    if (yaml.isEmpty()) {
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
