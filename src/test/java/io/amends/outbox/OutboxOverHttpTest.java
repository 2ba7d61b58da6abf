package io.amends.outbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.amends.channel.marketplace.StandardReplySender;
import io.amends.channel.marketplace.StandardWebhookProperties;
import io.amends.channel.marketplace.StandardWebhookSignature;
import io.amends.store.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The outbox, the signed replies and a real socket; only time is not real. */
class OutboxOverHttpTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int LANES = 40;
  private static final int EACH = 5;

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final VirtualClock clock = new VirtualClock(time);
  private final FakeDispatchStore store = new FakeDispatchStore();
  private final WireMockServer wire = new WireMockServer(options().dynamicPort());
  private OutboxPump pump;

  @BeforeEach
  void start() {
    wire.start();
    var webhooks =
        new StandardWebhookProperties(
            List.of(), wire.baseUrl(), List.of(SECRET), Duration.ofSeconds(15));
    pump =
        new OutboxPump(
            store,
            List.of(new StandardReplySender(WebClient.builder(), webhooks, clock)),
            (dispatch, reason) -> Mono.error(new AssertionError("given up: " + reason)),
            new OutboxProperties(Duration.ofSeconds(1), 16, Duration.ofSeconds(20)),
            clock,
            time);
  }

  @AfterEach
  void stop() {
    pump.stop();
    wire.stop();
  }

  @Test
  void a_receiver_that_is_down_for_a_minute_loses_nothing_and_gets_nothing_twice() {
    fill();
    answer(aResponse().withStatus(503));
    pump.start();
    pass(20);
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    pass(20);
    answer(aResponse().withStatus(500));
    pass(20);
    var failed = wire.getAllServeEvents().size();
    answer(aResponse().withStatus(200));
    pass(60);

    assertThat(store.waiting()).isZero();
    var all = oldestFirst();
    var taken = all.subList(failed, all.size());
    assertThat(failed).isGreaterThan(LANES * 3);
    assertThat(taken)
        .extracting(OutboxOverHttpTest::id)
        .hasSize(LANES * EACH)
        .doesNotHaveDuplicates();
    for (int lane = 0; lane < LANES; lane++) {
      var prefix = "l" + lane + "-";
      assertThat(taken.stream().map(OutboxOverHttpTest::id).filter(id -> id.startsWith(prefix)))
          .containsExactlyElementsOf(IntStream.range(0, EACH).mapToObj(n -> prefix + n).toList());
    }
    assertThatEachTryIsSignedAfresh(all);
  }

  private void assertThatEachTryIsSignedAfresh(List<ServeEvent> all) {
    var verifier = new StandardWebhookSignature(List.of(SECRET));
    Map<String, List<ServeEvent>> tries = all.stream().collect(groupingBy(OutboxOverHttpTest::id));
    assertThat(tries).hasSize(LANES * EACH);
    tries.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(
            same ->
                assertThat(same)
                    .extracting(event -> event.getRequest().getHeader("webhook-timestamp"))
                    .doesNotHaveDuplicates());
    for (var event : all) {
      var request = event.getRequest();
      var at = Instant.ofEpochSecond(Long.parseLong(request.getHeader("webhook-timestamp")));
      assertThat(
              verifier.verifies(
                  request.getHeader("webhook-id"),
                  request.getHeader("webhook-timestamp"),
                  request.getHeader("webhook-signature"),
                  request.getBody(),
                  at))
          .isTrue();
    }
  }

  private void fill() {
    for (int lane = 0; lane < LANES; lane++) {
      for (int n = 0; n < EACH; n++) {
        var id = "l" + lane + "-" + n;
        var body = "{\"type\":\"message.sent\",\"data\":{\"seq\":" + n + "}}";
        store.add(new Dispatch(id, "l" + lane, "standard", body, 0, clock.instant()));
      }
    }
  }

  /** Virtual seconds, each gone when what was on its way has ended. */
  private void pass(int seconds) {
    for (int n = 0; n < seconds; n++) {
      time.advanceTimeBy(Duration.ofSeconds(1));
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(30))
          .until(() -> pump.inFlight() == 0);
    }
  }

  private void answer(ResponseDefinitionBuilder response) {
    wire.stubFor(any(anyUrl()).willReturn(response));
  }

  private List<ServeEvent> oldestFirst() {
    var events = new ArrayList<>(wire.getAllServeEvents());
    Collections.reverse(events);
    return events;
  }

  private static String id(ServeEvent event) {
    return event.getRequest().getHeader("webhook-id");
  }
}
