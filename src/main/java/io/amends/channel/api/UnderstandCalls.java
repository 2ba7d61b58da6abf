package io.amends.channel.api;

import io.amends.channel.MessageReader;
import io.amends.language.Pending;
import io.amends.language.Understander;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what texts mean, without a conversation. */
final class UnderstandCalls {

  private static final int MESSAGES_AT_MOST = 1_000;

  /** So many are understood in one go; in between, others have their turn. */
  private static final int CHUNK = 25;

  private final Supplier<Understander> understander;
  private final Clock clock;
  private final ZoneId zone;
  private final Scheduler reading;
  private final Scheduler scheduler;

  /**
   * @param reading where one message is understood
   * @param scheduler does the work of batches
   */
  UnderstandCalls(
      Supplier<Understander> understander,
      Clock clock,
      ZoneId zone,
      Scheduler reading,
      Scheduler scheduler) {
    this.understander = understander;
    this.clock = clock;
    this.zone = zone;
    this.reading = reading;
    this.scheduler = scheduler;
  }

  private record Question(String text, OffsetDateTime at, Pending pending) {}

  Mono<Answer> one(ServerRequest request) {
    return Bodies.read(request, Bodies.AT_MOST)
        .map(body -> question(Json.read(body), ""))
        .flatMap(question -> Mono.fromCallable(() -> understood(question)).subscribeOn(reading))
        .map(Answer::ok);
  }

  Mono<Answer> batch(ServerRequest request) {
    return Bodies.read(request, Bodies.BATCH_AT_MOST)
        .map(body -> questions(Json.read(body).path("messages")))
        .flatMapMany(Flux::fromIterable)
        .buffer(CHUNK)
        .concatMap(chunk -> Mono.fromCallable(() -> understood(chunk)).subscribeOn(scheduler))
        .collect(ArrayList<ObjectNode>::new, List::addAll)
        .map(
            all -> {
              var answer = Json.object();
              answer.putArray("messages").addAll(all);
              return Answer.ok(answer);
            });
  }

  private List<ObjectNode> understood(List<Question> questions) {
    return questions.stream().map(this::understood).toList();
  }

  private ObjectNode understood(Question question) {
    return UnderstandingJson.of(
        understander.get().understand(question.text(), question.pending(), question.at()));
  }

  private List<Question> questions(JsonNode messages) {
    if (!messages.isArray() || messages.size() > MESSAGES_AT_MOST) {
      throw Problem.malformed(
          "messages must be an array of at most " + MESSAGES_AT_MOST + ".", "messages");
    }
    var questions = new ArrayList<Question>();
    for (var i = 0; i < messages.size(); i++) {
      questions.add(question(messages.path(i), "messages[" + i + "]."));
    }
    return questions;
  }

  private Question question(JsonNode node, String at) {
    var text = Fields.text(node.path("text"), at + "text");
    if (text.codePointCount(0, text.length()) > MessageReader.TEXT_AT_MOST) {
      throw Problem.refused(
          "too-long",
          at + "text must not have more than " + MessageReader.TEXT_AT_MOST + " characters.",
          at + "text");
    }
    return new Question(text, time(node.path("at"), at + "at"), pending(node, at + "pending"));
  }

  private OffsetDateTime time(JsonNode node, String field) {
    return Fields.isAbsent(node)
        ? clock.instant().atZone(zone).toOffsetDateTime()
        : Fields.time(Fields.text(node, field), field);
  }

  private static Pending pending(JsonNode message, String field) {
    var node = message.path("pending");
    if (Fields.isAbsent(node)) {
      return new Pending.Nothing();
    }
    var hasQuestion = !Fields.isAbsent(node.path("question"));
    var hasOptions = !Fields.isAbsent(node.path("options"));
    if (hasQuestion && !hasOptions) {
      return new Pending.Question(Fields.word(node.path("question"), field + ".question"));
    }
    var titles = Fields.words(node.path("options"), field + ".options", 2);
    if (hasQuestion || titles.size() != 2) {
      throw Problem.malformed(
          field + " must be {\"question\": slot} or {\"options\": [title, title]}.", field);
    }
    return new Pending.Options(titles);
  }
}
