package io.amends.language.opennlp;

import io.amends.language.Topic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a text touches on by the way, from {@code lexicons/topics.yaml}. */
final class TopicFinder {

  private final List<Topic> topics;
  private final WordList finder;

  TopicFinder(Section file, Lexicon lexicon) {
    file.expect(List.of("about", Topic.OCCASION, Topic.ASIDE), List.of());
    var words = new LinkedHashMap<String, Topic>();
    for (var group : List.of(Topic.OCCASION, Topic.ASIDE)) {
      file.section(group).ifPresent(section -> add(group, section, lexicon, words));
    }
    topics = List.copyOf(words.values());
    finder = lexicon.list(List.copyOf(words.keySet()));
  }

  private static void add(
      String group, Section section, Lexicon lexicon, Map<String, Topic> words) {
    for (var code : section.keys()) {
      var topic = new Topic(group, code);
      for (var word : section.words(code)) {
        var other = words.putIfAbsent(lexicon.word(word), topic);
        if (other != null && !other.equals(topic)) {
          section.problem(
              section.line(code),
              "\"%s\" stands for %s already. Keep it in one of the two"
                  .formatted(word, other.code()));
        }
      }
    }
  }

  /** Each topic once, by its first word; what is denied, quoted or taken back is none. */
  List<Topic> find(Folded text, BitSet negations, byte[] scopes) {
    var found = new ArrayList<Topic>(0);
    finder.find(
        text,
        (start, end, word) -> {
          var topic = topics.get(word);
          var said = !Scopes.isOther(scopes[start]) && !Negations.denies(negations, text, start);
          if (said && !found.contains(topic)) {
            found.add(topic);
          }
        });
    return found;
  }
}
