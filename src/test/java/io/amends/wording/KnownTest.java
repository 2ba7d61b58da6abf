package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownTest {

  private final Known<String, Boolean> known = Known.ofAnybody(4);
  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void the_same_question_is_worked_out_once_and_another_one_by_itself() {
    assertThat(ask("Dear Mr Li")).isTrue();
    assertThat(ask("Dear Mr Li")).isTrue();
    assertThat(worked).hasValue(1);

    assertThat(ask("Dear Mr Wu")).isTrue();
    assertThat(worked).hasValue(2);
  }

  @Test
  void what_was_asked_often_enough_ago_is_forgotten() {
    ask("first");
    for (var n = 0; n < 8; n++) {
      ask("line " + n);
    }
    ask("first");

    assertThat(worked).hasValue(10);
  }

  /** Nothing of a sentence is left in memory by it: who is named there may be erased. */
  @Test
  void no_text_is_held() throws IllegalAccessException {
    var text = "Dear Zanzibar";
    ask(text);

    assertThat(holds(known, text)).isFalse();
    assertThat(holds(Map.of("a", text), text)).isTrue();
  }

  private boolean ask(String text) {
    return known.of(
        text,
        any -> {
          worked.incrementAndGet();
          return true;
        });
  }

  /** Whether an object that is the text, or says it, is reached from here by maps and fields. */
  private static boolean holds(Object from, String text) throws IllegalAccessException {
    var seen = new IdentityHashMap<Object, Boolean>();
    var open = new ArrayDeque<Object>();
    open.add(from);
    while (!open.isEmpty()) {
      var one = open.remove();
      if (seen.put(one, true) != null) {
        continue;
      }
      if (one.toString().contains(text)) {
        return true;
      }
      if (one instanceof Map<?, ?> map) {
        open.addAll(map.keySet());
        open.addAll(map.values());
      } else if (one.getClass().getPackageName().equals("io.amends.wording")) {
        for (var field : one.getClass().getDeclaredFields()) {
          field.setAccessible(true);
          var value = field.get(one);
          if (value != null) {
            open.add(value);
          }
        }
      }
    }
    return false;
  }
}
