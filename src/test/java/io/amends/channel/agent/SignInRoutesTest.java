package io.amends.channel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.desk.AgentDirectory;
import io.amends.desk.DeskProperties;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SignInRoutesTest {

  private final AgentDirectory directory =
      new AgentDirectory(
          new DeskProperties("lin:secret", ""), "", "k".repeat(32), Clock.systemUTC());
  private final WebTestClient client =
      WebTestClient.bindToRouterFunction(SignInRoutes.of(directory)).build();

  @Test
  void the_right_password_gets_a_token() {
    var body =
        signIn("{\"name\":\"lin\",\"password\":\"secret\"}")
            .expectStatus()
            .isOk()
            .expectBody(Token.class)
            .returnResult()
            .getResponseBody();

    assertThat(body).isNotNull();
    assertThat(directory.agentOf(body.token())).contains("lin");
  }

  @Test
  void a_wrong_one_is_401_as_a_problem_and_then_429() {
    for (var n = 0; n < 5; n++) {
      signIn("{\"name\":\"lin\",\"password\":\"guess\"}")
          .expectStatus()
          .isUnauthorized()
          .expectHeader()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
    signIn("{\"name\":\"lin\",\"password\":\"secret\"}")
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .exists("Retry-After");
  }

  @Test
  void what_cannot_be_read_is_400() {
    for (var body : new String[] {"", "nothing", "[]", "{}", "{\"name\":1,\"password\":[]}"}) {
      signIn(body)
          .expectStatus()
          .isBadRequest()
          .expectHeader()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
  }

  private ResponseSpec signIn(String body) {
    return client
        .post()
        .uri("/api/v1/sign-in")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  record Token(String token) {}
}
