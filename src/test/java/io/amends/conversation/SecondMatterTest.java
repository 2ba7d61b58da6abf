package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.dialog.Stage;
import io.amends.language.Entity;
import io.amends.language.Keyword;
import io.amends.language.Label;
import io.amends.language.Understanding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two problems in one talk, and what sounds like another matter and is none (P3, P5). */
@Shows("P5")
class SecondMatterTest {

  private static final String HERE = "E20261103001";
  private static final String LATE = "E20261103002";

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());

  @Test
  void each_of_two_orders_goes_with_the_words_that_stand_beside_it() {
    run.hears(twoOrders(0, 40), List.of());

    assertThat(run.state().matter().slot(Matter.ORDER)).contains(HERE);
    assertThat(run.state().matter().slot(SecondMatter.CODE)).contains("late-delivery");
    assertThat(run.state().matter().slot(SecondMatter.ORDER)).contains(LATE);
  }

  @Test
  void also_where_the_surer_one_is_told_last() {
    run.hears(twoOrders(40, 0), List.of());

    assertThat(run.state().matter().slot(Matter.ORDER)).contains(HERE);
    assertThat(run.state().matter().slot(SecondMatter.ORDER)).contains(LATE);
  }

  @Test
  void a_number_without_a_complaint_corrects_the_order() {
    run.hears(says("damaged-on-arrival", "complain").order(HERE));

    run.hears(says("parcel-problem", "inform").order(LATE));

    assertThat(run.state().matter().slot(Matter.ORDER)).contains(LATE);
    assertThat(run.state().matter().slot(SecondMatter.CODE)).isEmpty();
  }

  @Test
  void a_complaint_with_a_number_of_its_own_waits_for_its_turn() {
    run.hears(says("damaged-on-arrival", "complain").order(HERE));

    run.hears(says("late-delivery", "complain").order(LATE));

    assertThat(run.state().matter().flow()).isEqualTo("damaged-on-arrival");
    assertThat(run.state().matter().slot(Matter.ORDER)).contains(HERE);
    assertThat(run.state().matter().slot(SecondMatter.ORDER)).contains(LATE);
    assertThat(run.lastScripts()).contains("shared/later-noted", "repair/back-to");
  }

  @Test
  void anger_begins_no_matter_and_a_story_about_our_people_does() {
    run.hears(says("damaged-on-arrival", "complain").order(HERE));

    run.hears(says("service-attitude", "complain").emotion(3));
    assertThat(run.state().matter().flow()).isEqualTo("damaged-on-arrival");

    run.hears(
        says("service-attitude", "complain").emotion(2).keyword("rude", "service-attitude", 2));
    assertThat(run.state().matter().flow()).isEqualTo("service-attitude");
  }

  @Test
  void who_wants_to_send_it_back_takes_nothing_back() {
    run.hears(says("damaged-on-arrival", "complain").order(HERE));
    var wish = says("return", "ask").understood();
    var faintly = List.of(wish.requests().get(0), new Label("withdraw-request", 0.17));

    run.hears(withRequests(wish, faintly), List.of());
    assertThat(run.state().stage()).isNotEqualTo(Stage.CLOSED);
    run.hears(says("withdraw-request"));

    assertThat(run.state().stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void who_corrects_a_number_or_asks_for_a_moment_turns_no_offer_down() {
    run.hears(says("damaged-on-arrival", "complain").order(HERE));
    run.hears(says("deny"));
    run.hears(says("choose-either"));
    assertThat(run.proposal()).isPresent();

    run.hears(says("deny", "inform").order(HERE));
    run.hears(says("counter-offer", "wait"));

    assertThat(run.proposal()).isPresent();
    assertThat(run.state().matter().declined()).isZero();
  }

  private static Understanding withRequests(Understanding u, List<Label> requests) {
    return new Understanding(
        u.language(),
        u.conclusive(),
        u.issues(),
        requests,
        u.acts(),
        u.emotion(),
        u.risks(),
        u.entities(),
        u.keywords(),
        u.topics(),
        u.model());
  }

  /** "… is broken" beside one number, "… is late" beside the other. */
  private static Understanding twoOrders(int here, int late) {
    return new Understanding(
        "en",
        true,
        List.of(new Label("damaged-on-arrival", 0.9), new Label("late-delivery", 0.7)),
        List.of(),
        List.of(new Label("complain", 0.9)),
        1,
        List.of(),
        List.of(order(HERE, here), order(LATE, late)),
        List.of(
            new Keyword("broken", "damaged-on-arrival", 2, here + 14, here + 20, false),
            new Keyword("late", "late-delivery", 2, late + 14, late + 18, false)),
        List.of(),
        "test");
  }

  private static Entity order(String number, int start) {
    return new Entity(Entity.ORDER_NUMBER, number, start, start + number.length(), number, "");
  }
}
