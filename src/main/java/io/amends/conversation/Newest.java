package io.amends.conversation;

import java.util.List;

/** Lists that keep the newest of what comes. */
final class Newest {

  private Newest() {}

  /**
   * Copied once, as each entry of a conversation asks for it: a list that grows and is copied then
   * is copied four times.
   *
   * @param most that are kept; the oldest go
   * @return unmodifiable, the newest last
   */
  static <E> List<E> of(List<E> before, E newest, int most) {
    var from = Math.max(0, before.size() + 1 - most);
    var kept = before.size() - from;
    if (kept == 0) {
      return List.of(newest);
    }
    var all = new Object[kept + 1];
    for (var i = 0; i < kept; i++) {
      all[i] = before.get(from + i);
    }
    all[kept] = newest;
    @SuppressWarnings("unchecked") // they are the elements of lists of E
    var list = (List<E>) List.of(all);
    return list;
  }
}
