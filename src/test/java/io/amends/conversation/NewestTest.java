package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {

  @Test
  void the_newest_is_last_and_the_oldest_go() {
    var list = List.<Integer>of();
    for (var n = 1; n <= 5; n++) {
      list = Newest.of(list, n, 3);
    }

    assertThat(list).containsExactly(3, 4, 5);
    assertThat(Newest.of(List.of(1, 2), 3, Integer.MAX_VALUE)).containsExactly(1, 2, 3);
    assertThat(Newest.of(List.of(1, 2), 3, 1)).containsExactly(3);
  }

  @Test
  void nobody_can_change_it() {
    var list = Newest.of(List.of(1, 2), 3, 12);

    assertThatThrownBy(() -> list.set(0, 9)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(List.copyOf(list)).isSameAs(list); // so that a record copies it no more
  }
}
