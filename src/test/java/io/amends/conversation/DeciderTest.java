package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.DecisionEvent.ConversationClosed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.NoteWritten;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SuggestionMade;
import io.amends.dialog.Stage;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule a test: what was said before, what is said now, what follows. */
class DeciderTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  @Test
  void a_complaint_is_met_with_empathy_and_one_question_in_one_reply() {
    var events = run.hears(says("damaged-on-arrival", "complain").emotion(2));

    assertThat(replies(events)).hasSize(1);
    var reply = replies(events).get(0);
    assertThat(reply.stage()).isEqualTo(Stage.EMPATHY);
    assertThat(reply.scripts().get(0)).startsWith("damaged-on-arrival/");
    assertThat(reply.asks()).isEqualTo("order");
    assertThat(reply.answers()).containsExactly(1L);
  }

  @Test
  void a_greeting_does_not_take_the_place_of_empathy() {
    run.hears(says("greet"));

    var events = run.hears(says("damaged-on-arrival", "complain"));

    assertThat(replies(events).get(0).stage()).isEqualTo(Stage.EMPATHY);
  }

  @Test
  void what_is_known_is_not_asked_again() {
    var events = run.hears(says("damaged-on-arrival", "complain").order(MUG));

    assertThat(replies(events)).extracting(ReplySent::asks).containsExactly("photo");
  }

  @Test
  void two_options_of_different_kinds_follow_when_all_is_known() {
    var made = untilProposal();

    var options = made.proposal().options();
    assertThat(options).hasSize(2);
    assertThat(options.get(0).offer().remedy().kind())
        .isNotEqualTo(options.get(1).offer().remedy().kind());
    assertThat(options.get(0).offer().cost().minor())
        .isLessThanOrEqualTo(options.get(1).offer().cost().minor());
  }

  @Test
  void even_when_all_is_said_at_once_empathy_comes_before_the_options() {
    var events =
        run.hears(says("damaged-on-arrival", "refund", "complain", "ask").order(MUG), PHOTO);

    assertThat(replies(events)).extracting(ReplySent::stage).containsExactly(Stage.EMPATHY);
    assertThat(replies(events).get(0).answers()).isEmpty();
    assertThat(proposals(events)).hasSize(1);
    assertThat(proposals(events).get(0).answers()).containsExactly(1L);
  }

  @Test
  void what_was_wished_for_is_among_the_two_where_it_is_lawful() {
    var events =
        run.hears(says("damaged-on-arrival", "refund", "complain", "ask").order(MUG), PHOTO);

    assertThat(proposals(events).get(0).proposal().options())
        .extracting(option -> option.offer().remedy())
        .containsAnyOf(Remedy.RETURN_REFUND, Remedy.REFUND_ONLY);
  }

  @Test
  void a_click_is_carried_out_once_and_followed_up() {
    untilProposal();

    var events = run.clicks(2);

    assertThat(of(RemedyRequested.class, events)).hasSize(1);
    assertThat(replies(events)).extracting(ReplySent::stage).containsExactly(Stage.FOLLOW_UP);
    assertThat(run.waits(Duration.ofHours(24)))
        .filteredOn(ReplySent.class::isInstance)
        .extracting(event -> ((ReplySent) event).asks())
        .containsExactly("solved");
  }

  @ParameterizedTest
  @CsvSource({"choose-first, 0", "choose-second, 1", "choose-either, 0"})
  void words_choose_exactly_like_a_click(String act, int option) {
    var made = untilProposal();

    var events = run.hears(says(act));

    assertThat(of(RemedyRequested.class, events))
        .extracting(RemedyRequested::offer)
        .containsExactly(made.proposal().options().get(option).offer());
  }

  @Test
  void an_option_named_by_its_kind_is_chosen() {
    untilProposal();
    var reship =
        run.proposal().orElseThrow().options().stream()
            .filter(option -> option.offer().remedy() == Remedy.RESHIP)
            .findFirst()
            .orElseThrow();

    var events = run.hears(says("resend", "affirm"));

    assertThat(of(RemedyRequested.class, events))
        .extracting(RemedyRequested::offer)
        .containsExactly(reship.offer());
  }

  @Test
  void a_broken_thing_is_simply_sent_again_to_who_asks_for_that() {
    var events = run.hears(says("damaged-on-arrival", "resend", "complain").order(MUG), PHOTO);

    assertThat(proposals(events)).isEmpty();
    assertThat(of(RemedyRequested.class, events))
        .extracting(request -> request.offer().remedy())
        .containsExactly(Remedy.RESHIP);
  }

  @Test
  void a_plain_yes_to_two_options_asks_which_one() {
    untilProposal();

    run.hears(says("affirm"));

    assertThat(run.lastScripts()).containsExactly("repair/which-one");
    assertThat(run.proposal()).isPresent();
  }

  @Test
  void what_was_turned_down_is_not_offered_again() {
    var first = untilProposal();

    var events = run.hears(says("deny"));

    assertThat(proposals(events)).hasSize(1);
    assertThat(run.lastScripts()).containsExactly("repair/declined-next");
    var refused = first.proposal().options().stream().map(o -> o.offer().remedy().kind()).toList();
    assertThat(proposals(events).get(0).proposal().options())
        .extracting(option -> option.offer().remedy().kind())
        .doesNotContainAnyElementsOf(refused);
  }

  @Test
  void who_got_it_broken_is_not_asked_to_keep_it_for_a_coupon() {
    var pair = untilProposal().proposal();

    assertThat(pair.options())
        .extracting(option -> option.offer().remedy())
        .containsExactly(Remedy.RESHIP, Remedy.REFUND_ONLY);
  }

  @Test
  void insisting_to_the_end_brings_a_person() {
    untilProposal();

    for (var i = 0; i < 4 && run.state().desk().assistantSpeaks(); i++) {
      run.hears(says("deny"));
    }

    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);
    assertThat(run.state().desk().waitingSince()).isNotNull();
  }

  @Test
  void an_own_proposal_inside_the_limits_is_accepted_at_once() {
    run.hears(says("quality-defect", "complain").order(MUG), PHOTO);
    run.hears(says("affirm"));
    run.hears(says("affirm"));
    assertThat(run.proposal()).isPresent();

    var events = run.hears(says("counter-offer", "compensation").amount("3", "CNY"));

    assertThat(of(RemedyRequested.class, events))
        .extracting(request -> request.offer().amount().major().toPlainString())
        .containsExactly("3.00");
    assertThat(proposals(events)).isEmpty();
  }

  @Test
  void an_own_proposal_above_the_limit_gets_options_and_no_money_beyond() {
    run.hears(says("quality-defect", "complain").order(MUG), PHOTO);
    run.hears(says("affirm"));
    run.hears(says("affirm"));

    var events = run.hears(says("counter-offer", "compensation").amount("9999", "CNY"));

    assertThat(of(RemedyRequested.class, events)).isEmpty();
  }

  @Test
  void solved_closes_and_the_next_message_opens_a_new_episode() {
    chosenAndAsked();

    var events = run.hears(says("affirm", "thank"));

    assertThat(of(ConversationClosed.class, events)).hasSize(1);
    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
    var seq = run.state().talk().seq();
    run.hears(says("greet"));
    assertThat(run.state().talk().episode()).isEqualTo(2);
    assertThat(run.state().talk().seq()).isGreaterThan(seq);
  }

  @Test
  void not_solved_goes_back_to_clarify_with_what_is_known() {
    chosenAndAsked();

    run.hears(says("deny"));

    assertThat(run.state().stage()).isEqualTo(Stage.CLARIFY);
    assertThat(run.state().matter().slot("order")).contains(MUG);
  }

  @Test
  void silence_after_the_follow_up_closes() {
    chosenAndAsked();

    run.waits(Duration.ofHours(48));

    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void an_unanswered_question_is_asked_once_more_and_no_more() {
    run.hears(says("damaged-on-arrival", "complain"));

    var events = run.waits(Duration.ofHours(2));

    assertThat(replies(events)).hasSize(1);
    assertThat(replies(events).get(0).scripts()).startsWith("repair/nudge");
  }

  @ParameterizedTest
  @CsvSource({
    "safety, repair/danger-safety",
    "legal-threat, repair/danger-legal",
    "extortion, repair/danger-extortion",
    "privacy, repair/danger-privacy",
    "self-harm, repair/danger-self-harm"
  })
  void danger_goes_to_a_person_at_once_without_a_word_of_money(String risk, String script) {
    var events = run.hears(says("damaged-on-arrival", "refund", "complain", risk).order(MUG));

    assertThat(run.lastScripts()).containsExactly(script);
    assertThat(of(HandoffRequested.class, events)).hasSize(1);
    assertThat(proposals(events)).isEmpty();
    assertThat(run.state().desk().risks()).contains(risk);
  }

  @Test
  void anger_that_rises_after_empathy_goes_to_a_person_and_a_first_rage_does_not() {
    run.hears(says("damaged-on-arrival", "complain").emotion(4));
    assertThat(run.state().desk().assistantSpeaks()).isTrue();

    run.hears(says("complain", "abuse").emotion(4));

    assertThat(run.state().desk().waitingFor()).isEqualTo("anger");
  }

  @Test
  void another_language_is_answered_once_in_english_and_handed_over() {
    var events = run.hears(says("complain").in("es"));

    assertThat(replies(events)).extracting(ReplySent::language).containsExactly("en");
    assertThat(run.lastScripts()).containsExactly("repair/other-language");
    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);
  }

  @Test
  void the_reply_follows_the_language_of_the_newest_telling_message() {
    run.hears(says("damaged-on-arrival", "complain").in("zh-Hant"));
    run.hears(says("inform").in("zh-Hans").inconclusive().order(MUG));
    assertThat(run.state().talk().language()).isEqualTo("zh-Hant");

    run.hears(says("inform").in("en"));

    assertThat(run.state().talk().language()).isEqualTo("en");
  }

  @Test
  void not_understood_is_rephrased_then_helped_then_handed_over() {
    run.hears(says());
    assertThat(run.lastScripts()).containsExactly("repair/not-understood");
    run.hears(says());
    assertThat(run.lastScripts()).containsExactly("repair/not-understood-choice");
    run.hears(says());

    assertThat(run.state().desk().waitingFor()).isEqualTo("not-understood");
  }

  @Test
  void a_corrected_order_number_is_taken_and_looked_up_anew() {
    var plates = Orders.late().number("E20261103002").order();
    run.with(plates).hears(says("damaged-on-arrival", "complain").order(MUG));

    run.hears(says("inform").order("E20261103002"));

    assertThat(run.state().matter().order()).contains(plates);
  }

  @Test
  void a_question_in_between_is_answered_and_the_talk_comes_back() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));

    run.hears(says("order-status", "ask"));

    assertThat(run.state().matter().flow()).isEqualTo("damaged-on-arrival");
    assertThat(run.state().matter().question()).isEqualTo("photo");
    assertThat(run.lastScripts()).contains("repair/back-to");
  }

  @Test
  void a_question_that_was_answered_on_the_way_is_not_asked_again() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    assertThat(run.state().matter().question()).isEqualTo("photo");

    run.hears(says("order-status", "ask"), PHOTO);

    assertThat(run.state().matter().flow()).isEqualTo("damaged-on-arrival");
    assertThat(run.state().matter().question()).isEqualTo("wish");
  }

  @Test
  void who_asks_for_a_late_parcel_is_offered_amends_for_it() {
    var late = Orders.late().number("E20261103002").order();
    run.with(late).hears(says("order-status", "ask").order("E20261103002"));
    assertThat(run.state().matter().flow()).isEqualTo("late-delivery");

    var events = run.hears(says("deny"));

    assertThat(proposals(events)).hasSize(1);
  }

  @Test
  void who_will_not_send_a_photo_goes_on_and_the_dearer_option_needs_a_person() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("deny"));
    run.hears(says("choose-either"));

    run.clicks(2);

    assertThat(run.state().desk().waitingFor()).isEqualTo("approval");
    assertThat(run.history())
        .extracting(RecordedEvent::event)
        .noneMatch(RemedyRequested.class::isInstance);
  }

  @Test
  void an_expired_offer_can_no_longer_be_chosen() {
    untilProposal();
    run.waits(Duration.ofHours(1));
    var proposal = run.proposal().orElseThrow();

    assertThat(proposal.canBeChosenAt(proposal.expires().minusMillis(1))).isTrue();
    assertThat(proposal.canBeChosenAt(proposal.expires())).isFalse();
  }

  @Test
  void thanks_in_between_are_answered_and_the_open_question_asked_again() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));

    run.hears(says("thank"));

    assertThat(run.lastScripts())
        .containsExactly("repair/thanks-reply", "repair/back-to", "damaged-on-arrival/photo");
    assertThat(run.state().matter().question()).isEqualTo("photo");
  }

  @Test
  void an_amount_in_a_title_is_the_offers() {
    var part = untilProposal("quality-defect").proposal().option(1);

    assertThat(part.offer().remedy()).isEqualTo(Remedy.PARTIAL_REFUND);
    assertThat(part.title())
        .contains(part.offer().amount().major().stripTrailingZeros().toPlainString());
  }

  @Test
  void what_was_found_is_said_before_the_options_that_follow_from_it() {
    var lost = Orders.lost().number("E20261103003").order();

    var events = run.with(lost).hears(says("order-status", "refund", "ask").order("E20261103003"));

    assertThat(replies(events)).extracting(ReplySent::scripts).isNotEmpty();
    assertThat(replies(events).get(0).scripts()).contains("order-status/lost");
    assertThat(proposals(events)).hasSize(1);
    assertThat(proposals(events).get(0).answers()).containsExactly(1L);
  }

  @Test
  void what_was_told_without_a_known_word_for_it_is_taken_as_a_fault() {
    run.hears(says("refund", "ask"));
    assertThat(run.state().matter().question()).isEqualTo("issue");

    run.hears(says("inform"));

    assertThat(run.state().matter().flow()).isEqualTo("quality-defect");
  }

  @Test
  void an_order_that_is_named_before_what_happened_is_kept_and_that_is_asked_for() {
    run.hears(says("return", "ask"));

    run.hears(says("inform").order(MUG));

    assertThat(run.lastScripts()).containsExactly("repair/what-happened");
    assertThat(run.state().matter().slot("order")).contains(MUG);
    run.hears(says("changed-mind"));
    assertThat(run.state().matter().question()).isNotEqualTo("order");
  }

  @Test
  void a_yes_that_nothing_was_asked_for_is_noted() {
    untilProposal();
    run.clicks(1);

    run.hears(says("affirm"));

    assertThat(run.lastScripts()).containsExactly("repair/noted");
    assertThat(run.state().talk().misunderstood()).isZero();
  }

  @Test
  void the_number_of_a_parcel_that_comes_back_is_noted_on_the_order() {
    untilProposal();
    run.clicks(1);

    var events = run.hears(says("inform").tracking("SF1020304050"));

    assertThat(of(NoteWritten.class, events))
        .extracting(NoteWritten::text)
        .containsExactly("tracking number: SF1020304050");
    assertThat(run.lastScripts()).containsExactly("repair/noted");
  }

  @Test
  void a_no_problem_any_more_is_a_yes() {
    chosenAndAsked();

    run.hears(says("affirm", "deny"));

    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void the_money_may_mean_part_of_it_or_all_and_that_is_asked() {
    run.hears(says("quality-defect", "compensation", "complain").order(MUG), PHOTO);
    run.hears(says("inform"));
    assertThat(run.proposal().orElseThrow().options())
        .anyMatch(option -> option.offer().remedy() == Remedy.PARTIAL_REFUND);

    run.hears(says("refund", "affirm"));

    assertThat(run.lastScripts()).containsExactly("repair/which-one");
  }

  @Test
  void what_never_reached_the_shop_goes_to_a_person() {
    untilProposal();
    run.clicks(2);

    run.answers(new AnswerEvent.DeliveryFailed("d1", "refused", true));

    assertThat(run.state().desk().waitingFor()).isEqualTo("delivery-failed");
  }

  @Test
  void what_the_shop_refuses_is_free_again_in_the_ledger() {
    var refused = untilProposal().proposal();
    run.clicks(2);
    assertThat(run.ledger(MUG).standing(run.now()).chosen()).containsExactly(Remedy.REFUND_ONLY);

    run.answers(new AnswerEvent.DeliveryFailed(refused.id(), "422", true));

    assertThat(run.ledger(MUG).standing(run.now()).chosen()).isEmpty();
    assertThat(run.ledger(MUG).standing(run.now()).given()).isEmpty();
    assertThat(run.ledger(MUG).standing(run.now()).undone()).containsExactly(Remedy.REFUND_ONLY);
    assertThat(run.state().desk().waitingFor()).isEqualTo("delivery-failed");
  }

  @Test
  void what_may_have_arrived_stays_given() {
    var proposal = untilProposal().proposal();
    run.clicks(2);

    run.answers(new AnswerEvent.DeliveryFailed(proposal.id(), "no answer", false));

    assertThat(run.ledger(MUG).standing(run.now()).chosen()).containsExactly(Remedy.REFUND_ONLY);
  }

  @Test
  void what_the_shop_refuses_later_is_free_again_and_a_person_comes() {
    var proposal = untilProposal().proposal();
    run.clicks(2);

    run.answers(new AnswerEvent.RemedyProgressed(proposal.id(), "refused"));

    assertThat(run.ledger(MUG).standing(run.now()).chosen()).isEmpty();
    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);
  }

  @Test
  void what_a_person_does_not_approve_is_free_again() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("deny"));
    run.hears(says("choose-either"));
    var proposal = run.proposal().orElseThrow();
    run.clicks(2);

    run.acts(new AgentEvent.ApprovalGiven("desk", proposal.id(), false, "no"));

    assertThat(run.ledger(MUG).standing(run.now()).chosen()).isEmpty();
    assertThat(run.state().matter().budget()).isNull();
  }

  @Test
  void an_unknown_order_number_is_asked_again_and_then_a_person_helps() {
    run.hears(says("damaged-on-arrival", "complain").order("E00000000000"));
    assertThat(run.lastScripts()).contains("repair/order-not-found");
    run.hears(says("inform").order("E00000000001"));
    run.hears(says("inform").order("E00000000002"));
    run.hears(says("inform").order("E00000000003"));

    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);
  }

  @Test
  void with_the_shop_away_empathy_goes_on_and_nothing_is_promised() {
    run.shopAway();

    var first = run.hears(says("damaged-on-arrival", "complain").order(MUG));
    assertThat(replies(first)).extracting(ReplySent::stage).containsExactly(Stage.EMPATHY);
    run.hears(says("inform"), PHOTO);
    run.hears(says("refund", "ask"));

    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);
    assertThat(run.history())
        .extracting(RecordedEvent::event)
        .noneMatch(ProposalMade.class::isInstance);
  }

  @Test
  void a_burst_is_answered_once() {
    run.writes(List.of());
    run.writes(List.of());
    run.writes(PHOTO);
    run.listens(
        says("greet").understood(),
        says("damaged-on-arrival", "complain").order(MUG).understood(),
        says("inform").understood());

    var replies =
        run.history().stream()
            .map(RecordedEvent::event)
            .filter(ReplySent.class::isInstance)
            .map(ReplySent.class::cast)
            .toList();
    assertThat(replies).hasSize(1);
    assertThat(replies.get(0).answers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void after_a_person_took_over_the_assistant_only_suggests() {
    run.hears(says("damaged-on-arrival", "complain"));
    run.acts(new AgentTook("mei"));
    assertThat(run.state().desk().mode()).isEqualTo(Mode.HUMAN);

    var events = run.hears(says("inform").order(MUG));

    assertThat(replies(events)).isEmpty();
    assertThat(of(SuggestionMade.class, events)).hasSize(1);
  }

  @Test
  void released_the_flow_goes_on_where_it_was_with_what_was_learnt() {
    run.hears(says("damaged-on-arrival", "complain"));
    run.acts(new AgentTook("mei"));
    run.hears(says("inform").order(MUG));

    var events = run.acts(new AgentReleased("mei", "assistant", run.now()));

    assertThat(replies(events)).extracting(ReplySent::asks).containsExactly("photo");
    assertThat(run.state().desk().mode()).isEqualTo(Mode.AUTOPILOT);
  }

  @Test
  void in_copilot_nothing_is_said_that_a_person_did_not_send() {
    var copilot =
        new Run(Orders.NOW, Mode.COPILOT, Customer.guest("en")).with(Orders.delivered().order());

    copilot.hears(says("damaged-on-arrival", "complain").order(MUG), PHOTO);
    copilot.hears(says("refund", "ask"));

    assertThat(copilot.history())
        .extracting(RecordedEvent::event)
        .noneMatch(event -> event instanceof ReplySent || event instanceof ProposalMade);
    assertThat(copilot.state().desk().suggestion()).isNotNull();
  }

  private ProposalMade untilProposal() {
    return untilProposal("damaged-on-arrival");
  }

  private ProposalMade untilProposal(String issue) {
    run.hears(says(issue, "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    var events = run.hears(says("choose-either"));
    return proposals(events).get(0);
  }

  private void chosenAndAsked() {
    untilProposal();
    run.clicks(1);
    run.waits(Duration.ofHours(24));
    assertThat(run.state().matter().question()).isEqualTo("solved");
  }

  private static List<ReplySent> replies(List<ConversationEvent> events) {
    return of(ReplySent.class, events);
  }

  private static List<ProposalMade> proposals(List<ConversationEvent> events) {
    return of(ProposalMade.class, events);
  }

  private static <T> List<T> of(Class<T> type, List<ConversationEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
