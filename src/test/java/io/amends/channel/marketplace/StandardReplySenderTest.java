package io.amends.channel.marketplace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.amends.engine.ChannelRejectedException;
import io.amends.engine.ChannelUnavailableException;
import io.amends.store.Dispatch;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;

class StandardReplySenderTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY =
      "{\"type\":\"message.sent\",\"data\":{\"text\":\"\u20ac \ud83d\ude00\"}}";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static WireMockServer wire;

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
  void forget() {
    wire.resetAll();
  }

  @Test
  void a_reply_is_posted_signed_and_byte_for_byte() {
    answer(aResponse().withStatus(204));

    assertThat(failure(0)).isNull();

    var request = onlyRequest();
    assertThat(request.getUrl()).isEqualTo("/in?shop=1");
    assertThat(request.getBodyAsString()).isEqualTo(BODY);
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeader("webhook-id")).isEqualTo("msg_1");
    var timestamp = request.getHeader("webhook-timestamp");
    assertThat(timestamp).isEqualTo("" + NOW.getEpochSecond());
    assertThat(request.getHeader("webhook-signature"))
        .isEqualTo("v1," + ReferenceSignature.of(SECRET, "msg_1", timestamp, request.getBody()));
  }

  @Test
  void another_attempt_has_the_same_id_and_a_fresh_signature() {
    answer(aResponse().withStatus(200));

    send(NOW, 0);
    send(NOW.plusSeconds(400), 1);

    var requests = wire.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    assertThat(requests).extracting(r -> r.getHeader("webhook-id")).containsOnly("msg_1");
    assertThat(requests).extracting(r -> r.getHeader("webhook-timestamp")).doesNotHaveDuplicates();
    assertThat(requests).extracting(r -> r.getHeader("webhook-signature")).doesNotHaveDuplicates();
  }

  @Test
  void an_address_that_is_gone_is_final() {
    answer(aResponse().withStatus(410));

    assertThat(failure(0)).isInstanceOf(ChannelRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void fault_with_the_content_is_final_after_some_patience(int status) {
    answer(aResponse().withStatus(status));

    assertThat(failure(0)).isInstanceOf(ChannelUnavailableException.class);
    assertThat(failure(6)).isInstanceOf(ChannelUnavailableException.class);
    assertThat(failure(7)).isInstanceOf(ChannelRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403, 404, 405, 408, 409, 415, 429, 500, 502, 503, 504})
  void anything_else_is_tried_again_and_redirects_are_not_followed(int status) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Location", wire.baseUrl() + "/elsewhere")
            .withHeader("Retry-After", "120"));

    var failure = failure(50);

    assertThat(failure)
        .isInstanceOf(ChannelUnavailableException.class)
        .hasMessage("the reply address answered " + status);
    assertThat(((ChannelUnavailableException) failure).retryAfter())
        .isEqualTo(Duration.ofSeconds(120));
    assertThat(wire.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_is_one_attempt_and_tried_again(Fault fault) {
    answer(aResponse().withStatus(500).withFault(fault));

    assertThat(failure(0)).isInstanceOf(ChannelUnavailableException.class);
    assertThat(wire.getAllServeEvents()).hasSize(1);
  }

  @Test
  void a_slow_address_is_tried_again() {
    answer(aResponse().withStatus(200).withFixedDelay(3_000));
    var hasty = sender(wire.baseUrl(), NOW, Duration.ofMillis(300));

    assertThat(catchThrowable(() -> hasty.send(dispatch(0)).block()))
        .hasMessage("the reply address did not answer in time");
  }

  @Test
  void an_address_where_nobody_listens_is_tried_again() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var sender = sender("http://127.0.0.1:" + free, NOW);

    assertThat(catchThrowable(() -> sender.send(dispatch(0)).block()))
        .isInstanceOf(ChannelUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://x.example", "file:///etc/passwd", "/relative", "http:x"})
  void an_address_that_is_none_is_refused_at_start(String url) {
    assertThatThrownBy(() -> sender(url, NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  private LoggedRequest onlyRequest() {
    assertThat(wire.getAllServeEvents()).hasSize(1);
    return wire.getAllServeEvents().get(0).getRequest();
  }

  private void answer(ResponseDefinitionBuilder response) {
    wire.stubFor(any(anyUrl()).willReturn(response));
  }

  private Throwable failure(int attempts) {
    return catchThrowable(() -> send(NOW, attempts));
  }

  private void send(Instant now, int attempts) {
    sender(wire.baseUrl() + "/in?shop=1", now).send(dispatch(attempts)).block();
  }

  private static Dispatch dispatch(int attempts) {
    return new Dispatch("msg_1", "lane", "standard", BODY, attempts, NOW);
  }

  private static StandardReplySender sender(String url, Instant now) {
    return sender(url, now, Duration.ofSeconds(20));
  }

  private static StandardReplySender sender(String url, Instant now, Duration timeout) {
    return new StandardReplySender(
        WebClient.builder(),
        new StandardWebhookProperties(List.of(), url, List.of(SECRET), timeout),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
