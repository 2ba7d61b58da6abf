package io.amends.rehearsal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.Vocabulary;
import io.amends.language.Taxonomy;
import io.amends.rehearsal.Meant;
import io.amends.rehearsal.PlainOrder;
import io.amends.rehearsal.Shipped;
import io.amends.yaml.Yaml;
import io.amends.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema that editors use knows the same words as the reader. JSON is YAML enough to read. */
class GoldenSchemaTest {

  @Test
  void it_knows_every_key() throws IOException {
    var orderKeys = plus(PlainOrder.keys(), "items");
    var rows = new TreeSet<>(ReactionReader.KEYS);
    TurnsReader.CUES.forEach((cue, with) -> rows.addAll(plus(with, cue)));

    assertThat(keys("properties")).isEqualTo(plus(GoldenReader.KEYS));
    assertThat(keys("properties", "customer", "properties"))
        .isEqualTo(plus(GoldenReader.CUSTOMER_KEYS));
    assertThat(keys("$defs", "order", "properties")).isEqualTo(orderKeys);
    assertThat(keys("$defs", "item", "properties")).isEqualTo(plus(PlainOrder.ITEM_KEYS));
    assertThat(keys("$defs", "row", "properties")).isEqualTo(rows);
    assertThat(keys("$defs", "named", "properties")).isEqualTo(plus(Meant.NAMED));
  }

  @Test
  void it_knows_every_word() throws IOException {
    var labels = new ArrayList<String>();
    for (var head : Taxonomy.values()) {
      labels.addAll(head.codes());
    }

    assertThat(words("$defs", "label", "enum")).containsExactlyInAnyOrderElementsOf(labels);
    assertThat(words("$defs", "remedy", "enum"))
        .containsExactlyInAnyOrderElementsOf(ReactionReader.REMEDIES);
    assertThat(words("properties", "ends", "enum")).isEqualTo(GoldenReader.ENDS);
    assertThat(words("properties", "language", "enum")).isEqualTo(Vocabulary.LANGUAGES);
    assertThat(words("$defs", "row", "properties", "shop-tells", "enum"))
        .containsExactlyInAnyOrderElementsOf(TurnsReader.STATES);
    assertThat(words("$defs", "order", "properties", "state", "enum"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.ORDER_STATES);
    assertThat(words("$defs", "order", "properties", "shipment.state", "enum"))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.SHIPMENT_STATES);
  }

  @Test
  void every_golden_names_it() {
    Shipped.FILES.forEach(
        (name, content) -> {
          var up = "../".repeat(1 + (int) name.chars().filter(c -> c == '/').count());
          assertThat(content)
              .as(name)
              .startsWith("# yaml-language-server: $schema=" + up + "schema/golden.schema.json\n");
        });
  }

  private static TreeSet<String> plus(Set<String> words, String... more) {
    var all = new TreeSet<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private static Collection<String> keys(String... path) throws IOException {
    return new TreeSet<>(((Yaml.Entries) at(path)).all().keySet());
  }

  private static List<String> words(String... path) throws IOException {
    var words = new ArrayList<String>();
    for (var row : ((Yaml.Rows) at(path)).rows()) {
      words.add(((Yaml.Text) row).value());
    }
    return words;
  }

  private static Yaml at(String... path) throws IOException {
    var text = Files.readString(Shipped.FLOWS.resolve("schema/golden.schema.json"));
    var yaml =
        YamlReader.read(
                text,
                (line, what, remedy) -> {
                  throw new AssertionError(line + " " + what);
                })
            .orElseThrow();
    for (var key : path) {
      yaml = ((Yaml.Entries) yaml).all().get(key).value();
    }
    return yaml;
  }
}
