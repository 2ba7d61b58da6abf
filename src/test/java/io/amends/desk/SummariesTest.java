package io.amends.desk;

import static io.amends.desk.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.conversation.Attachment;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.Mode;
import io.amends.dialog.Stage;
import io.amends.engine.CustomerMessage;
import io.amends.engine.Opening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private final Shop shop = new Shop(Mode.AUTOPILOT);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whoever_takes_over_need_not_ask_again() {
    var id = shop.customerSays("it is late");
    shop.when(id, c -> c.stage() == Stage.PROPOSE);
    shop.customerSays(id, "I am angry, a human please");
    shop.when(id, c -> c.desk().waitingSince() != null);
    var summary = summary(id);

    assertThat(summary.issue()).isEqualTo("late-delivery");
    assertThat(summary.emotion()).isEqualTo(3);
    assertThat(summary.trend()).isEqualTo("rising");
    assertThat(summary.slots()).contains(new Summary.Slot("order", "E20261103001", 0));
    assertThat(summary.offered()).hasSize(2);
    assertThat(summary.accepted()).isNull();
    assertThat(summary.order()).containsEntry("days-late", "3");
    assertThat(summary.openApproval()).isNull();
  }

  @Test
  void an_open_question_has_no_answer_yet() {
    var id = new ConversationId("c");
    shop.customerWithoutOrderSays(id, "it is late");
    shop.when(id, c -> c.matter().question().equals("order"));

    assertThat(summary(id).slots()).containsExactly(new Summary.Slot("order", null, 1));
  }

  @Test
  void what_was_sent_along_is_evidence() {
    var id = new ConversationId("c");
    var photo = new Attachment("image", "https://example.org/1.jpg", "1.jpg", 9);
    done(
        shop.engine.customerSaid(
            id,
            new Opening("widget", Customer.guest("en"), ""),
            CustomerMessage.of("m1", "look", List.of(photo))));

    assertThat(summary(id).evidence()).containsExactly(photo);
  }

  @Test
  void what_waits_for_a_yes_is_named() {
    shop.dear();
    var id = shop.customerSays("it is late");
    shop.when(id, c -> c.stage() == Stage.PROPOSE);
    var proposal = shop.conversation(id).matter().openProposal().orElseThrow();
    done(shop.engine.customerChose(id, "c1", proposal.id(), 2));
    shop.when(id, c -> c.desk().waitingSince() != null);

    assertThat(summary(id).openApproval()).isNotNull();
  }

  private Summary summary(ConversationId id) {
    return Summaries.of(shop.conversation(id), shop.transcript(id), shop.clock.instant());
  }
}
