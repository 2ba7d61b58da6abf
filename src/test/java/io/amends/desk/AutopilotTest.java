package io.amends.desk;

import static io.amends.desk.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Mode;
import io.amends.dialog.Stage;
import io.amends.engine.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the assistant speaks itself, until a person takes over. */
class AutopilotTest {

  private final Shop shop = new Shop(Mode.AUTOPILOT);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void after_a_person_took_it_the_assistant_is_silent_and_suggests() {
    var id = shop.customerSays("hello");
    shop.when(id, c -> c.talk().unanswered().isEmpty() && c.talk().seq() == 2);
    done(shop.desk.take(id, "lin"));
    shop.customerSays(id, "it is late");
    shop.suggestion(id);

    assertThat(shop.transcript(id)).hasSize(3);
    assertThat(shop.transcript(id).get(2).event()).isInstanceOf(CustomerEvent.class);
    assertThat(shop.conversation(id).desk().mode()).isEqualTo(Mode.HUMAN);
  }

  @Test
  void what_is_released_to_the_assistant_goes_on_where_it_was() {
    var id = shop.customerSays("hello");
    shop.when(id, c -> c.talk().seq() == 2);
    done(shop.desk.take(id, "lin"));
    shop.customerSays(id, "it is late");
    shop.suggestion(id);
    done(shop.desk.release(id, "lin", "assistant"));

    var now = shop.when(id, c -> c.stage() == Stage.PROPOSE && c.talk().unanswered().isEmpty());
    assertThat(now.desk().mode()).isEqualTo(Mode.AUTOPILOT);
    assertThat(now.desk().isHeld()).isFalse();
    assertThat(shop.events(id, ProposalMade.class).get(0).agent()).isEmpty();
  }

  @Test
  void what_is_released_to_the_queue_keeps_the_assistant_silent() {
    var id = shop.customerSays("hello");
    shop.when(id, c -> c.talk().seq() == 2);
    done(shop.desk.take(id, "lin"));
    done(shop.desk.release(id, "lin", "queue"));
    shop.customerSays(id, "it is late");
    shop.suggestion(id);

    assertThat(shop.conversation(id).desk().waitingFor()).isEqualTo("released");
    assertThat(shop.transcript(id).stream().map(Entry::event).filter(ReplySent.class::isInstance))
        .hasSize(1);
  }

  @Test
  void a_customer_who_asks_for_a_person_waits_in_the_room() {
    shop.presence.arrive("lin", "s1");
    var id = shop.customerSays("a human please");
    shop.when(id, c -> c.desk().waitingSince() != null);

    var place = shop.room.place(id).orElseThrow();
    assertThat(place.position()).isEqualTo(1);
    done(shop.desk.take(id, "lin"));
    assertThat(shop.room.place(id)).isEmpty();
    assertThat(shop.room.heldBy("lin")).containsExactly(id);
  }

  @Test
  void what_is_above_the_limit_is_carried_out_only_after_a_yes() {
    var id = waitsForApproval();
    assertThat(shop.events(id, RemedyRequested.class)).isEmpty();
    var proposal = proposal(id);
    done(shop.desk.approve(id, "wu", proposal, true, ""));
    done(shop.desk.approve(id, "wu", proposal, true, ""));

    assertThat(shop.events(id, ApprovalGiven.class)).hasSize(1);
    assertThat(shop.events(id, RemedyRequested.class)).hasSize(1);
    assertThatThrownBy(() -> done(shop.desk.approve(id, "wu", proposal, false, "")))
        .isInstanceOf(NotFoundException.class);
    shop.when(id, c -> c.desk().suggestion() != null);
    assertThat(shop.events(id, SuggestionMade.class)).isNotEmpty();
  }

  @Test
  void a_no_carries_nothing_out() {
    var id = waitsForApproval();
    done(shop.desk.approve(id, "wu", proposal(id), false, "twice this month"));

    assertThat(shop.events(id, RemedyRequested.class)).isEmpty();
    assertThat(shop.conversation(id).matter().approved()).isFalse();
  }

  @Test
  void only_what_waits_for_approval_can_be_approved() {
    var id = shop.customerSays("it is late");
    shop.when(id, c -> c.stage() == Stage.PROPOSE);

    assertThatThrownBy(() -> done(shop.desk.approve(id, "wu", proposal(id), true, "")))
        .isInstanceOf(NotFoundException.class);
  }

  /** An order so dear that its refund costs more than the limit. */
  private ConversationId waitsForApproval() {
    shop.dear();
    var id = shop.customerSays("it is late");
    shop.when(id, c -> c.stage() == Stage.PROPOSE);
    var proposal = shop.conversation(id).matter().openProposal().orElseThrow();
    var dearest =
        proposal.options().stream()
            .filter(o -> o.offer().needsApproval())
            .findFirst()
            .orElseThrow();
    done(shop.engine.customerChose(id, "c1", proposal.id(), dearest.number()));
    shop.when(id, c -> c.matter().accepted() != null && c.desk().waitingSince() != null);
    return id;
  }

  private String proposal(ConversationId id) {
    return shop.events(id, ProposalMade.class).get(0).proposal().id();
  }
}
