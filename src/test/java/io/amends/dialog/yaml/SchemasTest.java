package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.RequiredScripts;
import io.amends.remedy.Limit;
import io.amends.remedy.Remedy;
import io.amends.remedy.ShopPolicy.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor knows of the files is what the program knows, and the shipped files are so. */
class SchemasTest {

  private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "dialog-flows");
  private static final Pattern NAMED = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)\n");

  private static final JsonSchema POLICY = schema("policy");
  private static final JsonSchema WORDING = schema("wording");
  private static final JsonSchema FLOW = schema("flow");
  private static final JsonSchema REMEDIES = schema("remedies");

  static Stream<String> files() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_shipped_file_names_its_schema_and_is_valid(String name) throws IOException {
    var file = FOLDER.resolve(name);
    var text = Files.readString(file);
    var named = NAMED.matcher(text);

    assertThat(named.lookingAt()).as("the first line of %s names a schema", name).isTrue();
    var schema = JsonSchema.of(file.resolveSibling(named.group(1)));
    assertThat(schema.faults(JsonSchema.yaml(text))).isEmpty();
  }

  /** What is spoilt, and what the editor underlines. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          policy.yaml   | coupon-percent: 10       | coupon-percnt: 10       | : there is no coupon-percnt
          policy.yaml   | gift-max: 10             | gift-max: -10           | /figures/CNY/gift-max: -10 is below 0
          policy.yaml   | gift-max: 10             | gift-max: ten           | /figures/CNY/gift-max: ten is no number
          policy.yaml   | coupon-percent: 10       | coupon-percent: 110     | /coupon-percent: 110 is above 100
          policy.yaml   | offer-stands: 72 hours   | offer-stands: 72 h      | `/offer-stands: 72 h is not like ^[1-9][0-9]{0,4} (second|minute|hour|day)s?$`
          policy.yaml   | market: EU               | market: UE              | /floors/1/market: UE is not in it
          wording.yaml  | no-contacts-on:          | no-contact-on:          | : there is no no-contact-on
          invoice.yaml  | kind: information        | kind: informations      | /kind: informations is not in it
          remedies.yaml | coupon-title:            | coupon-titel:           | /scripts: no coupon-title
          """)
  void what_is_wrong_is_underlined(String name, String was, String now, String fault)
      throws IOException {
    var text = Files.readString(FOLDER.resolve(name));
    assertThat(text).contains(was);
    var spoilt = text.replaceFirst(Pattern.quote(was), now);
    var named = NAMED.matcher(text);
    assertThat(named.lookingAt()).isTrue();

    assertThat(JsonSchema.of(FOLDER.resolve(named.group(1))).faults(JsonSchema.yaml(spoilt)))
        .contains(fault);
  }

  @Test
  void the_policy_has_the_same_keys() {
    assertThat(POLICY.keys("properties")).isEqualTo(sorted(PolicyReader.KEYS));
    for (var figures : Set.of("figures", "some-figures")) {
      assertThat(POLICY.keys("$defs", figures, "properties")).isEqualTo(sorted(Figures.KEYS));
    }
    assertThat(POLICY.keys("properties", "return-window-days", "properties"))
        .isEqualTo(sorted(PolicyReader.MARKETS));
    assertThat(
            POLICY.keys(
                "properties", "budgets", "patternProperties", "^[A-Z]{3}$", "properties"))
        .isEqualTo(sorted(PolicyReader.BUDGETS));
    assertThat(POLICY.keys("properties", "promises", "properties"))
        .isEqualTo(sorted(PolicyReader.PROMISES));
    assertThat(POLICY.keys("properties", "overrides", "items", "properties"))
        .isEqualTo(sorted(OverrideReader.keysOfOverrides()));
    assertThat(POLICY.keys("properties", "floors", "items", "properties"))
        .isEqualTo(sorted(OverrideReader.keysOfFloors()));
    assertThat(Arrays.stream(Limit.values()).filter(Limit::isPercent).map(Limit::code))
        .allSatisfy(
            code ->
                assertThat(POLICY.keys("properties", code)).contains("$ref", "description"));
  }

  @Test
  void the_guards_words_have_the_same_keys() {
    assertThat(WORDING.keys("properties")).isEqualTo(sorted(WordingReader.KEYS));
    assertThat(WORDING.keys("properties", "promises", "properties"))
        .isEqualTo(sorted(WordingReader.PROMISES));
    assertThat(WORDING.keys("properties", "numbers", "properties"))
        .isEqualTo(sorted(WordingReader.NUMBERS));
    assertThat(
            WORDING.keys("properties", "promises", "properties", "remedies", "properties"))
        .isEqualTo(sorted(Arrays.stream(Remedy.values()).map(Remedy::code).toList()));
  }

  @Test
  void the_words_of_items_have_the_same_keys() {
    assertThat(schema("items").keys("properties")).isEqualTo(sorted(ItemWordsReader.KEYS));
  }

  @Test
  void flows_have_the_same_keys() {
    assertThat(FLOW.keys("properties")).isEqualTo(sorted(FlowReader.KEYS));
    assertThat(FLOW.keys("$defs", "case", "properties")).isEqualTo(sorted(FlowReader.CASE));
  }

  @Test
  void the_words_of_remedies_are_those_that_the_program_says() {
    var said =
        RequiredScripts.all().keySet().stream()
            .filter(name -> name.startsWith("remedies/"))
            .map(name -> name.substring("remedies/".length()))
            .toList();

    assertThat(REMEDIES.keys("properties", "scripts", "properties")).isEqualTo(sorted(said));
  }

  private static TreeSet<String> sorted(Collection<String> words) {
    return new TreeSet<>(words);
  }

  private static JsonSchema schema(String name) {
    return JsonSchema.of(FOLDER.resolve("schema/" + name + ".schema.json"));
  }
}
