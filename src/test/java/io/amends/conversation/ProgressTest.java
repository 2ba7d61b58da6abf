package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.DecisionEvent.HandoffRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P13, P50: each step is told as the shop tells it, once, and nothing before. */
class ProgressTest {

  private static final String MUG = "E20261103001";
  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  private final Run run = Run.at(Orders.NOW).with(Orders.delivered().order());
  private String remedy = "";

  @BeforeEach
  void an_option_is_chosen() {
    run.hears(says("damaged-on-arrival", "complain").order(MUG));
    run.hears(says("inform"), PHOTO);
    run.hears(says("choose-either"));
    remedy = run.proposal().orElseThrow().id();
    run.clicks(2);
    assertThat(run.state().watched()).extracting(Watch::id).containsExactly(remedy);
  }

  @Test
  void what_is_done_is_said_when_the_shop_said_so_and_once() {
    var before = run.history().size();
    run.answers(new RemedyProgressed(remedy, "requested"));
    assertThat(said(before)).isEmpty();

    run.answers(new RemedyProgressed(remedy, "done"));
    run.answers(new RemedyProgressed(remedy, "done"));

    assertThat(said(before)).hasSize(1).allMatch(script -> script.endsWith("-done"));
    assertThat(run.state().watched()).isEmpty();
    assertThat(run.state().deadlines()).doesNotContainKey(Conversation.PROGRESS);
  }

  @Test
  void each_step_on_the_way_is_told() {
    var before = run.history().size();
    for (var state : List.of("approved", "awaiting-parcel", "awaiting-parcel", "inspecting")) {
      run.answers(new RemedyProgressed(remedy, state));
    }

    assertThat(said(before))
        .containsExactly(
            "remedies/state-approved",
            "remedies/state-awaiting-parcel",
            "remedies/state-inspecting");
  }

  @Test
  void what_the_shop_refuses_goes_to_a_person() {
    run.answers(new RemedyProgressed(remedy, "refused"));

    assertThat(run.lastScripts()).containsExactly("remedies/state-refused");
    assertThat(run.history())
        .extracting(RecordedEvent::event)
        .anyMatch(
            event -> event instanceof HandoffRequested h && h.reason().equals("remedy-refused"));
  }

  @Test
  void news_after_the_talk_was_closed_are_told_without_opening_it() {
    run.waits(Duration.ofHours(24));
    run.hears(says("affirm"));
    assertThat(run.state().stage()).isEqualTo(io.amends.dialog.Stage.CLOSED);
    assertThat(run.state().deadlines()).containsKey(Conversation.PROGRESS);
    var before = run.history().size();

    run.answers(new RemedyProgressed(remedy, "done"));

    assertThat(said(before)).hasSize(1);
    assertThat(run.state().stage()).isEqualTo(io.amends.dialog.Stage.CLOSED);
  }

  @Test
  void another_remedy_is_nobodys_news() {
    var before = run.history().size();
    run.answers(new RemedyProgressed("c1/other", "done"));

    assertThat(said(before)).isEmpty();
  }

  @Test
  void the_shop_is_asked_ever_more_seldom_and_in_the_end_no_more() {
    var asked =
        run.waits(Duration.ofDays(90)).stream()
            .filter(AnswerEvent.DeadlinePassed.class::isInstance)
            .map(AnswerEvent.DeadlinePassed.class::cast)
            .filter(passed -> passed.deadline().equals(Conversation.PROGRESS))
            .count();

    assertThat(asked).isBetween(20L, 150L);
    assertThat(run.state().deadlines()).doesNotContainKey(Conversation.PROGRESS);
  }

  private List<String> said(int from) {
    return run.history().subList(from, run.history().size()).stream()
        .map(RecordedEvent::event)
        .filter(ReplySent.class::isInstance)
        .flatMap(event -> ((ReplySent) event).scripts().stream())
        .toList();
  }
}
