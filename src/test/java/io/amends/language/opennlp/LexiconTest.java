package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass for all lists finds what a pass for each list finds. */
class LexiconTest {

  private static final int RANDOM_TEXTS = 5_000;

  private record Found(int start, int end, int word) {}

  @Test
  void every_list_finds_in_every_line_what_it_finds_alone() {
    var lexicon = Trained.WORDS.lexicon();
    var alone = lexicon.lists().stream().map(list -> new WordFinder(list.words())).toList();
    var seed = 20261122;
    var random = new Random(seed);
    var lines =
        IntentFiles.read(Trained.FOLDER.utterances()).utterances().stream().map(Utterance::text);
    var others = Stream.generate(() -> RandomTexts.any(random)).limit(RANDOM_TEXTS);
    var found = new int[alone.size()];

    Stream.concat(lines, others)
        .forEach(
            text -> {
              var folded = lexicon.fold(text);
              for (int i = 0; i < alone.size(); i++) {
                var expected = found(alone.get(i)::find, folded);
                assertThat(found(lexicon.lists().get(i)::find, folded))
                    .as("list %d in \"%s\", seed %d", i, text, seed)
                    .isEqualTo(expected);
                found[i] += expected.size();
              }
            });

    assertThat(found).hasSizeGreaterThan(40);
    assertThat(IntStream.of(found).sum()).isGreaterThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void lists_that_share_and_repeat_words_find_each_their_own(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var lexicon = new Lexicon(Trained.WORDS.folding());
      var lists = new ArrayList<WordList>();
      for (int left = 1 + random.nextInt(70); left > 0; left--) {
        lists.add(lexicon.list(words(random)));
      }
      lexicon.join();
      var text = letters(random, random.nextInt(30));

      for (var list : lists) {
        var alone = found(new WordFinder(list.words())::find, text);
        assertThat(found(list::find, text)).as("%s in %s", list.words(), text).isEqualTo(alone);
        assertThat(found(list::find, lexicon.fold(text)))
            .as("%s in %s, folded", list.words(), text)
            .isEqualTo(alone);
        assertThat(found(list::find, Trained.WORDS.lexicon().fold(text)))
            .as("%s in %s, folded by another", list.words(), text)
            .isEqualTo(alone);
      }
    }
  }

  private interface Finder {
    void find(CharSequence text, WordFinder.Sink sink);
  }

  private static List<Found> found(Finder finder, CharSequence text) {
    var found = new ArrayList<Found>();
    finder.find(text, (start, end, word) -> found.add(new Found(start, end, word)));
    return found;
  }

  private static List<String> words(Random random) {
    return Stream.generate(() -> letters(random, 1 + random.nextInt(4)))
        .limit(random.nextInt(6))
        .toList();
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab \u4E00\u4E8C1".charAt(random.nextInt(6)));
    }
    return text.toString();
  }
}
