package io.amends.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an operator and the shop's own servers see of the running service (CONTRACT §3 and §5). */
class OperateIT {

  private static final int SIDE_BY_SIDE = 4;
  private static final int FILES_EACH = 2_000;
  private static final Duration READ = Duration.ofMinutes(5);

  @TempDir private static Path data;
  private static RunningAmends amends;
  private static Api api;

  @BeforeAll
  static void start() {
    amends = RunningAmends.on(data, "amends.api.token=");
    api = new Api(amends.address(), secret("amends.api.token"));
  }

  @AfterAll
  static void stop() {
    amends.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
  void it_tells_that_it_lives_and_is_ready(String path) {
    assertThat(Api.json(api.getWithoutToken(path)).path("status").asString()).isEqualTo("UP");
  }

  @Test
  void it_gives_figures_to_prometheus_and_nothing_else_away() {
    var figures = api.getWithoutToken("/actuator/prometheus");

    assertThat(figures.statusCode()).isEqualTo(200);
    assertThat(figures.body()).contains("jvm_memory_used_bytes", "application=\"amends\"");
    for (var closed : List.of("env", "heapdump", "configprops", "beans", "threaddump")) {
      assertThat(api.getWithoutToken("/actuator/" + closed).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void made_up_secrets_are_for_their_owner_only() throws Exception {
    var file = data.resolve("credentials");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.contains("="));
    assertThat(Agent.signsIn(amends, "desk", secret("amends.desk.password"))).isNotBlank();
  }

  @Test
  void without_the_token_the_api_tells_nothing() {
    for (var path :
        List.of(
            "/api/v1/conversations",
            "/api/v1/conversations/none",
            "/api/v1/conversations/none/transcript",
            "/api/v1/nothing")) {
      assertProblem(api.getWithoutToken(path), 401);
      assertProblem(new Api(amends.address(), "guessed").get(path), 401);
      assertProblem(new Api(amends.address(), "").get(path), 401);
    }
    assertProblem(api.postWithoutToken("/api/v1/understand", "{\"text\":\"hello\"}"), 401);
    assertProblem(api.get("/api/v1/nothing"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/asyncapi.yaml"})
  void it_describes_itself(String path) {
    var description = api.getWithoutToken(path);

    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(description.body()).contains("api: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/desk"})
  void its_pages_run_nothing_that_is_not_its_own(String path) {
    var page = api.getWithoutToken(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).contains("<script type=\"module\" src=\"/").doesNotContain("onclick");
    page.body()
        .lines()
        .filter(line -> line.contains("<script"))
        .forEach(line -> assertThat(line).contains(" src=\"/"));
    for (var part : parts(page.body())) {
      assertThat(api.getWithoutToken(part).statusCode()).as(part).isEqualTo(200);
    }
  }

  /** Reactor Netty 1.3.7 lost one in some thousands that were asked for side by side. */
  @Test
  void a_connection_that_was_given_a_file_goes_on_being_read() {
    var files = List.of("/desk/flows", "/mark.svg");
    var readers =
        IntStream.range(0, SIDE_BY_SIDE)
            .mapToObj(
                reader ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (var turn = 0; turn < FILES_EACH; turn++) {
                            var file = files.get((turn + reader) % files.size());
                            assertThat(api.getWithoutToken(file).statusCode()).isEqualTo(200);
                          }
                        },
                        task -> new Thread(task).start()))
            .toList();

    assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(READ));
  }

  @Test
  void it_tells_what_a_text_means() {
    var meant = understood("收到的杯子碎了，订单号E20261103001，我要退款 39元");

    assertThat(meant.path("language").asString()).isEqualTo("zh-Hans");
    assertThat(meant.path("issues").path(0).path("code").asString())
        .isEqualTo("damaged-on-arrival");
    assertThat(meant.path("requests").path(0).path("code").asString()).isEqualTo("refund");
    assertThat(meant.path("entities")).hasSize(2);
    for (var entity : meant.path("entities")) {
      assertThat(entity.path("type").asString()).isIn("order-number", "amount");
      assertThat("收到的杯子碎了，订单号E20261103001，我要退款 39元").contains(entity.path("text").asString());
    }
    assertProblem(api.post("/api/v1/understand", "{\"text\":"), 400);
    assertProblem(api.post("/api/v1/understand", "{}"), 400);
  }

  @Test
  void a_batch_is_understood_as_its_parts_are() {
    var batch =
        Api.json(
            api.post(
                "/api/v1/understand/batch",
                "{\"messages\":[{\"text\":\"my parcel is late\",\"at\":\"2026-11-21T10:00:00Z\"},"
                    + "{\"text\":\"包裹还没到\",\"at\":\"2026-11-21T10:00:00Z\"}]}"));

    assertThat(batch.path("messages")).hasSize(2);
    assertThat(batch.path("messages").path(0))
        .isEqualTo(
            Api.json(
                api.post(
                    "/api/v1/understand",
                    "{\"text\":\"my parcel is late\",\"at\":\"2026-11-21T10:00:00Z\"}")));
  }

  @Test
  void what_the_api_tells_of_a_conversation_is_what_its_customer_saw() {
    try (var customer = Customer.comesTo(amends)) {
      var proposal =
          customer.isOfferedTwoWays(
              "The mug from order E20261103001 arrived broken", "Sure, you decide");
      var open = api.state(customer.conversation());
      assertThat(open.path("stage").asString()).isEqualTo("propose");
      assertThat(open.path("issue").asString()).isEqualTo("damaged-on-arrival");
      assertThat(open.path("slots").path("order").asString()).isEqualTo("E20261103001");
      assertThat(open.path("proposal").path("open").asBoolean()).isTrue();
      assertThat(open.path("proposal").path("options")).isEqualTo(proposal.path("options"));

      customer.hearsAnswerTo(customer.chooses(proposal, 1));
      customer.hears();
      customer.hearsAnswerTo(customer.says("yes, solved, thank you"));
      assertThat(api.state(customer.conversation()).path("stage").asString()).isEqualTo("closed");

      var transcript = api.transcript(customer.conversation());
      try (var again = customer.comesBackTo(amends, 0)) {
        again.wire().next("status");
        assertThat(again.wire().all().stream().filter(Customer::isEntry))
            .containsExactlyElementsOf(transcript);
      }
      var replay = api.replay(customer.conversation());
      assertThat(replay.path("equal").asBoolean()).as(replay.toString()).isTrue();
      assertThat(replay.path("differences")).isEmpty();
    }
  }

  @Test
  void a_transcript_can_be_read_and_runs_nothing() {
    try (var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("<script>alert(1)</script> Where is my order? **x**"));
      var base = "/api/v1/conversations/" + customer.conversation() + "/transcript?format=";
      var html = api.get(base + "html");

      assertThat(html.body()).contains("&lt;script&gt;").doesNotContain("<script>");
      assertThat(html.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(api.get(base + "md").body()).contains("alert").doesNotContain("<script>");
      assertProblem(api.get(base + "pdf"), 400);
    }
  }

  @Test
  void the_shops_own_server_may_speak_for_a_customer() {
    var conversation = "api-" + UUID.randomUUID();
    var path = "/api/v1/conversations/" + conversation + "/messages";
    var message =
        "{\"id\":\"m1\",\"text\":\"Where is my order 202611180042?\",\"customer\":\"c-1003\"}";
    var key = UUID.randomUUID().toString();

    var first = api.post(path, message, "Idempotency-Key", key);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(Api.json(first).path("seq").asLong()).isEqualTo(1);
    var again = api.post(path, message, "Idempotency-Key", key);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(api.post(path, message.replace("0042", "0043"), "Idempotency-Key", key), 422);
    assertProblem(api.post(path, "{\"id\":\"m2\"}"), 400);
    assertThat(api.state(conversation).path("customer").path("id").asString()).isEqualTo("c-1003");
    assertThat(api.transcript(conversation).get(0).path("id").asString()).isEqualTo("m1");
  }

  @Test
  void flows_in_the_jar_are_checked_but_not_reloaded() {
    var reload = api.post("/api/v1/flows/reload", "{}");

    assertProblem(reload, 409);
    assertThat(reload.body()).contains("amends.flows");
  }

  private static JsonNode understood(String text) {
    var asked = Wire.JSON.createObjectNode().put("text", text);
    return Api.json(api.post("/api/v1/understand", asked.toString()));
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var problem = Wire.JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("java.", "Exception");
  }

  private static List<String> parts(String page) {
    return page.lines()
        .filter(line -> line.contains("<script") || line.contains("<link"))
        .map(line -> line.replaceAll(".*(?:src|href)=\"([^\"]+)\".*", "$1"))
        .toList();
  }

  private static String secret(String name) {
    try {
      return Files.readAllLines(data.resolve("credentials")).stream()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
