package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.language.opennlp.SmallIntents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shop edits its training text and installs it while customers talk. */
class ReloadIT {

  private static final int CALLERS = 3;
  private static final String TAUGHT = "please call the whole order off";
  private static final String QUESTION = "Where is my order 202611180042?";

  @TempDir private static Path folder;
  private static SmallIntents intents;
  private static RunningAmends amends;

  @BeforeAll
  static void start() {
    intents = SmallIntents.in(folder.resolve("intents"));
    intents.adds("call off my order please => cancel-order ask 1");
    intents.adds("I call the order off => cancel-order 1");
    intents.adds("can you call it off => cancel-order ask 0");
    amends = RunningAmends.on(folder.resolve("data"), "amends.intents=" + intents.folder());
  }

  @AfterAll
  static void stop() {
    amends.close();
  }

  @Test
  void a_line_is_taught_while_everybody_is_answered() throws Exception {
    var old = understood(TAUGHT);
    assertThat(codes(old.path("requests"))).doesNotContain("cancel-order");
    try (var load = new UnderstandLoad(amends.api(), CALLERS);
        var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says(QUESTION));
      load.isAnsweredByAll();

      intents.adds(TAUGHT + " => cancel-order ask 1");
      var reload = CompletableFuture.supplyAsync(ReloadIT::reload);
      try {
        while (!reload.isDone()) {
          try (var another = Customer.comesTo(amends)) {
            another.hearsAnswerTo(another.says(QUESTION));
          }
        }
      } finally { // the other tests are not to find it under way
        reload.get(Wire.HANG.toSeconds(), TimeUnit.SECONDS);
      }
      var model = reload.join().path("model");
      var next = understood(TAUGHT);
      customer.hearsAnswerTo(customer.says(TAUGHT));
      load.isAnsweredByAll();

      assertThat(model.path("hash").asString()).isEqualTo(intents.hash());
      assertThat(model.path("changed").asBoolean()).isTrue();
      assertThat(codes(next.path("requests"))).contains("cancel-order");
      assertThat(load.modelsOfEachCaller())
          .hasSize(CALLERS)
          .allSatisfy(seen -> assertThat(seen).containsExactly(hash(old), hash(next)));
      assertThat(hash(next)).isEqualTo(intents.hash()).isNotEqualTo(hash(old));
      assertThat(modelsOf(customer)).containsExactly(hash(old), hash(next));
      assertThat(amends.api().replay(customer.conversation()).path("equal").asBoolean()).isTrue();
      assertThat(amends.api().getWithoutToken("/actuator/prometheus").body())
          .contains("hash=\"" + hash(next) + "\"")
          .doesNotContain(hash(old));
    }
  }

  @Test
  void a_wrong_line_is_told_by_file_and_line_and_the_old_model_goes_on() throws Exception {
    var old = understood(QUESTION);
    intents.write("wrong.yaml", "about: x\nutterances: |\n  give it back => refnd 1\n");
    try {
      var refused = amends.api().post("/api/v1/flows/reload", "");

      assertThat(refused.statusCode()).isEqualTo(422);
      var problem = Wire.JSON.readTree(refused.body()).path("problems").path(0);
      assertThat(problem.path("file").asString()).isEqualTo("intents/wrong.yaml");
      assertThat(problem.path("line").asInt()).isEqualTo(3);
      assertThat(problem.path("remedy").asString()).contains("refund");
      assertThat(understood(QUESTION)).isEqualTo(old);
    } finally {
      Files.delete(intents.folder().resolve("wrong.yaml"));
    }
  }

  @Test
  void the_same_text_is_not_trained_again() {
    reload();

    var model = reload().path("model");

    assertThat(model.path("hash").asString()).isEqualTo(intents.hash());
    assertThat(model.path("changed").asBoolean()).isFalse();
    assertThat(model.path("trainingMs").asLong()).isZero();
  }

  private static JsonNode reload() {
    return Api.json(amends.api().post("/api/v1/flows/reload", ""));
  }

  private static JsonNode understood(String text) {
    var question = Wire.JSON.createObjectNode().put("text", text).put("at", "2026-11-21T10:00:00Z");
    return Api.json(amends.api().post("/api/v1/understand", question.toString()));
  }

  private static String hash(JsonNode understood) {
    return understood.path("model").asString();
  }

  private static List<String> codes(JsonNode labels) {
    return labels.values().stream().map(label -> label.path("code").asString()).toList();
  }

  /** By which models the messages of a customer were understood, as it is recorded. */
  private static List<String> modelsOf(Customer customer) {
    var models = new ArrayList<String>();
    amends.api().events(customer.conversation()).stream()
        .flatMap(event -> Stream.of(event.findValue("model")))
        .filter(model -> model != null && model.isString())
        .map(JsonNode::asString)
        .distinct()
        .forEach(models::add);
    return models;
  }
}
