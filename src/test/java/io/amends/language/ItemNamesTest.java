package io.amends.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.dialog.ItemWords;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.language.ItemNames.Line;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNamesTest {

  private static final PlainWords PLAIN = plain(FlowFiles.shippedItems());

  private static final ItemNames ENGLISH =
      names(
          new Line("MUG-01-BLU", "Hand-made ceramic mug, blue"),
          new Line("MUG-01-RED", "Hand-made ceramic mug, red"),
          new Line("TEE-M-NVY", "Organic cotton T-shirt, navy, M"),
          new Line("CAP-KHK", "Canvas cap, khaki"));

  private static final ItemNames CHINESE =
      names(
          new Line("RUN-42-GRY", "轻量缓震跑鞋 灰色 42码"),
          new Line("RUN-44-BLK", "轻量缓震跑鞋 黑色 44码"),
          new Line("BAG-20L", "防潑水後背包 20L 墨綠色"),
          new Line("MUG-01", "手工陶瓷马克杯 350ml"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The blue mug is chipped | blue mug | MUG-01-BLU",
        "the BLUE one came broken | BLUE | MUG-01-BLU",
        "it's the red ceramic mug | red ceramic mug | MUG-01-RED",
        "My caps have holes | caps | CAP-KHK",
        "The tshirt shrank | tshirt | TEE-M-NVY",
        "the T-shirt shrank | T-shirt | TEE-M-NVY",
        "my shirt, M | shirt | TEE-M-NVY",
        "the one in size M is torn | M | TEE-M-NVY",
        "a red cap | red cap | CAP-KHK",
      })
  void words_that_tell_a_line_from_the_others_name_it(String text, String words, String sku) {
    assertNamed(ENGLISH, text, words, Entity.PRODUCT, sku);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "那双灰色跑鞋开胶了 | 灰色跑鞋 | RUN-42-GRY",
        "黑色的跑鞋小了 | 黑色的跑鞋 | RUN-44-BLK",
        "黑色的那双小了 | 黑色 | RUN-44-BLK",
        "44码的太大 | 44码 | RUN-44-BLK",
        "背包拉链坏了 | 背包 | BAG-20L",
        "墨绿色的后背包坏了 | 墨绿色的后背包 | BAG-20L",
        "杯子碎了 | 杯 | MUG-01",
        "馬克杯碎了 | 馬克杯 | MUG-01",
        "那雙灰色的跑鞋開膠了 | 灰色的跑鞋 | RUN-42-GRY",
        "後背包的拉鍊壞了 | 後背包 | BAG-20L",
      })
  void chinese_of_both_scripts_names_a_line_of_either(String text, String words, String sku) {
    assertNamed(CHINESE, text, words, Entity.PRODUCT, sku);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MUG-01-RED is chipped | MUG-01-RED | MUG-01-RED",
        "it is mug 01 blu | mug 01 blu | MUG-01-BLU",
        "货号mug01red坏了 | mug01red | MUG-01-RED",
        "ＣＡＰ－ＫＨＫ | ＣＡＰ－ＫＨＫ | CAP-KHK",
      })
  void a_sku_names_its_line_however_it_is_written(String text, String words, String sku) {
    assertNamed(ENGLISH, text, words, Entity.SKU, sku);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The mug is chipped",
        "I'm cross, my order is late",
        "2 of them are broken",
        "MUG-01-REDDISH-ish",
        "Mugs, hand-made? Both broken",
        "",
      })
  void what_fits_several_or_none_names_none(String text) {
    assertThat(ENGLISH.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"跑鞋开胶了", "这双鞋不对", "颜色不对", "盒子压扁了", "今天4号还没到"})
  void what_fits_two_pairs_of_shoes_names_neither(String text) {
    assertThat(CHINESE.in(text)).isEmpty();
  }

  @Test
  void two_lines_can_be_named_in_one_text() {
    assertThat(ENGLISH.in("The shirt is fine but the blue mug and CAP-KHK are not"))
        .extracting(Entity::value)
        .containsExactly("TEE-M-NVY", "MUG-01-BLU", "CAP-KHK");
  }

  @Test
  void a_line_without_sku_is_told_by_its_title() {
    assertThat(names(new Line("", "Teapot"), new Line("", "Desk lamp")).in("the lamp"))
        .extracting(Entity::value)
        .containsExactly("Desk lamp");
  }

  @Test
  void two_lines_of_one_sku_are_the_same_thing() {
    assertThat(names(new Line("A-1", "Blue mug"), new Line("A-1", "Blue mug")).in("the mug"))
        .extracting(Entity::value)
        .containsExactly("A-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_is_written_spans_lie_in_the_text(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var lines = random.ints(random.nextInt(4), 0, 1_000).mapToObj(n -> line(random)).toList();
      var text = text(random, 40);
      var last = 0;
      for (var entity : new ItemNames(lines, PLAIN).in(text)) {
        assertThat(entity.start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(last);
        assertThat(entity.end()).isGreaterThan(entity.start()).isLessThanOrEqualTo(text.length());
        assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
        assertThat(lines).extracting(Line::id).contains(entity.value());
        last = entity.end();
      }
    }
  }

  @Test
  void a_text_and_titles_of_one_character_are_read_at_once() {
    var long_ = "杯".repeat(16_000);
    var lines = java.util.stream.IntStream.range(0, 300).mapToObj(n -> new Line("S" + n, long_));

    assertThat(new ItemNames(lines.toList(), PLAIN).in(long_)).isEmpty();
  }

  @Test
  void words_that_a_shop_calls_plain_name_nothing_and_its_signs_of_size_do() {
    var lines = List.of(new Line("A", "Oak shelf 40"), new Line("B", "Pine shelf 60"));
    var own = new PlainWords(Set.of("PINE"), Set.of(), Set.of("width"), Set.of("公分"), Set.of());

    assertThat(new ItemNames(lines, PLAIN).in("the pine one")).isNotEmpty();
    assertThat(new ItemNames(lines, own).in("the pine one")).isEmpty();
    assertThat(new ItemNames(lines, PLAIN).in("the 60公分, width 40")).isEmpty();
    assertThat(new ItemNames(lines, own).in("the 60公分, width 40"))
        .extracting(Entity::value)
        .containsExactly("B", "A");
  }

  private static void assertNamed(
      ItemNames names, String text, String words, String type, String value) {
    var at = text.indexOf(words);
    assertThat(names.in(text))
        .containsExactly(new Entity(type, words, at, at + words.length(), value, ""));
  }

  private static PlainWords plain(ItemWords words) {
    return new PlainWords(
        words.plain(), words.endings(), words.beforeSize(), words.afterSize(), words.between());
  }

  private static ItemNames names(Line... lines) {
    return new ItemNames(List.of(lines), PLAIN);
  }

  private static Line line(Random random) {
    return new Line(text(random, 8), text(random, 20));
  }

  private static String text(Random random, int longest) {
    var alphabet = "ab1M- '杯馬馬克色红\uD842\uDFB7\uD842\u0301ＡÉ的码\n".toCharArray();
    var text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(
          random.nextInt(50) == 0
              ? (char) random.nextInt(0x10000)
              : alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
