package io.amends.desk;

import io.amends.commerce.Money;
import io.amends.conversation.Option;
import io.amends.dialog.Placeholder;
import io.amends.language.Entity;
import io.amends.language.Understander;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stops templates that nobody filled in, and promises beyond what is offered: with options only
 * their own amounts (and those that the suggestion itself named), in free text no more than was
 * paid and no larger share than the best offer on the table. Amounts are found by the same
 * understanding that reads customers, so a human's words and a customer's count alike.
 */
public final class PromiseGate implements WordingGate {

  private final Supplier<Understander> understander;
  private final Clock clock;

  public PromiseGate(Supplier<Understander> understander, Clock clock) {
    this.understander = understander;
    this.clock = clock;
  }

  @Override
  public Optional<Objection> check(Outgoing outgoing) {
    var flaws = flaws(outgoing);
    return flaws.isEmpty()
        ? Optional.empty()
        : Optional.of(new Objection(flaws.get(0).reason(), rewording(outgoing, flaws)));
  }

  private List<Flaw> flaws(Outgoing outgoing) {
    var flaws = new ArrayList<Flaw>();
    var placeholders = Placeholder.inBraces(outgoing.text());
    while (placeholders.find()) {
      flaws.add(
          new Flaw(
              placeholders.start(),
              placeholders.end(),
              placeholders.group() + " is not filled in"));
    }
    var limits = new PromiseLimits(outgoing, entities(outgoing.original()));
    for (var entity : entities(outgoing.text())) {
      limits
          .objection(entity)
          .ifPresent(reason -> flaws.add(new Flaw(entity.start(), entity.end(), reason)));
    }
    return flaws;
  }

  /** The suggestion as it was; else the text without the sentences at fault. */
  private String rewording(Outgoing outgoing, List<Flaw> flaws) {
    var original = outgoing.original();
    if (!original.isBlank() && flaws(outgoing.with(original)).isEmpty()) {
      return original;
    }
    var rest = Sentences.without(outgoing.text(), flaws);
    return flaws(outgoing.with(rest)).isEmpty() ? rest : "";
  }

  private List<Entity> entities(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    var at = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    return understander.get().entities(text, at);
  }

  /** Where something stands that may not go out, and why. */
  record Flaw(int start, int end, String reason) {}

  /** Amounts of the options, as far as they have one. */
  static List<Money> amounts(List<Option> options) {
    var amounts = new ArrayList<Money>();
    for (var option : options) {
      var amount = option.offer().amount();
      if (amount != null) {
        amounts.add(amount);
      }
    }
    return amounts;
  }
}
