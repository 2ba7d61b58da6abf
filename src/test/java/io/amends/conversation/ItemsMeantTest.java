package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsMeantTest {

  private static final String NUMBER = "E20261103001";

  private final Order order =
      Orders.delivered()
          .with(
              Orders.mug().sku("MUG-BLU").title("Blue mug"),
              Orders.mug().sku("MUG-RED").title("Red mug"),
              Orders.mug().sku("CAP").title("帆布帽 卡其色"))
          .order();
  private final Run run = Run.at(Orders.NOW).with(order);

  @Test
  void the_lines_that_were_named_are_those() {
    assertThat(ItemsMeant.in(order, matter("MUG-RED"))).containsExactly(order.items().get(1));
    assertThat(ItemsMeant.in(order, matter("MUG-RED, CAP")))
        .containsExactly(order.items().get(1), order.items().get(2));
  }

  @Test
  void while_none_was_named_it_is_the_whole_order() {
    assertThat(ItemsMeant.in(order, Matter.none())).isEqualTo(order.items());
    assertThat(ItemsMeant.in(order, matter("OF-ANOTHER-ORDER"))).isEqualTo(order.items());
  }

  @Test
  void what_is_named_with_the_complaint_is_not_asked_for() {
    run.hears("My red mug broke, order " + NUMBER, complaint().order(NUMBER));

    assertThat(item()).contains("MUG-RED");
    assertThat(run.lastScripts()).doesNotContain("shared/which-item");
  }

  @Test
  void what_was_named_before_the_order_is_known_is_remembered() {
    run.hears("帽子壞了", complaint().in("zh-Hant"));
    assertThat(item()).isEmpty();

    run.hears(NUMBER, says("inform").in("zh-Hant").order(NUMBER));

    assertThat(item()).contains("CAP");
  }

  @Test
  void a_name_that_fits_two_lines_is_asked_for_and_the_answer_taken() {
    run.hears("My mug broke, order " + NUMBER, complaint().order(NUMBER));
    assertThat(item()).isEmpty();
    assertThat(run.lastScripts()).contains("shared/which-item");

    run.hears("the blue one", says("inform"));

    assertThat(item()).contains("MUG-BLU");
  }

  @Test
  void the_answer_may_name_several() {
    run.hears("Broken, order " + NUMBER, complaint().order(NUMBER));

    run.hears("the blue one and mug-red", says("inform"));

    assertThat(item()).contains("MUG-BLU, MUG-RED");
    assertThat(ItemsMeant.in(order, run.state().matter())).hasSize(2);
  }

  @Test
  void two_lines_named_by_the_way_are_no_answer() {
    run.hears("The blue one is fine, the red one broke", complaint().order(NUMBER));

    assertThat(item()).isEmpty();
    assertThat(run.lastScripts()).contains("shared/which-item");
  }

  @Test
  void a_line_of_another_order_gives_way() {
    var other =
        Orders.delivered()
            .number("E20261103002")
            .with(
                Orders.mug().sku("TEA").title("Teapot"), Orders.mug().sku("POT").title("Milk jug"))
            .order();
    run.with(other).hears("My red mug broke", complaint().order(NUMBER));

    run.hears("Sorry, the teapot of " + other.number(), says("inform").order(other.number()));

    assertThat(item()).contains("TEA");
  }

  @Test
  void it_comes_out_the_same_at_replay() {
    run.hears("帽子壞了", complaint());
    run.hears(NUMBER, says("inform").order(NUMBER));

    assertThat(Replay.of(run.state().id(), run.history(), run.deciders()).differences()).isEmpty();
  }

  @Test
  void much_that_is_written_is_not_kept() {
    for (int i = 0; i < 30; i++) {
      run.hears("x".repeat(3_000), says("chat"));
    }

    assertThat(run.state().talk().words()).hasSize(10).allMatch(text -> text.length() == 1_000);
  }

  @Test
  void a_new_episode_begins_without_the_old_words() {
    run.hears("My red mug broke", complaint());
    run.record(new DecisionEvent.ConversationClosed("solved"));

    run.hears("My cap tore", complaint());

    assertThat(run.state().talk().words()).containsExactly("My cap tore");
  }

  private static Says complaint() {
    return says("damaged-on-arrival", "complain");
  }

  private Optional<String> item() {
    return run.state().matter().slot(ItemsMeant.ITEM);
  }

  private static Matter matter(String items) {
    return Matter.none().withSlot(ItemsMeant.ITEM, items);
  }
}
