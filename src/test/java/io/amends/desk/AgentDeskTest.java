package io.amends.desk;

import static io.amends.desk.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.NoteAdded;
import io.amends.conversation.AgentEvent.SuggestionDismissed;
import io.amends.conversation.AgentEvent.SuggestionSent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.conversation.Mode;
import io.amends.dialog.Stage;
import io.amends.engine.Acknowledgement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class AgentDeskTest {

  private final Shop shop = new Shop(Mode.COPILOT);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void of_two_agents_who_take_at_once_exactly_one_gets_it() {
    var id = shop.customerSays("it is late");
    var winners =
        Flux.range(0, 16)
            .flatMap(
                n ->
                    shop.desk
                        .take(id, "agent" + n)
                        .thenReturn(1)
                        .onErrorResume(TakenException.class, lost -> Mono.just(0))
                        .subscribeOn(Schedulers.parallel()))
            .reduce(Integer::sum);

    assertThat(done(winners)).isEqualTo(1);
    assertThat(shop.events(id, AgentTook.class)).hasSize(1);
  }

  @Test
  void the_loser_is_told_who_holds_it() {
    var id = taken("it is late");

    assertThatThrownBy(() -> done(shop.desk.take(id, "wu")))
        .isInstanceOfSatisfying(
            TakenException.class, taken -> assertThat(taken.holder()).isEqualTo("lin"));
  }

  @Test
  void taking_ones_own_again_changes_nothing() {
    var id = taken("it is late");
    done(shop.desk.take(id, "lin"));

    assertThat(shop.events(id, AgentTook.class)).hasSize(1);
  }

  @Test
  void an_unknown_conversation_cannot_be_taken() {
    assertThatThrownBy(() -> done(shop.desk.take(new ConversationId("none"), "lin")))
        .isInstanceOf(NotFoundException.class);
    assertThat(shop.events(new ConversationId("none"))).isEmpty();
  }

  @Test
  void in_copilot_nothing_reaches_the_customer_that_a_person_did_not_send() {
    var id = shop.customerSays("it is late");
    shop.suggestion(id);
    shop.customerSays(id, "hello? it is late");
    shop.suggestion(id);

    assertThat(shop.transcript(id)).allMatch(entry -> entry.event() instanceof CustomerEvent);
  }

  @Test
  void every_suggestion_has_an_id_of_its_own() {
    var id = shop.customerSays("it is late");
    shop.suggestion(id);
    shop.customerSays(id, "still late");
    shop.suggestion(id);

    assertThat(shop.events(id, SuggestionMade.class))
        .extracting(SuggestionMade::id)
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_suggestion_with_options_reaches_the_customer_as_a_proposal() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    var ack = done(send(id, suggestion.id(), "", false));

    var made = shop.events(id, ProposalMade.class).get(0);
    var reply = SuggestedReply.of(suggestion);
    assertThat(made.agent()).isEqualTo("lin");
    assertThat(made.text()).isEqualTo(reply.text()).startsWith("Sorry for the wait. Would you");
    assertThat(made.answers()).containsExactly(1L);
    assertThat(shop.events(id, SuggestionSent.class).get(0).edited()).isFalse();
    assertThat(ack.seq()).isEqualTo(2);
    var now = shop.conversation(id);
    assertThat(now.matter().openProposal()).contains(made.proposal());
    assertThat(now.stage()).isEqualTo(Stage.PROPOSE);
    assertThat(now.talk().empathised()).isTrue();
    assertThat(now.talk().unanswered()).isEmpty();
    assertThat(now.desk().suggestion()).isNull();
  }

  @Test
  void what_was_proposed_by_a_person_can_be_chosen_from() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    done(send(id, suggestion.id(), "", false));
    var proposal = shop.events(id, ProposalMade.class).get(0).proposal().id();
    done(shop.engine.customerChose(id, "c1", proposal, 1));

    shop.when(id, c -> c.matter().accepted() != null && c.desk().suggestion() != null);
    assertThat(shop.events(id, ReplySent.class)).isEmpty();
  }

  @Test
  void an_edited_suggestion_goes_out_in_the_agents_words_and_is_marked() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    done(send(id, suggestion.id(), "So sorry! What would you like?", false));

    assertThat(shop.events(id, ProposalMade.class).get(0).text())
        .isEqualTo("So sorry! What would you like?");
    assertThat(shop.events(id, SuggestionSent.class).get(0).edited()).isTrue();
  }

  @Test
  void a_suggested_question_is_recorded_with_what_it_asks_for() {
    var id = guestWithoutOrder("it is late");
    var suggestion = shop.suggestion(id);
    done(send(id, suggestion.id(), "Sorry! Could you tell me the order?", false));

    var spoke = shop.events(id, AgentSpoke.class).get(0);
    assertThat(spoke.asks()).isEqualTo("order");
    assertThat(spoke.scripts()).contains("late/sorry", "late/which-order");
    assertThat(spoke.edited()).isTrue();
    assertThat(spoke.suggestion()).isEqualTo(suggestion.id());
    assertThat(shop.conversation(id).matter().question()).isEqualTo("order");
  }

  @Test
  void free_text_answers_all_that_waits_and_overtakes_the_suggestion() {
    var id = taken("it is late");
    shop.suggestion(id);
    done(send(id, "", "Let me look into it.", false));

    var spoke = shop.events(id, AgentSpoke.class).get(0);
    assertThat(spoke.answers()).containsExactly(1L);
    assertThat(spoke.scripts()).isEmpty();
    assertThat(spoke.language()).isEqualTo("en");
    assertThat(shop.conversation(id).desk().suggestion()).isNull();
  }

  @Test
  void whoever_speaks_first_takes_it() {
    var id = shop.customerSays("it is late");
    shop.suggestion(id);
    done(send(id, "", "I am Lin.", false));

    assertThat(shop.conversation(id).desk().agent()).isEqualTo("lin");
  }

  @Test
  void nobody_sends_into_what_a_colleague_holds() {
    var id = taken("it is late");
    var before = shop.events(id);
    var message = new AgentMessage("m1", "me too", "", false);

    assertThatThrownBy(() -> done(shop.desk.send(id, "wu", message)))
        .isInstanceOf(TakenException.class);
    assertThat(shop.transcript(id)).hasSize(1);
    assertThat(shop.events(id).size()).isGreaterThanOrEqualTo(before.size());
    assertThat(shop.events(id, AgentSpoke.class)).isEmpty();
  }

  @Test
  void the_same_message_id_has_no_second_effect() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    var message = new AgentMessage("m1", "", suggestion.id(), false);
    var first = done(shop.desk.send(id, "lin", message));
    var second = done(shop.desk.send(id, "lin", message));

    assertThat(second.seq()).isEqualTo(first.seq());
    assertThat(second.isNew()).isFalse();
    assertThat(shop.transcript(id)).hasSize(2);
  }

  @Test
  void a_suggestion_that_does_not_know_the_newest_message_is_stale() {
    var id = guestWithoutOrder("it is late");
    done(shop.desk.take(id, "lin"));
    var old = shop.suggestion(id);
    shop.customerSays(id, "are you there? late!");

    assertThatThrownBy(() -> done(send(id, old.id(), "", false)))
        .isInstanceOf(StaleSuggestionException.class);
    done(send(id, old.id(), "", true));
    assertThat(shop.events(id, AgentSpoke.class)).hasSize(1);
  }

  @Test
  void a_suggestion_that_was_replaced_can_still_be_sent_once_confirmed() {
    var id = guestWithoutOrder("it is late");
    done(shop.desk.take(id, "lin"));
    var old = shop.suggestion(id);
    shop.customerSays(id, "are you there? late!");
    var newest = shop.suggestion(id);

    assertThat(newest.id()).isNotEqualTo(old.id());
    assertThatThrownBy(() -> done(send(id, old.id(), "", false)))
        .isInstanceOf(StaleSuggestionException.class);
    done(send(id, old.id(), "", true));
    assertThatThrownBy(() -> done(send(id, old.id(), "", true)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void options_that_no_longer_stand_are_never_put_back_on_the_table() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    shop.clock.advance(Duration.ofDays(4));

    assertThatThrownBy(() -> done(send(id, suggestion.id(), "", true)))
        .isInstanceOf(StaleSuggestionException.class);
    assertThat(shop.transcript(id)).hasSize(1);
  }

  @Test
  void an_unknown_suggestion_is_not_sent() {
    var id = taken("it is late");

    assertThatThrownBy(() -> done(send(id, id + "/s99", "hello", true)))
        .isInstanceOf(NotFoundException.class);
    assertThat(shop.transcript(id)).hasSize(1);
  }

  @Test
  void a_dismissed_suggestion_is_gone() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);
    done(shop.desk.dismiss(id, "lin", suggestion.id(), "too cold"));

    assertThat(shop.events(id, SuggestionDismissed.class)).hasSize(1);
    assertThatThrownBy(() -> done(send(id, suggestion.id(), "", true)))
        .isInstanceOf(NotFoundException.class);
    assertThat(shop.transcript(id)).hasSize(1);
  }

  @Test
  void notes_are_for_colleagues_only() {
    var id = taken("it is late");
    done(shop.desk.note(id, "wu", "calls every week"));

    assertThat(shop.events(id, NoteAdded.class)).hasSize(1);
    assertThat(shop.transcript(id)).hasSize(1);
  }

  @Test
  void what_is_transferred_waits_again_and_says_for_whom() {
    var id = taken("it is late");
    done(shop.desk.transfer(id, "lin", "wu"));

    var desk = shop.conversation(id).desk();
    assertThat(desk.isHeld()).isFalse();
    assertThat(desk.waitingFor()).isEqualTo("transferred to wu");
    assertThatThrownBy(() -> done(shop.desk.release(id, "lin", "queue")))
        .isInstanceOf(NotYoursException.class);
    done(shop.desk.take(id, "wu"));
  }

  @Test
  void only_the_holder_releases() {
    var id = taken("it is late");

    assertThatThrownBy(() -> done(shop.desk.release(id, "wu", "queue")))
        .isInstanceOf(NotYoursException.class);
    assertThatThrownBy(() -> done(shop.desk.transfer(id, "wu", "queue")))
        .isInstanceOf(NotYoursException.class);
  }

  @Test
  void an_absent_agents_conversation_is_brought_back_only_while_the_customer_waits() {
    var id = taken("it is late");
    shop.suggestion(id);
    done(send(id, "", "One moment.", false));
    done(shop.desk.reclaim(id, "lin"));
    assertThat(shop.conversation(id).desk().agent()).isEqualTo("lin");

    shop.customerSays(id, "still late");
    done(shop.desk.reclaim(id, "lin"));
    assertThat(shop.conversation(id).desk().isHeld()).isFalse();
  }

  @Test
  void a_promise_beyond_the_options_comes_back_with_words_that_pass() {
    var id = taken("it is late");
    var suggestion = shop.suggestion(id);

    assertThatThrownBy(() -> done(send(id, suggestion.id(), "Have 40 yuan.", false)))
        .isInstanceOfSatisfying(
            WordingException.class,
            stopped ->
                assertThat(stopped.rewording()).isEqualTo(SuggestedReply.of(suggestion).text()));
    assertThat(shop.transcript(id)).hasSize(1);
  }

  private ConversationId taken(String text) {
    var id = shop.customerSays(text);
    done(shop.desk.take(id, "lin"));
    return id;
  }

  private ConversationId guestWithoutOrder(String text) {
    var id = new ConversationId(UUID.randomUUID().toString());
    shop.customerWithoutOrderSays(id, text);
    return id;
  }

  private Mono<Acknowledgement> send(
      ConversationId id, String suggestion, String text, boolean confirm) {
    var message = new AgentMessage(UUID.randomUUID().toString(), text, suggestion, confirm);
    return shop.desk.send(id, "lin", message);
  }
}
