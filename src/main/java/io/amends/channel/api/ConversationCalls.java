package io.amends.channel.api;

import io.amends.channel.Frames;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.conversation.Replay;
import io.amends.dialog.Stage;
import io.amends.engine.ConversationEngine;
import io.amends.engine.ErasedException;
import io.amends.engine.FlowLibrary;
import io.amends.store.EventCodec;
import io.amends.store.EventStore;
import io.amends.store.HeadlineQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what conversations are and were. Changes nothing. */
final class ConversationCalls {

  private static final int FOUND_BY_DEFAULT = 50;
  private static final int FOUND_AT_MOST = 500;
  private static final Set<String> STATES = states();

  private final ConversationEngine engine;
  private final EventStore store;
  private final EventCodec codec;
  private final Supplier<FlowLibrary> flows;
  private final Clock clock;
  private final Scheduler scheduler;

  /**
   * @param scheduler does the work on whole histories, which may be long
   */
  ConversationCalls(
      ConversationEngine engine,
      EventStore store,
      EventCodec codec,
      Supplier<FlowLibrary> flows,
      Clock clock,
      Scheduler scheduler) {
    this.engine = engine;
    this.store = store;
    this.codec = codec;
    this.flows = flows;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  Mono<Answer> state(ServerRequest request) {
    return known(Conversations.id(request))
        .map(conversation -> Answer.ok(Conversations.state(conversation, clock.instant())));
  }

  Mono<Answer> transcript(ServerRequest request) {
    var format = request.queryParam("format").orElse("json");
    var writer = Transcripts.BY_FORMAT.get(format);
    if (writer == null) {
      throw Problem.malformed("format must be json, md or html.", "format");
    }
    return known(Conversations.id(request))
        .flatMap(
            conversation ->
                engine
                    .transcript(conversation.id(), 0)
                    .publishOn(scheduler)
                    .map(Frames::entry)
                    .collectList()
                    .map(frames -> writer.write(conversation, frames)));
  }

  Mono<Answer> events(ServerRequest request) {
    return history(Conversations.id(request))
        .publishOn(scheduler)
        .map(
            history -> {
              var array = JsonNodeFactory.instance.arrayNode();
              history.forEach(event -> array.add(recorded(event)));
              return Answer.ok(array);
            });
  }

  Mono<Answer> find(ServerRequest request) {
    return store
        .headlines(query(request))
        .map(Conversations::headline)
        .collectList()
        .map(
            found -> {
              var answer = Json.object();
              answer.putArray("conversations").addAll(found);
              return Answer.ok(answer);
            });
  }

  Mono<Answer> replay(ServerRequest request) {
    var id = Conversations.id(request);
    return history(id)
        .publishOn(scheduler)
        .map(history -> Replay.of(id, history, flows.get()))
        .map(replay -> Answer.ok(replayed(replay)))
        .onErrorMap(IllegalStateException.class, ConversationCalls::setIsGone);
  }

  private Mono<Conversation> known(ConversationId id) {
    return engine
        .conversation(id)
        .filter(Conversation::isOpened)
        .onErrorResume(ErasedException.class, erased -> Mono.empty())
        .switchIfEmpty(Mono.error(Conversations::unknown));
  }

  private Mono<List<RecordedEvent>> history(ConversationId id) {
    return store
        .history(id)
        .collectList()
        .filter(history -> !history.isEmpty())
        .switchIfEmpty(Mono.error(Conversations::unknown));
  }

  private ObjectNode recorded(RecordedEvent recorded) {
    var stored = Json.own(codec.write(recorded));
    var event = stored.path("event");
    var node = Json.object().put("version", recorded.version()).put("at", recorded.at().toString());
    node.set("type", event.path("type"));
    node.set("event", event);
    return node;
  }

  private ObjectNode replayed(Replay replay) {
    var node = Json.object().put("equal", replay.equal());
    var differences = node.putArray("differences");
    for (var difference : replay.differences()) {
      var one = differences.addObject().put("version", difference.version());
      one.set("expected", event(difference.expected()));
      one.set("decided", event(difference.decided()));
    }
    return node;
  }

  private JsonNode event(@Nullable ConversationEvent event) {
    return event == null
        ? JsonNodeFactory.instance.nullNode()
        : Json.own(codec.write(new RecordedEvent(1, Instant.EPOCH, event))).path("event");
  }

  private static Problem setIsGone(IllegalStateException gone) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "flow-set-gone",
        "The flow set that the conversation was decided with is no longer installed.");
  }

  private static HeadlineQuery query(ServerRequest request) {
    var state = value(request, "state");
    if (state != null && !STATES.contains(state)) {
      throw Problem.malformed("state must be one of " + String.join(", ", STATES) + ".", "state");
    }
    var since = value(request, "since");
    return new HeadlineQuery(
        state,
        value(request, "issue"),
        value(request, "customer"),
        since == null ? null : Fields.instant(since, "since"),
        Fields.limit(request, FOUND_BY_DEFAULT, FOUND_AT_MOST));
  }

  private static @Nullable String value(ServerRequest request, String name) {
    return request.queryParam(name).filter(text -> !text.isEmpty()).orElse(null);
  }

  private static Set<String> states() {
    var states = new LinkedHashSet<String>();
    states.add("waiting");
    List.of(Mode.values()).forEach(mode -> states.add(mode.code()));
    List.of(Stage.values()).forEach(stage -> states.add(stage.code()));
    return states;
  }
}
