package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.Description;
import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.channel.api.FlowsControl.Invalid;
import io.amends.channel.api.FlowsControl.UnderWay;
import io.amends.conversation.Decider;
import io.amends.dialog.Books;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API does is what openapi.yaml says, both ways. */
class OpenApiTest {

  /** Described here, answered by others: the desk, the webhooks, Spring's actuator. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "POST /api/v1/sign-in",
          "POST /webhooks/standard",
          "GET /actuator/health/liveness",
          "GET /actuator/health/readiness",
          "GET /actuator/prometheus");

  /** Answered at the desk's side, and not without a token of it. */
  private static final Set<String> OF_THE_DESK =
      Set.of("GET /api/v1/flows", "GET /api/v1/flows/{name}/picture");

  private static final JsonMapper JSON = new JsonMapper();
  private static final String C1 = "/api/v1/conversations/{id}";

  private final Description description = Description.of("openapi.yaml");
  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void no_reference_leads_nowhere() {
    assertThat(description.danglingReferences()).isEmpty();
  }

  @Test
  void every_route_is_described_and_everything_described_is_a_route() {
    var routed = new TreeSet<>(Operations.of(api.routes.routes()));
    routed.addAll(OF_OTHERS);
    routed.addAll(OF_THE_DESK);

    assertThat(described()).isEqualTo(routed);
  }

  @Test
  void the_walk_sees_every_route() {
    RouterFunction<?> routes = api.routes.routes();

    assertThat(Operations.of(routes)).hasSize(13).contains("GET " + C1 + "/events");
  }

  @Test
  void every_operation_has_its_own_id_and_needs_a_token_unless_it_says_so() {
    var ids = new TreeSet<String>();
    for (var operation : described()) {
      var node = operation(operation);
      assertThat(ids.add(node.path("operationId").stringValue())).isTrue();
      var open = node.path("security").isArray() && node.path("security").isEmpty();
      assertThat(open).as(operation).isEqualTo(OF_OTHERS.contains(operation));
      if (!open) {
        assertThat(node.path("responses").has("default")).as(operation).isTrue();
      }
    }
  }

  @Test
  void understanding_is_what_is_described() {
    posted(
        "/api/v1/understand",
        "{'text':'broken CNY12.50 3.00 20% E20261103001','at':'2026-11-03T10:10:00+08:00',"
            + "'pending':{'question':'order'}}",
        200);
    posted("/api/v1/understand", "{'text':'a','pending':{'options':['a','b']}}", 200);
    posted("/api/v1/understand/batch", "{'messages':[{'text':'broken'},{'text':'b'}]}", 200);
    answered("POST /api/v1/understand", api.post("/api/v1/understand", "{}"), 400);
    answered("POST /api/v1/understand/batch", api.post("/api/v1/understand/batch", "{"), 400);
    answered("POST /api/v1/understand", api.post("/api/v1/understand", "{'text':'fail'}"), 500);
  }

  @Test
  void erasing_is_what_is_described() {
    api.post("/api/v1/conversations/c1/messages", "{'id':'m2','text':'hello','customer':'c-1'}");

    answered("DELETE /api/v1/customers/{id}", api.delete("/api/v1/customers/c-1"), 200);
    answered(
        "POST " + C1 + "/messages", api.post(url(C1 + "/messages"), "{'id':'m','text':'a'}"), 410);
  }

  @Test
  void dead_letters_are_what_is_described() {
    api.deadLetter("d-1", "c1", "410");

    got("/api/v1/dead-letters", "?limit=1", 200);
    got("/api/v1/dead-letters", "?limit=0", 400);
    posted("/api/v1/dead-letters/send", "{'ids':['d-1','d-2']}", 200);
    answered(
        "POST /api/v1/dead-letters/send", api.post("/api/v1/dead-letters/send", "{'ids':[]}"), 400);
  }

  @Test
  void messages_are_what_is_described() {
    var path = C1 + "/messages";
    posted(
        path,
        "{'id':'m1','text':'broken','attachments':[{'kind':'image','url':'https://x.example/a',"
            + "'name':'a','bytes':1}],'customer':{'id':'c-1','name':'Lin','tags':['a']},"
            + "'channel':'api','order':'E20261103001','locale':'en'}",
        202);
    posted(path, "{'id':'m2','text':'hello','customer':'c-1'}", 202);
    answered("POST " + path, api.post(url(path), "{'id':'m3'}"), 400);
    var choice = "{'id':'m4','choice':{'proposal':'p','option':1}}";
    answered("POST " + path, api.post(url(path), choice), 409);
    api.post(url(path), "{'id':'m5','text':'a'}", Map.of("Idempotency-Key", "k"));
    answered(
        "POST " + path,
        api.post(url(path), "{'id':'m6','text':'a'}", Map.of("Idempotency-Key", "k")),
        422);
  }

  @Test
  void conversations_are_what_is_described() {
    var proposal = api.proposal("c1");
    got(C1, "", 200);
    posted(
        C1 + "/messages", "{'id':'m2','choice':{'proposal':'" + proposal + "','option':1}}", 202);
    api.await("c1", 4);
    got(C1, "", 200);
    got(C1 + "/events", "", 200);
    got(C1 + "/transcript", "", 200);
    got(C1 + "/transcript", "?format=md", 200);
    got(C1 + "/transcript", "?format=html", 200);
    got(C1 + "/transcript", "?format=pdf", 400);
    got("/api/v1/conversations", "", 200);
    got("/api/v1/conversations", "?state=nowhere", 400);
    answered("POST " + C1 + "/replay", api.post(url(C1 + "/replay"), ""), 200);
    var other = Books.saying("small", Map.of("quality-defect/offer", "Other words"));
    api.library.set(ApiFixture.library(new Decider(other, ZoneOffset.UTC)));
    answered("POST " + C1 + "/replay", api.post(url(C1 + "/replay"), ""), 200);
    api.library.set(ApiFixture.goneLibrary());
    answered("POST " + C1 + "/replay", api.post(url(C1 + "/replay"), ""), 409);
  }

  @Test
  void a_guest_and_an_unknown_conversation_are_what_is_described() {
    for (var path : List.of(C1, C1 + "/events", C1 + "/transcript")) {
      got(path, "", 404);
    }
    answered("POST " + C1 + "/replay", api.post(url(C1 + "/replay"), ""), 404);
    posted(C1 + "/messages", "{'id':'m1','text':'hello'}", 202);
    got(C1, "", 200);
    got("/api/v1/conversations", "", 200);
  }

  @Test
  void one_who_waits_for_a_person_is_what_is_described() {
    posted(C1 + "/messages", "{'id':'m1','text':'broken'}", 202);
    api.handOff("c1");
    assertThat(got(C1, "", 200).has("waiting")).isTrue();
    got("/api/v1/conversations", "?state=waiting", 200);
  }

  @Test
  void flows_are_what_is_described() {
    posted("/api/v1/flows/check", "{'files':{'a.yaml':'wrong'}}", 200);
    answered("POST /api/v1/flows/check", api.post("/api/v1/flows/check", "{'files':1}"), 400);
    answered("POST /api/v1/flows/reload", api.post("/api/v1/flows/reload", ""), 409);
    api.reload.set(new UnderWay());
    answered("POST /api/v1/flows/reload", api.post("/api/v1/flows/reload", ""), 409);
    api.reload.set(ApiFixture.installed());
    answered("POST /api/v1/flows/reload", api.post("/api/v1/flows/reload", ""), 200);
    api.reload.set(new Invalid(List.of(new FlowProblem("a.yaml", 0, "no", ""))));
    answered("POST /api/v1/flows/reload", api.post("/api/v1/flows/reload", ""), 422);
  }

  @Test
  void the_examples_are_what_is_described() {
    for (var name : described()) {
      var content = operation(name).at("/requestBody/content/application~1json");
      if (content.has("example")) {
        assertThat(description.faults(content.path("schema"), content.path("example"))).isEmpty();
      }
    }
  }

  private void posted(String path, String body, int status) {
    var schema = operation("POST " + path).at("/requestBody/content/application~1json/schema");
    assertThat(description.faults(schema, JSON.readTree(body.replace('\'', '"')))).isEmpty();
    answered("POST " + path, api.post(url(path), body), status);
  }

  private JsonNode got(String path, String query, int status) {
    return answered("GET " + path, api.get(url(path) + query), status);
  }

  private JsonNode answered(String operation, ResponseSpec response, int status) {
    var result = response.expectStatus().isEqualTo(status).expectBody().returnResult();
    var type = MediaType.valueOf(result.getResponseHeaders().getFirst("Content-Type"));
    var responses = operation(operation).path("responses");
    var described =
        responses.has("" + status) ? responses.path("" + status) : responses.path("default");
    var content =
        description
            .resolved(described)
            .path("content")
            .path(type.getType() + "/" + type.getSubtype());
    assertThat(content.has("schema")).as("%s %s %s", operation, status, type).isTrue();
    if (!type.getSubtype().endsWith("json")) {
      return JSON.nullNode();
    }
    var body = JSON.readTree(result.getResponseBodyContent());
    assertThat(description.faults(content.path("schema"), body)).as("%s", body).isEmpty();
    return body;
  }

  private static String url(String path) {
    return path.replace("{id}", "c1");
  }

  private JsonNode operation(String name) {
    var words = name.split(" ");
    return description
        .at("/paths")
        .path(words[1])
        .path(HttpMethod.valueOf(words[0]).name().toLowerCase());
  }

  private TreeSet<String> described() {
    var described = new TreeSet<String>();
    description
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase() + " " + path.getKey())));
    return described;
  }
}
