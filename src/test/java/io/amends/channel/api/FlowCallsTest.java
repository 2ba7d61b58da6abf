package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.api.FlowsControl.FlowProblem;
import io.amends.channel.api.FlowsControl.Invalid;
import io.amends.channel.api.FlowsControl.UnderWay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;

class FlowCallsTest {

  private static final String CHECK = "/api/v1/flows/check";
  private static final String RELOAD = "/api/v1/flows/reload";

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void files_are_checked_together() {
    api.post(CHECK, "{'files':{'dialog-flows/a.yaml':'right','dialog-flows/b.yaml':'wrong'}}")
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"valid":false,"problems":[{"file":"dialog-flows/b.yaml","line":3,
             "problem":"it is wrong","remedy":"right it"}]}
            """);
    api.post(CHECK, "{'files':{'a.yaml':'right'}}")
        .expectBody()
        .json("{\"valid\":true,\"problems\":[]}");
    api.post(CHECK, "").expectBody().json("{\"valid\":true,\"problems\":[]}");
  }

  @Test
  void one_file_can_be_the_body() {
    api.client
        .post()
        .uri(CHECK + "?file=dialog-flows/a.yaml")
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .contentType(MediaType.parseMediaType("application/yaml"))
        .bodyValue("flow: wrong".getBytes())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.problems[0].file")
        .isEqualTo("dialog-flows/a.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.yaml",
        "/etc/a.yaml",
        "a/../b.yaml",
        "a.txt",
        ".a.yaml",
        "a\\b.yaml",
        "a//b.yaml",
        "C:a.yaml",
        ""
      })
  void a_name_stays_in_the_folder(String name) {
    var escaped = name.replace("\\", "\\\\");
    api.post(CHECK, "{'files':{'" + escaped + "':'right'}}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("files");
    api.client
        .post()
        .uri(builder -> builder.path(CHECK).queryParam("file", "{name}").build(name))
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .bodyValue("right")
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void a_file_is_a_text() {
    api.post(CHECK, "{'files':{'a.yaml':7}}").expectStatus().isBadRequest();
    api.post(CHECK, "{'files':['a.yaml']}").expectStatus().isBadRequest();
    api.client
        .post()
        .uri(CHECK + "?file=a.yaml")
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .bodyValue(new byte[] {(byte) 0xC3, '('})
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void the_jars_own_flows_cannot_be_reloaded() {
    var problem = ApiFixture.json(api.post(RELOAD, "").expectStatus().isEqualTo(409));

    assertThat(problem.path("detail").stringValue()).contains("amends.flows", "amends.intents");
  }

  @Test
  void what_is_valid_is_installed() {
    api.reload.set(ApiFixture.installed());

    api.post(RELOAD, "")
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"hash":"abc","changed":true,"model":{"hash":"def","changed":true,"trainingMs":1500}}
            """,
            JsonCompareMode.STRICT);
  }

  @Test
  void a_second_reload_meanwhile_is_told_to_come_again_and_may_under_its_key() {
    api.reload.set(new UnderWay());
    var key = Map.of("Idempotency-Key", "k1");

    api.post(RELOAD, "", key)
        .expectStatus()
        .isEqualTo(409)
        .expectHeader()
        .exists("Retry-After")
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("reload-under-way");
    api.reload.set(ApiFixture.installed());
    api.post(RELOAD, "", key)
        .expectStatus()
        .isOk()
        .expectHeader()
        .doesNotExist("Idempotent-Replayed");
  }

  @Test
  void what_is_not_valid_is_told_with_every_problem() {
    api.reload.set(new Invalid(List.of(new FlowProblem("dialog-flows/a.yaml", 4, "no", "yes"))));

    api.post(RELOAD, "")
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("invalid-flows")
        .jsonPath("$.problems[0].line")
        .isEqualTo(4);
  }

  @Test
  void a_reload_under_the_same_key_is_done_once() {
    api.reload.set(ApiFixture.installed());
    var key = Map.of("Idempotency-Key", "k1");

    api.post(RELOAD, "", key).expectStatus().isOk();
    api.post(RELOAD, "", key)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Idempotent-Replayed", "true");
    api.post(RELOAD, "{}", key).expectStatus().isEqualTo(422);

    assertThat(api.reloads).hasValue(1);
  }
}
