package io.amends.conversation;

import static io.amends.conversation.Says.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.Shows;
import io.amends.commerce.Money;
import io.amends.commerce.Orders;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.remedy.Ledger;
import io.amends.remedy.Offer;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One customer, one order of 45.00, five conversations on two channels, fifty turns of asking for
 * more, and a person who takes over and gives back in between: what is offered never passes the
 * last step of the ladder, and what is given never what was paid.
 */
@Shows({"P10", "P11"})
final class LadderTest {

  private static final String MUG = "E20261103001";
  private static final Attachment PHOTO = new Attachment("image", "https://x.example/1.jpg", "", 0);

  /** 30 % of 39.00: the last step. */
  private static final Money CEILING = Money.of("11.70", "CNY");

  private static final Money PAID = Money.of("45.00", "CNY");

  @Test
  void asking_fifty_times_never_passes_the_ceiling() {
    var refusals = 0;
    var highest = Money.zero("CNY");
    for (var seed = 1; seed <= 40; seed++) {
      var ledger = haggle(seed);
      refusals += ledger.refusals();
      highest = partials(ledger).reduce(highest, Money::max);
    }
    assertThat(refusals).as("it was haggled").isGreaterThan(60);
    assertThat(highest).as("the last step was reached, and no more").isEqualTo(CEILING);
  }

  private static Ledger haggle(long seed) {
    var random = new Random(seed);
    var order = Orders.delivered().number(MUG).order();
    var runs = new ArrayList<Run>();
    for (var n = 0; n < 5; n++) {
      var at = Orders.NOW.plus(Duration.ofMinutes(n));
      var run = new Run(at, Mode.AUTOPILOT, Customer.guest("en")).with(order);
      run.record(
          new ConversationOpened(
              n % 2 == 0 ? "widget" : "standard", Customer.guest("en"), Mode.AUTOPILOT, ""));
      runs.add(n == 0 ? run : run.sharing(runs.get(0)));
    }

    for (var turn = 0; turn < 50; turn++) {
      var run = runs.get(random.nextInt(runs.size()));
      ask(random, run);
      if (random.nextInt(4) == 0) {
        run.acts(new AgentTook("mei"));
        run.acts(new AgentReleased("mei", "assistant", run.now()));
      }
      assertCeiling("seed " + seed + ", turn " + turn, run);
    }
    return runs.get(0).ledger(MUG);
  }

  private static void ask(Random random, Run run) {
    if (run.state().matter().isNone()) {
      run.hears(says("quality-defect", "compensation", "complain").order(MUG), List.of(PHOTO));
      return;
    }
    if (run.proposal().isPresent() && random.nextInt(8) == 0) {
      run.clicks(1 + random.nextInt(run.proposal().get().options().size()));
      return;
    }
    var amount = Integer.toString(1 + random.nextInt(45));
    switch (random.nextInt(5)) {
      case 0 -> run.hears(says("counter-offer", "compensation").amount(amount, "CNY"));
      case 1 -> run.hears(says("compensation", "ask"));
      case 2 -> run.hears(says("refund", "ask"));
      case 3 -> run.waits(Duration.ofHours(1 + random.nextInt(30)));
      default -> run.hears(says("deny", "complain"));
    }
  }

  private static void assertCeiling(String label, Run run) {
    var standing = run.ledger(MUG).standing(Run.BOOK.policy(), run.now());
    assertThat(standing.step()).as(label).isLessThanOrEqualTo(2);
    assertThat(standing.given()).as(label).allMatch(given -> given.compareTo(PAID) <= 0);
    assertThat(partials(run.ledger(MUG)))
        .as(label)
        .allMatch(amount -> amount.compareTo(CEILING) <= 0);
  }

  private static Stream<Money> partials(Ledger ledger) {
    return ledger.proposals().stream()
        .flatMap(proposal -> proposal.made().offers().stream())
        .filter(offer -> offer.remedy() == Remedy.PARTIAL_REFUND)
        .map(Offer::amount);
  }
}
