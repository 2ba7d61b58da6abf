package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Understanding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A burst is understood message by message and united. */
class TurnTest {

  @Test
  void each_label_has_its_highest_confidence_best_first() {
    var turn =
        turn(
            labelled(new Label("late-delivery", 0.4), new Label("not-received", 0.5)),
            labelled(new Label("late-delivery", 0.9)),
            labelled(new Label("late-delivery", 0.3)));

    assertThat(turn.issues())
        .containsExactly(new Label("late-delivery", 0.9), new Label("not-received", 0.5));
  }

  @Test
  void the_later_entity_wins() {
    var turn = turn(naming("E1"), naming("E2"));

    assertThat(turn.entity(Entity.ORDER_NUMBER).map(Entity::value)).contains("E2");
  }

  private static Turn turn(Understanding... understandings) {
    var heard =
        IntStream.range(0, understandings.length)
            .mapToObj(n -> new Heard(n + 1, understandings[n]))
            .toList();
    return Turn.of(List.of(), new TurnTaken(heard));
  }

  private static Understanding labelled(Label... issues) {
    return new Understanding(
        "en",
        true,
        List.of(issues),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private static Understanding naming(String order) {
    var entity = new Entity(Entity.ORDER_NUMBER, order, 0, order.length(), order, "");
    return new Understanding(
        "en",
        true,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(entity),
        List.of(),
        List.of(),
        "");
  }
}
