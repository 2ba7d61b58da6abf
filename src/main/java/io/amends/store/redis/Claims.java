package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import io.amends.store.AlreadyDeliveredException;
import io.amends.store.DeliveryReceipt;
import io.amends.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * By which conversation a name is used. A name lies elsewhere than the conversation that uses it,
 * and no script can see both; so it is claimed before it is used. Whether it was used is written
 * only with the conversation. A claim that nothing came of is made void there, so that its holder
 * cannot use it later, and then taken over.
 */
final class Claims {

  private static final Script CLAIM = Script.named("claim.lua");
  private static final Script VOID = Script.named("void.lua");
  private static final Script RELEASE = Script.named("release.lua");

  /** Longer than any receipt. */
  private static final Duration KEPT = DeliveryReceipt.KEPT.plusDays(1);

  /** For how long a holder is given the time to use its claim. */
  private static final Duration YOUNG = Duration.ofSeconds(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int LOOKS = 200;

  private final Link link;
  private final Writer writer;
  private final Forms forms;
  private final Clock clock;

  /**
   * A name that a conversation may use, unless the claim becomes void.
   *
   * @param number grows with every claim of the name
   */
  record Claim(Name name, long number, String holder) {

    String key() {
      return Keys.claim(name);
    }

    private String text() {
      return number + " " + holder;
    }

    static Claim read(Name name, Object bytes) {
      var text = Bytes.text(bytes);
      var space = text.indexOf(' ');
      return new Claim(name, Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }
  }

  Claims(Link link, Writer writer, Forms forms, Clock clock) {
    this.link = link;
    this.writer = writer;
    this.forms = forms;
    this.clock = clock;
  }

  /**
   * Claims a name. Fails with {@link AlreadyDeliveredException} or {@link IllegalArgumentException}
   * where another conversation uses it.
   */
  Mono<Claim> take(Name name, ConversationId id) {
    return take(name, id, Bytes.NONE, 0);
  }

  /** Claims it anew, for this claim has become void. */
  Mono<Claim> renewed(Claim claim) {
    var id = new ConversationId(claim.holder());
    return take(claim.name(), id, Bytes.of(claim.text()), 0);
  }

  private Mono<Claim> take(Name name, ConversationId id, byte[] known, int looked) {
    return writer
        .writeLightly(
            CLAIM,
            new String[] {Keys.claim(name)},
            Bytes.of(id.value()),
            known,
            Bytes.of(KEPT.toMillis()))
        .flatMap(
            answer ->
                Bytes.text(answer.get(0)).equals("mine")
                    ? Mono.just(new Claim(name, Bytes.number(answer.get(1)), id.value()))
                    : takeOver(name, id, answer, looked));
  }

  private Mono<Claim> takeOver(Name name, ConversationId id, List<Object> answer, int looked) {
    if (looked == LOOKS) {
      return Mono.error(new StoreUnavailableException("another conversation is taking it in"));
    }
    var held = Claim.read(name, answer.get(1));
    var isYoung = Bytes.number(answer.get(2)) < YOUNG.toNanos() / 1_000;
    return used(held, !isYoung)
        .then(isYoung ? Mono.delay(LOOK_AGAIN).then() : Mono.empty())
        .then(
            Mono.defer(
                () -> take(name, id, isYoung ? Bytes.NONE : Bytes.of(held.text()), looked + 1)));
  }

  /** Fails where the name was used; else it never will be by this claim, if it is to be void. */
  private Mono<Void> used(Claim held, boolean isToBeVoid) {
    var name = held.name();
    var group = Keys.group(held.holder());
    return writer
        .writeLightly(
            VOID,
            new String[] {
              Keys.receipt(group, name.text()), Keys.waiting(group), Keys.voided(group, name)
            },
            name.kind() == Name.Kind.DISPATCH ? Bytes.of(name.text()) : Bytes.NONE,
            Bytes.of(Stamp.now(clock.instant())),
            isToBeVoid ? Bytes.of(held.number()) : Bytes.NONE,
            Bytes.of(KEPT.toMillis()))
        // Neither what it was used for nor that it is void may be lost after somebody relied on it.
        .flatMap(answer -> writer.settled(Keys.waiting(group)).then(unlessUsed(answer)));
  }

  /** Fails with what such an answer means, unless it means nothing. */
  private Mono<Void> unlessUsed(List<Object> answer) {
    return switch (Bytes.text(answer.get(0))) {
      case "delivered" -> Mono.error(new AlreadyDeliveredException(forms.receipt(answer.get(1))));
      case "waits" ->
          Mono.error(
              new IllegalArgumentException(
                  "dispatch " + Bytes.text(answer.get(1)) + " waits already"));
      default -> Mono.empty();
    };
  }

  /** Who claimed it last; empty: nobody, or it was long ago. */
  Mono<Claim> of(Name name) {
    return link.ask(Keys.claim(name), redis -> redis.get(Keys.claim(name)))
        .map(bytes -> Claim.read(name, bytes));
  }

  /** Gives it back, if nobody has taken it over. */
  Mono<Void> release(Claim claim) {
    return writer.writeLightly(RELEASE, new String[] {claim.key()}, Bytes.of(claim.text())).then();
  }
}
