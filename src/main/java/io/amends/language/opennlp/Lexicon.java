package io.amends.language.opennlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The word lists of an intents folder, joined: one pass over a text finds the words of all of them.
 * Lists are added while the files are read and {@link #join}ed then; safe to share from there on.
 */
final class Lexicon {

  /** What one very long text needed is given back. */
  private static final int MOST_KEPT = 1 << 12;

  private static final ThreadLocal<long[]> BUFFER = ThreadLocal.withInitial(() -> new long[256]);

  private final Folding folding;
  private final List<WordList> lists = new ArrayList<>();

  /** By member, a word of one list: its length. Those of a list are next to each other. */
  private int[] lengths = new int[1 << 10];

  private int size;

  /** The members that each distinct word is. */
  private final Map<String, int[]> members = new LinkedHashMap<>();

  private WordFinder finder = new WordFinder(List.of());
  private int[][] membersOfWord = new int[0][];

  /** By member a bit of its list; several lists may share one. */
  private long[] bits = new long[0];

  Lexicon(Folding folding) {
    this.folding = folding;
  }

  /**
   * Where words of the lists are in a text.
   *
   * @param lexicon whose words they are
   * @param all by where they end, of those the longest first: an offset after the last character
   *     and a member
   * @param lists the bits of the lists that have any
   */
  record Sightings(Lexicon lexicon, long[] all, long lists) {}

  Folding folding() {
    return folding;
  }

  /** A word as it is looked up in folded texts. */
  String word(String written) {
    return folding.word(written);
  }

  /**
   * Adds a list. It can be asked once all are joined.
   *
   * @param words folded; each is reported by its position, a repeated one by its first
   */
  WordList list(List<String> words) {
    var first = size;
    var seen = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < words.size(); i++) {
      seen.putIfAbsent(words.get(i), first + i);
    }
    seen.forEach(this::add);
    size += words.size();
    lengths = size > lengths.length ? Arrays.copyOf(lengths, 2 * size) : lengths;
    for (int i = 0; i < words.size(); i++) {
      lengths[first + i] = words.get(i).length();
    }
    var list = new WordList(this, lists.size(), words, first);
    lists.add(list);
    return list;
  }

  /** No list can be added any more, and each can be asked. */
  Lexicon join() {
    finder = new WordFinder(List.copyOf(members.keySet()));
    membersOfWord = members.values().toArray(int[][]::new);
    bits = new long[size];
    for (var list : lists) {
      Arrays.fill(bits, list.first(), list.end(), list.bit());
    }
    return this;
  }

  /** The lists, as they were added. */
  List<WordList> lists() {
    return List.copyOf(lists);
  }

  /** The folded text with all words found. */
  Folded fold(String written) {
    var text = folding.fold(written);
    return new Folded(text.original(), text.folded(), text.origins(), text.length(), scan(text));
  }

  /**
   * The words of a text that was {@link #fold}ed by this lexicon; of another one they are sought.
   */
  Sightings in(CharSequence text) {
    return text instanceof Folded folded
            && folded.sightings() != null
            && folded.sightings().lexicon() == this
        ? folded.sightings()
        : scan(text);
  }

  int length(int member) {
    return lengths[member];
  }

  private Sightings scan(CharSequence text) {
    var pass = new Pass();
    finder.find(text, pass);
    return pass.sightings();
  }

  private void add(String word, int member) {
    var before = members.get(word);
    var more = before == null ? new int[1] : Arrays.copyOf(before, before.length + 1);
    more[more.length - 1] = member;
    members.put(word, more);
  }

  /** Notes the words of one text. */
  private final class Pass implements WordFinder.Sink {

    private long[] all = BUFFER.get();
    private int size;
    private long lists;

    @Override
    public void found(int start, int end, int word) {
      for (var member : membersOfWord[word]) {
        if (size == all.length) {
          all = Arrays.copyOf(all, 2 * size);
        }
        all[size++] = (long) end << Integer.SIZE | member;
        lists |= bits[member];
      }
    }

    Sightings sightings() {
      if (all.length <= MOST_KEPT) {
        BUFFER.set(all);
      }
      return new Sightings(Lexicon.this, Arrays.copyOf(all, size), lists);
    }
  }
}
