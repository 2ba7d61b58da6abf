package io.amends.shop;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.store.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;

class ShopSenderTest {

  private static final String BODY =
      """
      {"order":"#1001","conversation":"c1","remedyId":"r-1","remedy":"partial-refund",
       "amount":5.90,"currency":"CNY","items":["MUG-01"],"extras":["return-label"],"reason":"damaged"}
      """;

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static WireMockServer wire;

  private ShopSender sender;

  @BeforeAll
  static void startWire() {
    wire = new WireMockServer(options().dynamicPort());
    wire.start();
  }

  @AfterAll
  static void stopWire() {
    wire.stop();
  }

  @BeforeEach
  void freshSender() {
    wire.resetAll();
    sender = sender(Duration.ofSeconds(20));
  }

  @Test
  void a_remedy_is_posted_under_its_own_key() {
    answer(okJson("{\"id\":\"r-1\",\"state\":\"requested\"}").withStatus(202));

    assertThat(failure(BODY)).isNull();

    wire.verify(
        1,
        postRequestedFor(urlEqualTo("/orders/%231001/remedies"))
            .withHeader("Idempotency-Key", equalTo("r-1"))
            .withHeader("Authorization", equalTo("Bearer s3cret"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"conversation":"c1","remedy":"partial-refund","amount":5.90,"currency":"CNY",
                     "items":["MUG-01"],"extras":["return-label"],"reason":"damaged"}
                    """)));
    assertThat(wire.getAllServeEvents().get(0).getRequest().getBodyAsString()).contains("5.90");
  }

  @Test
  void the_first_try_of_a_remedy_asks_nothing_before() {
    answer(aResponse().withStatus(202));

    assertThat(failure(remedy(0, NOW.minusSeconds(5)))).isNull();

    wire.verify(0, getRequestedFor(anyUrl()));
  }

  /** The answer to it was lost, or whoever posted it died before it was counted. */
  @ParameterizedTest
  @MethodSource("mayHaveBeenPosted")
  void a_remedy_that_the_shop_has_is_not_posted_again(Dispatch remedy) {
    answer(aResponse().withStatus(500));
    wire.stubFor(
        get(urlEqualTo("/remedies/r-1"))
            .willReturn(okJson("{\"id\":\"r-1\",\"state\":\"requested\"}")));

    assertThat(failure(remedy)).isNull();

    wire.verify(0, postRequestedFor(anyUrl()));
  }

  /** But for 404: it will never tell, and must know the key. */
  @ParameterizedTest
  @ValueSource(ints = {302, 403, 404, 405, 501})
  void a_remedy_that_the_shop_does_not_have_is_posted_again(int status) {
    answer(aResponse().withStatus(202));
    wire.stubFor(get(urlEqualTo("/remedies/r-1")).willReturn(aResponse().withStatus(status)));

    assertThat(failure(remedy(1, NOW))).isNull();

    wire.verify(1, postRequestedFor(urlEqualTo("/orders/%231001/remedies")));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 503})
  void while_the_shop_cannot_tell_whether_it_has_a_remedy_nothing_is_posted(int status) {
    answer(aResponse().withStatus(202));
    wire.stubFor(get(urlEqualTo("/remedies/r-1")).willReturn(aResponse().withStatus(status)));

    assertThat(failure(remedy(1, NOW))).isInstanceOf(ChannelUnavailableException.class);

    wire.verify(0, postRequestedFor(anyUrl()));
  }

  /** Somebody answers, such as a page for people, and not of a remedy. */
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"error\":\"unknown\"}", "{\"state\":7}", "<html>"})
  void what_tells_of_no_remedy_is_none_that_the_shop_has(String body) {
    answer(aResponse().withStatus(202));
    wire.stubFor(get(urlEqualTo("/remedies/r-1")).willReturn(okJson(body)));

    assertThat(failure(remedy(1, NOW))).isNull();

    wire.verify(1, postRequestedFor(urlEqualTo("/orders/%231001/remedies")));
  }

  static Stream<Dispatch> mayHaveBeenPosted() {
    return Stream.of(remedy(1, NOW), remedy(0, NOW.minusSeconds(6)));
  }

  @Test
  void a_note_is_posted_to_its_order() {
    wire.stubFor(post(urlEqualTo("/orders/%231001/notes")).willReturn(aResponse().withStatus(204)));

    var note = "{\"order\":\"#1001\",\"conversation\":\"c1\",\"note\":\"5 Mill Lane\"}";
    assertThat(failure(note)).isNull();

    wire.verify(
        1,
        postRequestedFor(urlEqualTo("/orders/%231001/notes"))
            .withHeader("Idempotency-Key", equalTo("d-1"))
            .withRequestBody(equalToJson("{\"text\":\"5 Mill Lane\"}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 410, 422})
  void a_refusal_of_the_remedy_is_final(int status) {
    answer(aResponse().withStatus(status));

    assertThat(failure(BODY))
        .isInstanceOf(ChannelRejectedException.class)
        .hasMessage("the shop answered " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 408, 425, 429, 500, 503})
  void what_time_or_the_operator_mends_is_tried_again(int status) {
    answer(aResponse().withStatus(status).withHeader("Retry-After", "17"));

    var failure = failure(BODY);

    assertThat(failure).isInstanceOf(ChannelUnavailableException.class);
    assertThat(((ChannelUnavailableException) failure).retryAfter())
        .isEqualTo(Duration.ofSeconds(17));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_is_tried_again(Fault fault) {
    answer(aResponse().withFault(fault));

    assertThat(failure(BODY)).isInstanceOf(ChannelUnavailableException.class);
  }

  @Test
  void a_slow_shop_is_tried_again() {
    answer(aResponse().withStatus(202).withFixedDelay(3_000));
    sender = sender(Duration.ofMillis(300));

    assertThat(failure(BODY)).isInstanceOf(ChannelUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{\"order\":\"1\"}", "{\"order\":\"1\",\"remedy\":\"gift\"}"})
  void a_dispatch_that_can_never_be_posted_is_rejected(String body) {
    assertThat(failure(body)).isInstanceOf(ChannelRejectedException.class);
    assertThat(wire.getAllServeEvents()).isEmpty();
  }

  private static ShopSender sender(Duration timeout) {
    var clock = new SteppingClock(NOW);
    var properties = ShopPropertiesOf.url(wire.baseUrl(), timeout);
    return new ShopSender(new ShopClient(WebClient.builder(), properties, clock), clock);
  }

  private void answer(ResponseDefinitionBuilder response) {
    wire.stubFor(any(anyUrl()).willReturn(response));
  }

  private static Dispatch remedy(int attempts, Instant notBefore) {
    return new Dispatch("r-1", "lane", "shop", BODY, attempts, notBefore);
  }

  private Throwable failure(String body) {
    return failure(new Dispatch("d-1", "lane", "shop", body, 0, NOW));
  }

  private Throwable failure(Dispatch dispatch) {
    return catchThrowable(() -> sender.send(dispatch).block(Duration.ofSeconds(40)));
  }
}
