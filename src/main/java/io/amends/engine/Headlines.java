package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.Mode;
import io.amends.conversation.Promise;
import io.amends.dialog.Stage;
import io.amends.store.Headline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    return new Headline(
        conversation.id(),
        desk.mode().code(),
        conversation.stage().code(),
        matter.code(),
        conversation.customer().id(),
        desk.agent(),
        waitingSince(conversation, at),
        waitingFor(conversation),
        weight(conversation),
        at,
        wakeAt(conversation, at),
        matter.set(),
        promiseDue(conversation));
  }

  /** In copilot a conversation waits from its first message on (CONTRACT §2). */
  private static @Nullable Instant waitingSince(Conversation conversation, Instant at) {
    var desk = conversation.desk();
    if (desk.waitingSince() != null) {
      return desk.waitingSince();
    }
    return waitsInCopilot(conversation) ? at : warned(conversation).orElse(null);
  }

  private static String waitingFor(Conversation conversation) {
    if (conversation.desk().waitingSince() != null) {
      return conversation.desk().waitingFor();
    }
    if (waitsInCopilot(conversation)) {
      return "copilot";
    }
    return warned(conversation).isPresent() ? PROMISE_DUE : conversation.desk().waitingFor();
  }

  /** Who could still keep a promise is asked for before it is due, while the assistant goes on. */
  private static Optional<Instant> warned(Conversation conversation) {
    return conversation.desk().isHeld()
        ? Optional.empty()
        : pressing(conversation).map(Promise::warnAt).min(Instant::compareTo);
  }

  private static @Nullable Instant promiseDue(Conversation conversation) {
    return pressing(conversation).map(Promise::due).min(Instant::compareTo).orElse(null);
  }

  /** Promises that the desk was warned of, in time or too late. */
  private static Stream<Promise> pressing(Conversation conversation) {
    return conversation.promises().stream()
        .filter(promise -> !promise.state().equals(Promise.OPEN));
  }

  private static boolean waitsInCopilot(Conversation conversation) {
    return conversation.desk().mode() == Mode.COPILOT
        && !conversation.desk().isHeld()
        && conversation.stage() != Stage.CLOSED
        && conversation.talk().seq() > 0;
  }

  private static int weight(Conversation conversation) {
    var risks =
        conversation.desk().risks().stream()
            .mapToInt(risk -> WEIGHTS.getOrDefault(risk, 0))
            .max()
            .orElse(0);
    var complaint = conversation.matter().code().isEmpty() ? 0 : WEIGHT_OF_A_COMPLAINT;
    var promises = pressing(conversation).findAny().isPresent() ? WEIGHT_OF_A_PROMISE : 0;
    return risks + complaint + promises + conversation.talk().mood() * WEIGHT_OF_A_MOOD;
  }

  private @Nullable Instant wakeAt(Conversation conversation, Instant at) {
    var soonest = conversation.deadlines().values().stream().min(Instant::compareTo).orElse(null);
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
