package io.amends.channel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.rehearsal.Shipped;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class PictureRoutesTest {

  private static final String PICTURE = "/api/v1/flows/late-delivery/picture";

  private final WebTestClient client =
      WebTestClient.bindToRouterFunction(PictureRoutes.of(() -> Shipped.BOOK, "lin"::equals))
          .configureClient()
          .responseTimeout(Duration.ofMinutes(1))
          .build();

  @Test
  void who_is_signed_in_sees_every_flow_by_name() {
    get("/api/v1/flows?language=zh-Hans", "lin")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.flows.length()")
        .isEqualTo(Shipped.BOOK.flows().size())
        .jsonPath("$.flows[0].name")
        .isEqualTo("cancel-order")
        .jsonPath("$.hash")
        .isEqualTo(Shipped.BOOK.hash());
  }

  @Test
  void a_picture_is_an_svg_in_the_language_and_width_asked_for() {
    assertThat(picture(PICTURE)).startsWith("<svg").contains("First we say", "width=\"1040\"");
    assertThat(picture(PICTURE + "?language=zh-Hant&width=narrow"))
        .contains("先說", "width=\"370\"");
  }

  @Test
  void a_flow_that_is_not_there_is_404() {
    get("/api/v1/flows/none/picture", "lin").expectStatus().isNotFound();
  }

  /** The API answers instead: it knows its own tokens, and has no such call. */
  @Test
  void who_is_not_signed_in_is_not_answered_here() {
    get("/api/v1/flows", "wang").expectStatus().isNotFound();
    get(PICTURE, "wang").expectStatus().isNotFound();
    client.get().uri(PICTURE).exchange().expectStatus().isNotFound();
  }

  private String picture(String path) {
    var body =
        get(path, "lin")
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("image/svg+xml")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return body == null ? "" : body;
  }

  private ResponseSpec get(String path, String token) {
    return client.get().uri(path).header("Authorization", "Bearer " + token).exchange();
  }
}
