package io.amends.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Order;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.RemedyRequested;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.language.Taxonomy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever customers, agents and time do in whatever order, some things always hold. A failure
 * names its seed; the same seed always tells the same story.
 */
@Shows({"P1", "P8"})
class ConversationPropertyTest {

  private static final int STEPS = 24;
  private static final List<Order> ORDERS =
      List.of(
          Orders.delivered().number("E20261100000").order(),
          Orders.late().number("E20261100001").order(),
          Orders.lost().number("E20261100002").order(),
          Orders.onTime().number("E20261100003").order(),
          Orders.customised().number("E20261100004").order(),
          Orders.paid().number("E20261100005").order(),
          Orders.unpaid().number("E20261100006").order(),
          Orders.held().number("E20261100007").order(),
          Orders.delivered().usd().number("E20261100008").order());

  static LongStream seeds() {
    var many = System.getProperty("amends.scale", "short").equals("long");
    return LongStream.range(0, many ? 200_000 : 3_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_promises_hold(long seed) {
    var random = new Random(seed);
    var mode = random.nextInt(5) == 0 ? Mode.COPILOT : Mode.AUTOPILOT;
    var customer =
        random.nextInt(4) == 0
            ? new Customer(ORDERS.get(0).customer().id(), "", List.of(), "en")
            : Customer.guest("zh-CN");
    var run = new Run(Orders.NOW, mode, customer);
    ORDERS.forEach(run::with);
    if (random.nextInt(10) == 0) {
      run.shopAway();
    }

    for (var step = 0; step < STEPS; step++) {
      step(run, random);
    }

    replayEqualsState(run);
    everyEntryIsAnsweredOnce(run);
    silentWhileAPersonIsInCharge(run);
    twoOptionsWheneverWePropose(run);
    neverMoreThanWasPaid(run);
    decidingAgainDecidesTheSame(run);
  }

  private static void step(Run run, Random random) {
    var held = run.state().desk().isHeld();
    switch (random.nextInt(12)) {
      case 0 -> run.waits(Duration.ofHours(random.nextInt(40)));
      case 1 -> {
        if (held) {
          var to = random.nextBoolean() ? "assistant" : "queue";
          run.acts(new AgentReleased(run.state().desk().agent(), to, run.now()));
        } else if (random.nextInt(3) == 0) {
          run.acts(new AgentTook("mei"));
        }
      }
      case 2, 3 -> {
        if (run.proposal().filter(p -> p.canBeChosenAt(run.now())).isPresent()
            && run.proposal().get().options().size() == 2) {
          run.clicks(1 + random.nextInt(2));
        }
      }
      default ->
          run.hears(
              anything(random),
              random.nextInt(4) == 0
                  ? List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0))
                  : List.of());
    }
  }

  private static Says anything(Random random) {
    var codes = new ArrayList<String>();
    pick(codes, Taxonomy.ISSUE, random, 3);
    pick(codes, Taxonomy.REQUEST, random, 4);
    pick(codes, Taxonomy.ACT, random, 1);
    pick(codes, Taxonomy.ACT, random, 2);
    pick(codes, Taxonomy.RISK, random, 40);
    var says =
        Says.says(codes.toArray(String[]::new))
            .emotion(random.nextInt(8) == 0 ? 4 : random.nextInt(3))
            .in(List.of("en", "zh-Hans", "zh-Hant", "und").get(random.nextInt(4)));
    if (random.nextInt(2) == 0) {
      says.order("E2026110000" + random.nextInt(10));
    }
    if (random.nextInt(8) == 0) {
      says.amount(Integer.toString(1 + random.nextInt(100)), random.nextBoolean() ? "" : "CNY");
    }
    return says;
  }

  private static void pick(List<String> codes, Taxonomy head, Random random, int oneIn) {
    if (random.nextInt(oneIn) == 0) {
      var all = List.copyOf(head.codes());
      codes.add(all.get(random.nextInt(all.size())));
    }
  }

  private static void replayEqualsState(Run run) {
    var events = run.history().stream().map(RecordedEvent::event).toList();
    assertThat(Conversation.unopened(run.state().id()).after(events)).isEqualTo(run.state());
  }

  /** Every entry has one answer, or a person to give it. */
  private static void everyEntryIsAnsweredOnce(Run run) {
    var answered = new ArrayList<Long>();
    for (var recorded : run.history()) {
      if (recorded.event() instanceof ReplySent reply) {
        answered.addAll(reply.answers());
      } else if (recorded.event() instanceof ProposalMade made) {
        answered.addAll(made.answers());
      }
    }
    assertThat(answered).doesNotHaveDuplicates();
    if (run.state().desk().assistantSpeaks()) {
      assertThat(run.state().talk().unanswered()).isEmpty();
    }
  }

  private static void silentWhileAPersonIsInCharge(Run run) {
    var state = Conversation.unopened(run.state().id());
    for (var recorded : run.history()) {
      var speaks =
          recorded.event().isVisible()
              && !(recorded.event() instanceof CustomerSpoke
                  || recorded.event() instanceof OptionClicked);
      if (recorded.event() instanceof SystemSaid news) {
        // News of the waiting, where no person is there to tell it (CONTRACT §1).
        assertThat(news.scripts()).containsExactly("repair/promise-late");
        assertThat(state.desk().isHeld()).as("%s", recorded).isFalse();
      } else if (speaks) {
        assertThat(state.desk().assistantSpeaks()).as("%s", recorded).isTrue();
      }
      state = recorded.event().applyTo(state);
    }
  }

  private static void twoOptionsWheneverWePropose(Run run) {
    for (var recorded : run.history()) {
      if (recorded.event() instanceof ProposalMade made) {
        assertThat(made.proposal().options()).hasSize(2);
        assertThat(made.text()).doesNotContain("{");
      }
    }
  }

  private static void neverMoreThanWasPaid(Run run) {
    for (var order : ORDERS) {
      var given =
          run.history().stream()
              .map(RecordedEvent::event)
              .filter(RemedyRequested.class::isInstance)
              .map(RemedyRequested.class::cast)
              .filter(request -> request.order().equals(order.number()))
              .filter(request -> request.offer().amount() != null)
              .mapToLong(request -> request.offer().amount().minor())
              .sum();
      assertThat(given).isLessThanOrEqualTo(order.amounts().paid().minor());
    }
  }

  /** No clock, no dice: the same cause at the same time always decides the same. */
  private static void decidingAgainDecidesTheSame(Run run) {
    var ids = new HashSet<String>();
    var state = Conversation.unopened(run.state().id());
    var history = run.history();
    for (var i = 0; i < history.size(); i++) {
      if (history.get(i).event() instanceof Cause cause) {
        var decided = cause.decidedBy(run.decider(), state, history.get(i).at());
        var recorded = new ArrayList<ConversationEvent>();
        for (var j = i + 1; j < history.size() && recorded.size() < decided.size(); j++) {
          recorded.add(history.get(j).event());
        }
        assertThat(recorded).isEqualTo(decided);
      }
      if (history.get(i).event() instanceof RemedyRequested request) {
        assertThat(ids.add(request.id())).as("one effect a choice").isTrue();
      }
      state = history.get(i).event().applyTo(state);
    }
  }
}
