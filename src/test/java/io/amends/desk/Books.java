package io.amends.desk;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.FollowUp;
import io.amends.dialog.Flow.Kind;
import io.amends.dialog.Flow.Line;
import io.amends.dialog.Flow.Step;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Script;
import io.amends.remedy.Policies;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flow set with one complaint, {@code late}, and a script for everything. */
final class Books {

  private static final List<String> REPAIRS =
      List.of(
          "accepted",
          "back-to",
          "closed-solved",
          "closing-silent",
          "corrected",
          "declined-next",
          "fallback-error",
          "goodbye",
          "greeting",
          "hand-off-angry",
          "hand-off-approval",
          "hand-off-asked",
          "hand-off-colleague",
          "hand-off-complaint",
          "hand-off-limit",
          "hand-off-nothing-left",
          "hand-off-unavailable",
          "hand-off-unclear",
          "not-solved",
          "not-understood",
          "not-understood-choice",
          "nudge",
          "order-not-found",
          "praise-reply",
          "take-your-time",
          "thanks-reply",
          "what-happened",
          "which-of-orders",
          "which-one");

  private Books() {}

  static FlowBook late() {
    var flow =
        new Flow(
            "late",
            "a parcel that is late",
            Kind.COMPLAINT,
            List.of("late-delivery"),
            false,
            List.of(new Line(Map.of(), "late/sorry")),
            List.of(
                new Step.Ask("order", Flow.Answer.NAMED, "late/which-order", true, Map.of()),
                new Step.LookUp("order", Map.of())),
            List.of(
                new Case(
                    Map.of("counts-as-lost", new Condition.AnyOf(Set.of("yes"))),
                    "late/offer",
                    List.of(Remedy.RESHIP, Remedy.REFUND_ONLY),
                    "",
                    false,
                    ""),
                new Case(
                    Map.of(),
                    "late/offer",
                    List.of(Remedy.COUPON, Remedy.CHASE_COURIER),
                    "",
                    false,
                    "")),
            new FollowUp(
                Duration.ofDays(2), "late/solved", FollowUp.Then.HAND_OFF, FollowUp.Then.CLOSE));
    return new FlowBook(
        "test",
        Map.of("late", flow),
        scripts(),
        Policies.standard(),
        new io.amends.wording.WordingGuard(io.amends.dialog.yaml.FlowFiles.shippedWording()),
        io.amends.dialog.yaml.FlowFiles.shippedItems(),
        Duration.ofHours(1),
        Duration.ofDays(2));
  }

  private static Map<String, Script> scripts() {
    var scripts = new HashMap<String, Script>();
    add(scripts, "late/sorry", "Sorry for the wait.");
    add(scripts, "late/which-order", "Which order is it?");
    add(scripts, "late/offer", "Would you like {first} or {second}?");
    add(scripts, "late/solved", "Is it solved?");
    add(scripts, "shared/money-other", "{amount} {currency}");
    add(scripts, "shared/money-CNY", "{amount} yuan");
    add(scripts, "shared/list-of-two", "{first} and {second}");
    add(scripts, "shared/order-in-list", "{order} ({item})");
    add(scripts, "shared/day", "{day} {month}");
    for (var month = 1; month <= 12; month++) {
      add(scripts, "shared/month-" + month, "month " + month);
    }
    REPAIRS.forEach(name -> add(scripts, "repair/" + name, "(" + name + ")"));
    for (var remedy : Remedy.values()) {
      for (var part : List.of("-title", "-detail", "-single", "-chosen", "-done")) {
        add(scripts, "remedies/" + remedy.code() + part, remedy.code() + part);
      }
    }
    add(scripts, "remedies/coupon-title", "a coupon of {amount}");
    return scripts;
  }

  private static void add(Map<String, Script> scripts, String name, String text) {
    scripts.put(name, new Script(name, Map.of("en", List.of(text))));
  }
}
