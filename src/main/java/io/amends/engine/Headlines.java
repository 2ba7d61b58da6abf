package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.Mode;
import io.amends.conversation.Promise;
import io.amends.dialog.Stage;
import io.amends.store.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums a conversation up for the queue, for search and for waking it. */
final class Headlines {

  /** What was asked of the shop or the ledger is asked again after so long without an answer. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(15);

  /** Triage (P60): what weighs most comes first. */
  private static final Map<String, Integer> WEIGHTS =
      Map.of(
          "self-harm", 100,
          "safety", 90,
          "legal-threat", 80,
          "extortion", 80,
          "platform-complaint", 70,
          "privacy", 60,
          "review-threat", 40);

  private static final int WEIGHT_OF_A_MOOD = 10;
  private static final int WEIGHT_OF_A_COMPLAINT = 10;

  /** Above anger alone: our own word is at stake, and there is little time. */
  private static final int WEIGHT_OF_A_PROMISE = 45;

  private static final String PROMISE_DUE = "promise-due";

  private final Duration pause;

  Headlines(Duration pause) {
    this.pause = pause;
  }

  Headline of(Conversation conversation, Instant at) {
    var desk = conversation.desk();
    var matter = conversation.matter();
    var pressing = pressing(conversation);
    var warned = desk.isHeld() ? null : soonest(pressing, Promise::warnAt);
    return new Headline(
        conversation.id(),
        desk.mode().code(),
        conversation.stage().code(),
        matter.code(),
        conversation.customer().id(),
        desk.agent(),
        waitingSince(conversation, warned, at),
        waitingFor(conversation, warned),
        weight(conversation, !pressing.isEmpty()),
        at,
        wakeAt(conversation, at),
        matter.set(),
        soonest(pressing, Promise::due));
  }

  /**
   * In copilot a conversation waits from its first message on (CONTRACT §2).
   *
   * @param warned since when somebody is asked for who could still keep a promise, while the
   *     assistant goes on; {@code null}: nobody is
   */
  private static @Nullable Instant waitingSince(
      Conversation conversation, @Nullable Instant warned, Instant at) {
    var desk = conversation.desk();
    if (desk.waitingSince() != null) {
      return desk.waitingSince();
    }
    return waitsInCopilot(conversation) ? at : warned;
  }

  private static String waitingFor(Conversation conversation, @Nullable Instant warned) {
    if (conversation.desk().waitingSince() != null) {
      return conversation.desk().waitingFor();
    }
    if (waitsInCopilot(conversation)) {
      return "copilot";
    }
    return warned != null ? PROMISE_DUE : conversation.desk().waitingFor();
  }

  /** Promises that the desk was warned of, in time or too late. */
  private static List<Promise> pressing(Conversation conversation) {
    return conversation.promises().isEmpty()
        ? List.of()
        : conversation.promises().stream()
            .filter(promise -> !promise.state().equals(Promise.OPEN))
            .toList();
  }

  private static @Nullable Instant soonest(
      List<Promise> promises, Function<Promise, @Nullable Instant> time) {
    @Nullable Instant soonest = null;
    for (var promise : promises) {
      var next = time.apply(promise);
      soonest = next == null ? soonest : earlier(soonest, next);
    }
    return soonest;
  }

  private static boolean waitsInCopilot(Conversation conversation) {
    return conversation.desk().mode() == Mode.COPILOT
        && !conversation.desk().isHeld()
        && conversation.stage() != Stage.CLOSED
        && conversation.talk().seq() > 0;
  }

  private static int weight(Conversation conversation, boolean isPressing) {
    var risks = 0;
    for (var risk : conversation.desk().risks()) {
      risks = Math.max(risks, WEIGHTS.getOrDefault(risk, 0));
    }
    var complaint = conversation.matter().code().isEmpty() ? 0 : WEIGHT_OF_A_COMPLAINT;
    var promises = isPressing ? WEIGHT_OF_A_PROMISE : 0;
    return risks + complaint + promises + conversation.talk().mood() * WEIGHT_OF_A_MOOD;
  }

  private @Nullable Instant wakeAt(Conversation conversation, Instant at) {
    @Nullable Instant soonest = null;
    for (var deadline : conversation.deadlines().values()) {
      soonest = earlier(soonest, deadline);
    }
    if (Assistant.awaitsAnswer(conversation)) {
      return earlier(soonest, at.plus(ASK_AGAIN));
    }
    if (!conversation.talk().unheard().isEmpty()) {
      return earlier(soonest, at.plus(pause));
    }
    return soonest;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
