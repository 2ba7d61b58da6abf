package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.amends.language.opennlp.ShapeSyntax.ShapeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text makes finding slow: twice the text takes twice the steps, for all shapes that Amends
 * comes with, and a shape of a shop that could do worse is refused.
 */
class MatcherStepsTest {

  private static final int LENGTH = 8_000;

  /** How often a character may be looked at; the most that was seen is 67, in web addresses. */
  private static final int STEPS_A_CHARACTER = 200;

  private static final List<String> CODES =
      List.of("url", "email", "tracking-number", "phone", "order-number");

  @ParameterizedTest
  @ValueSource(strings = {"url", "email", "tracking-number", "phone", "order-number"})
  void twice_the_text_takes_twice_the_steps_to_find_codes_in(String type) {
    var patterns = codes(type);
    attacks().forEach(piece -> assertLinear(piece, patterns::spans));
  }

  @Test
  void twice_the_text_takes_twice_the_steps_to_find_numbers_and_words_in() {
    var lexicon = new Lexicon(Trained.WORDS.folding());
    var numerals = new Numerals(open("numerals"), lexicon);
    var words = AmountFinder.list(open("quantity"), "units", lexicon);
    lexicon.join();
    attacks()
        .forEach(
            piece -> {
              assertLinear(piece, numerals::in);
              assertLinear(piece, words::in);
              assertLinear(piece, Trained.WORDS.lexicon()::in);
            });
  }

  @Test
  void the_longest_texts_are_read_without_hanging() {
    attacks()
        .forEach(
            piece -> {
              var text = piece.repeat(Folding.LONGEST / piece.length());
              assertTimeout(
                  Duration.ofSeconds(10), () -> Trained.WORDS.read(text, Trained.AT.toLocalDate()));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(.*a){12}",
        "(a+)+",
        "a{2,}",
        "(?=a)b",
        "(?<!a)b",
        "(a)\\1",
        "^a$",
        "\\bA[0-9]{4}",
        "a{1,2}?",
        "a{1,2}{3}",
        "(.{0,40}a){12}",
        "[ab]{0,30}a[ab]{20}",
        "((a{1,1000}){1,1000}){1,1000}",
        "(((((((((((((((((((((a)))))))))))))))))))))",
        "[0-9",
        "(a",
        "a)",
        "a{3,2}",
        "a{99999999999}",
        "a\\"
      })
  void an_expression_that_could_be_slow_or_is_none_is_refused(String expression) {
    assertThatThrownBy(() -> Shape.of(List.of(ShapeSyntax.read(expression))))
        .isInstanceOf(ShapeException.class);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void a_shape_matches_what_the_regular_expression_matches(String expression) throws Exception {
    var shape = Shape.of(List.of(ShapeSyntax.read(expression)));
    var pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      var text = like(expression, random);
      assertThat(shape.longest(text, 0) == text.length() || text.isEmpty()) // no code is
          .as("%s in %s", expression, text)
          .isEqualTo(pattern.matcher(text).matches() || text.isEmpty());
    }
  }

  static List<String> shipped() {
    var all = new ArrayList<>(List.of("a|bc|", "[^a-c]{1,3}x?", "\\d{2}\\w\\s-", "[a\\-z.]{1,2}"));
    for (var type : CODES) {
      open(type).lines("matches").forEach(line -> all.add(line.text()));
    }
    return all;
  }

  /** Bits of the examples and of anything, so that about half of the shapes match some. */
  private static String like(String expression, Random random) {
    var examples = new ArrayList<String>(List.of("a", "bc", "12_ -", "x", "-z"));
    for (var type : CODES) {
      open(type).lines("examples").forEach(line -> examples.add(line.text().toLowerCase()));
    }
    var text = new StringBuilder(examples.get(random.nextInt(examples.size())));
    for (int left = random.nextInt(4); left > 0 && text.length() > 0; left--) {
      var at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.setCharAt(at, "0123456789abcz-+ ./#".charAt(random.nextInt(20)));
        default -> text.insert(at, "0123456789abcz-+ ./#".charAt(random.nextInt(20)));
      }
    }
    return text.toString();
  }

  private static void assertLinear(String piece, Consumer<CharSequence> find) {
    var once = steps(piece, LENGTH, find);
    var twice = steps(piece, 2 * LENGTH, find);

    assertThat(once).as(piece).isLessThanOrEqualTo((long) STEPS_A_CHARACTER * LENGTH);
    assertThat(twice).as(piece).isLessThanOrEqualTo(once * 21 / 10 + LENGTH);
  }

  private static long steps(String piece, int length, Consumer<CharSequence> find) {
    var text = new CountedText(piece.repeat(length / piece.length() + 1).substring(0, length));
    find.accept(text);
    return text.steps();
  }

  /** What is almost a code, again and again; and what one of two readings can go on with. */
  private static Stream<String> attacks() {
    var pieces =
        Stream.of(
            "a",
            "9",
            "0",
            "-",
            "+",
            "#",
            ".",
            "/",
            "@",
            " ",
            "(",
            ":",
            "\u5757",
            "\u96F6",
            "k",
            "a.",
            "a@",
            "a@a.",
            "1,",
            "1,000",
            "1.",
            "9 ",
            "9-",
            "1 1",
            "(2",
            "+8",
            "+86 ",
            "1z",
            "http://",
            "http://a",
            "https://a.b/c?",
            "www.",
            "www.a",
            "a.com/",
            "com.",
            "com/",
            "jd",
            "sf",
            "sf1",
            "rr1",
            "tba",
            "12-34567-",
            "123-1234567-",
            "#1",
            "e2026",
            "order ",
            "order 1",
            "order number #",
            "\u5355\u53F7",
            "\u5355\u53F71",
            "\u7535\u8BDD1 ",
            "9400 ",
            "1z 999 aa1 ",
            "one ",
            "hundred ",
            "two hundred and ",
            "\u4E00",
            "\u4E07",
            "\u534112\u57575",
            "\u4E94\u57575",
            "$1",
            "$",
            "1\u5757",
            "paid 1 ",
            "1/2",
            "1-1-",
            "2026-",
            "3\u53F7",
            "on the 3rd ",
            "a week ago ",
            "1 a",
            "my name is A ",
            "\u6211\u53EB\u738B",
            "ship to 1 A St, ",
            "\u5317\u4EAC\u5E02\u8DEF1\u53F7",
            "\u5317\u4EAC",
            "2 mugs ",
            "50%",
            "\u6210",
            "3\u6298");
    var random = new Random(13);
    return Stream.concat(
        pieces,
        Stream.generate(() -> MutatedSuite.text(random)).limit(128).filter(t -> !t.isEmpty()));
  }

  private static CodePatterns codes(String type) {
    return CodePatterns.read(open(type), new Lexicon(Trained.WORDS.folding()));
  }

  private static Section open(String name) {
    return Section.open("patterns/" + name + ".yaml", Trained.FOLDER.words(), new ArrayList<>());
  }
}
