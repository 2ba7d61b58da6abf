package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

/** What holds for every call: who may, how much, and how errors look. */
class EveryCallTest {

  private static final String[] POSTS = {
    "/api/v1/understand",
    "/api/v1/understand/batch",
    "/api/v1/conversations/c1/messages",
    "/api/v1/flows/check"
  };

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer",
        "Bearer ",
        "Basic the-token",
        "the-token",
        "Bearer the-token2",
        "Bearer the-toke",
        "Bearer the-token x"
      })
  void another_token_is_refused(String authorization) {
    api.client
        .get()
        .uri("/api/v1/conversations")
        .header("Authorization", authorization)
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .value("WWW-Authenticate", value -> assertThat(value).startsWith("Bearer"))
        .expectHeader()
        .contentType("application/problem+json");
  }

  @Test
  void nobody_without_a_token_learns_what_is_there() {
    for (var path : new String[] {"/api/v1/conversations/c1", "/api/v1/nothing", "/api/v1"}) {
      api.client.get().uri(path).exchange().expectStatus().isUnauthorized();
    }
    api.client.delete().uri("/api/v1/understand").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void an_agent_who_is_signed_in_may_too_and_the_scheme_has_no_case() {
    for (var authorization :
        new String[] {"Bearer " + ApiFixture.AGENTS_TOKEN, "bearer " + ApiFixture.TOKEN}) {
      api.client
          .get()
          .uri("/api/v1/conversations")
          .header("Authorization", authorization)
          .exchange()
          .expectStatus()
          .isOk();
    }
  }

  @Test
  void what_is_no_call_is_a_problem() {
    api.get("/api/v1/nothing")
        .expectStatus()
        .isNotFound()
        .expectHeader()
        .contentType("application/problem+json");
    api.get("/api/v1/understand")
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .valueEquals("Allow", "POST")
        .expectHeader()
        .contentType("application/problem+json");
    api.client
        .method(HttpMethod.DELETE)
        .uri("/api/v1/conversations/c1")
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .exchange()
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .valueEquals("Allow", "GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "'text'",
        "{'text':'a'}{}",
        "{'text':'a','text':'b'}",
        "{'text':NaN}",
        "{'text':'a',}",
        "{'text':'\u0001'}",
        "{text:'a'}"
      })
  void what_is_not_one_json_object_is_malformed(String body) {
    for (var path : new String[] {POSTS[0], POSTS[1], POSTS[2]}) {
      api.post(path, body)
          .expectStatus()
          .isBadRequest()
          .expectBody()
          .jsonPath("$.code")
          .isEqualTo("malformed");
    }
  }

  @Test
  void depth_and_bad_bytes_are_malformed_too() {
    var deep = "{'text':" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    for (var path : POSTS) {
      api.post(path, deep).expectStatus().isBadRequest();
      bytes(path, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}'});
      bytes(path, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
    }
  }

  @Test
  void mutated_bodies_never_break_anything() {
    var random = new Random(11);
    var whole = "{\"id\":\"m1\",\"text\":\"broken 20%\",\"at\":\"2026-11-03T10:10:00+08:00\"}";
    for (var i = 0; i < 2_000; i++) {
      var body = whole.getBytes();
      for (var n = random.nextInt(4); n >= 0; n--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      var status = status(POSTS[i % POSTS.length], body);
      assertThat(status).as("body %s of seed 11", i).isIn(200, 202, 400);
    }
  }

  @Test
  void size_is_counted_where_it_is_not_declared() {
    var buffer = new byte[64 * 1024];
    java.util.Arrays.fill(buffer, (byte) ' ');
    Flux<DataBuffer> chunks =
        Flux.range(0, 5).map(n -> DefaultDataBufferFactory.sharedInstance.wrap(buffer));
    api.client
        .post()
        .uri(POSTS[0])
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .contentType(MediaType.APPLICATION_JSON)
        .body(BodyInserters.fromDataBuffers(chunks))
        .exchange()
        .expectStatus()
        .isEqualTo(413)
        .expectHeader()
        .contentType("application/problem+json");
  }

  @Test
  void the_limit_itself_is_allowed() {
    var whole = "{'text':'a'}";
    var blanks = " ".repeat(256 * 1024 - whole.length());
    api.post(POSTS[0], blanks + whole).expectStatus().isOk();
    api.post(POSTS[0], blanks + " " + whole).expectStatus().isEqualTo(413);
  }

  @Test
  void a_compressed_body_is_not_unpacked() {
    api.client
        .post()
        .uri(POSTS[0])
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .header("Content-Encoding", "gzip")
        .bodyValue(new byte[] {31, (byte) 139, 8})
        .exchange()
        .expectStatus()
        .isEqualTo(415);
  }

  @Test
  void a_failure_tells_nothing_of_its_cause() {
    var body =
        new String(
            api.post(POSTS[0], "{'text':'fail'}")
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .returnResult()
                .getResponseBodyContent());

    assertThat(body).doesNotContain("secret", "Exception", "io.amends");
  }

  @Test
  void every_answer_tells_browsers_to_be_careful() {
    api.get("/api/v1/conversations")
        .expectHeader()
        .valueEquals("Content-Security-Policy", SecurityHeaders.CSP)
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store");
    api.client
        .get()
        .uri("/elsewhere")
        .exchange()
        .expectHeader()
        .valueEquals("Content-Security-Policy", SecurityHeaders.CSP)
        .expectHeader()
        .doesNotExist("Cache-Control");
  }

  private void bytes(String path, byte[] body) {
    assertThat(status(path, body)).isEqualTo(400);
  }

  private int status(String path, byte[] body) {
    return api.client
        .post()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(ApiFixture.TOKEN))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange()
        .returnResult(byte[].class)
        .getStatus()
        .value();
  }
}
