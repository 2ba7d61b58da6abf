package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Orders;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the wordings of a talk follow each other (P2, P12). */
@Shows({"P2", "P12"})
class MannersTest {

  /** Written here once more, apart from what wording.yaml says. */
  private static final Pattern SORRY =
      Pattern.compile("\\bsorry\\b|apologise|对不起|對不起|抱歉|过意不去|過意不去|不好意思");

  private static final List<Attachment> PHOTO =
      List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0));

  static IntStream seeds() {
    var many = System.getProperty("amends.scale", "short").equals("long");
    return IntStream.range(0, many ? 20_000 : 600);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void at_most_one_apology_in_three_turns_and_none_after_a_choice(int seed) {
    var random = new Random(seed);
    var run =
        Run.at(Orders.NOW)
            .with(Orders.delivered().number("E20261100000").order())
            .with(Orders.late().number("E20261100001").order())
            .with(Orders.lost().number("E20261100002").order());
    var language = List.of("en", "zh-Hans", "zh-Hant").get(random.nextInt(3));
    for (var turn = 0; turn < 10; turn++) {
      run.hears(anything(random).in(language), random.nextInt(3) == 0 ? PHOTO : List.of());
    }

    var turn = 0;
    var last = -APART;
    var chosen = false;
    for (var recorded : run.history()) {
      var event = recorded.event();
      turn += event instanceof TurnTaken ? 1 : 0;
      chosen |= event instanceof OptionAccepted;
      chosen &= !(event instanceof DecisionEvent.FlowReopened);
      var text = text(event);
      if (SORRY.matcher(text).results().findAny().isPresent()) {
        assertThat(turn - last).as("seed " + seed + ": " + text).isGreaterThanOrEqualTo(APART);
        assertThat(chosen).as("seed " + seed + ", after a choice: " + text).isFalse();
        last = turn;
      }
    }
  }

  private static final int APART = 3;

  @Test
  void the_first_words_to_a_complaint_still_say_sorry() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());

    var events = run.hears(says("damaged-on-arrival", "complain"));

    assertThat(events.stream().map(MannersTest::text)).anyMatch(t -> SORRY.matcher(t).find());
  }

  @Test
  void the_same_words_never_come_twice_running() {
    var run = Run.at(Orders.NOW).with(Orders.delivered().order());
    var before = "";
    for (var turn = 0; turn < 6; turn++) {
      run.hears(says("greet"));
      var texts = new ArrayList<>(run.history().stream().map(r -> text(r.event())).toList());
      texts.removeIf(String::isEmpty);
      var now = texts.get(texts.size() - 1);
      assertThat(now).isNotEqualTo(before);
      before = now;
    }
  }

  private static Says anything(Random random) {
    var complaints =
        Run.BOOK.flows().values().stream()
            .filter(flow -> flow.kind() == Flow.Kind.COMPLAINT)
            .map(flow -> flow.startsOn().get(0))
            .sorted()
            .toList();
    var issue = complaints.get(random.nextInt(complaints.size()));
    var says =
        switch (random.nextInt(9)) {
          case 0, 1 -> says(issue, "complain");
          case 2 -> says("deny");
          case 3 -> says("affirm");
          case 4 -> says("choose-first");
          case 5 -> says("refund", "ask");
          case 6 -> says("chat");
          case 7 -> says("complain");
          default -> says("inform");
        };
    return random.nextInt(2) == 0 ? says.order("E2026110000" + random.nextInt(4)) : says;
  }

  private static String text(ConversationEvent event) {
    if (event instanceof ReplySent reply) {
      return reply.text();
    }
    return event instanceof ProposalMade made ? made.text() : "";
  }
}
