package io.amends.channel.api;

import io.amends.conversation.ConversationId;
import io.amends.engine.DeadLetters;
import io.amends.engine.DeadLetters.Resent;
import io.amends.store.DeadLetter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Tells what could not be delivered, and has it sent again. */
final class DeadLetterCalls {

  private static final int FOUND_BY_DEFAULT = 50;
  private static final int AT_MOST = 500;

  private final DeadLetters letters;
  private final Idempotency idempotency;

  DeadLetterCalls(DeadLetters letters, Idempotency idempotency) {
    this.letters = letters;
    this.idempotency = idempotency;
  }

  /** Oldest first; what they say stays where it is, for it may be a customer's. */
  Mono<Answer> find(ServerRequest request) {
    var limit = Fields.limit(request, FOUND_BY_DEFAULT, AT_MOST);
    return letters
        .all()
        .collectList()
        .map(
            all -> {
              var answer = Json.object().put("count", all.size());
              var found = answer.putArray("deadLetters");
              all.stream().limit(limit).map(DeadLetterCalls::told).forEach(found::add);
              return Answer.ok(answer);
            });
  }

  /**
   * {@code {ids: [...]}}: each is sent again, told why not, or not known. With the API's own token
   * only: what is sent cannot be taken back.
   */
  Mono<Answer> send(ServerRequest request) {
    Bearer.requireOwner(request);
    var key = Idempotency.key(request);
    return Bodies.read(request, Bodies.AT_MOST)
        .flatMap(
            body -> {
              var ids = ids(body);
              return idempotency.once(key, Idempotency.fingerprint(request, body), () -> sent(ids));
            });
  }

  private Mono<Answer> sent(Set<String> ids) {
    var answer = Json.object();
    var waiting = answer.putArray("waiting");
    var takenBack = answer.putArray("takenBack");
    var unknown = new LinkedHashSet<>(ids);
    return letters
        .all()
        .filter(letter -> ids.contains(letter.dispatch().id()))
        .concatMap(letter -> letters.send(letter).map(resent -> new Done(letter, resent)))
        .doOnNext(
            done -> {
              unknown.remove(done.id());
              (done.resent() == Resent.WAITING ? waiting : takenBack).add(done.id());
            })
        .then(
            Mono.fromSupplier(
                () -> {
                  unknown.forEach(answer.putArray("unknown")::add);
                  return Answer.ok(answer);
                }));
  }

  private record Done(DeadLetter letter, Resent resent) {

    String id() {
      return letter.dispatch().id();
    }
  }

  private static Set<String> ids(byte[] body) {
    var ids = new LinkedHashSet<>(Fields.words(Json.read(body).path("ids"), "ids", AT_MOST));
    if (ids.isEmpty()) {
      throw Problem.malformed("ids must name at least one of the dead letters.", "ids");
    }
    return ids;
  }

  private static ObjectNode told(DeadLetter letter) {
    var dispatch = letter.dispatch();
    return Json.object()
        .put("id", dispatch.id())
        .put("destination", dispatch.destination())
        .put(
            "conversation",
            DeadLetters.conversationOf(dispatch).map(ConversationId::value).orElse(null))
        .put("reason", letter.reason())
        .put("since", letter.since().toString());
  }
}
