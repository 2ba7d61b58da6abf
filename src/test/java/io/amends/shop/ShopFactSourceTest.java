package io.amends.shop;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.amends.commerce.Lookup;
import io.amends.commerce.Money;
import io.amends.commerce.Order;
import java.net.ServerSocket;
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
import reactor.core.publisher.Flux;

class ShopFactSourceTest {

  private static final String ORDER =
      """
      {"number": "#1001", "state": "shipped", "currency": "CNY", "placedAt": "2026-11-03T02:10:00Z",
       "shippedAt": "2026-11-04T10:00:00+08:00", "deliveredAt": null, "surprise": {"deep": [1]},
       "customer": {"id": "c-1001", "name": "Lin", "tags": ["member"], "orders": 7, "refunds": 1},
       "items": [{"sku": "MUG-01", "title": "Ceramic mug", "quantity": 1, "price": 0.29, "cost": "12.00"}],
       "amounts": {"goods": 0.29, "freight": 6, "paid": 6.29},
       "shipment": {"carrier": "SF", "state": "in-transit", "events": [
         {"at": "2026-11-05T00:00:00Z", "text": "sorted"}, {"at": "2026-11-04T00:00:00Z", "text": "sent"}]}}
      """;

  private static WireMockServer wire;

  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T12:00:00Z"));
  private ShopFactSource shop;

  @BeforeAll
  static void startWire() {
    wire = new WireMockServer(options().dynamicPort().containerThreads(60));
    wire.start();
  }

  @AfterAll
  static void stopWire() {
    wire.stop();
  }

  @BeforeEach
  void freshShop() {
    wire.resetAll();
    shop = shopAt(wire.baseUrl() + "/api/");
  }

  @Test
  void an_order_is_read_leniently_but_to_the_cent() {
    answer(okJson(ORDER));

    var order = found("#1001");

    assertThat(order.amounts().paid()).isEqualTo(new Money(629, "CNY"));
    assertThat(order.items().get(0).price()).isEqualTo(new Money(29, "CNY"));
    assertThat(order.items().get(0).cost()).isEqualTo(new Money(1200, "CNY"));
    assertThat(order.items().get(0).stock()).isNull();
    assertThat(order.amounts().returnFreight()).isNull();
    assertThat(order.shippedAt()).isEqualTo(Instant.parse("2026-11-04T02:00:00Z"));
    assertThat(order.deliveredAt()).isNull();
    assertThat(order.destination()).isNull();
    assertThat(order.shipment().events())
        .extracting(Order.Movement::text)
        .containsExactly("sent", "sorted");
    wire.verify(
        getRequestedFor(urlEqualTo("/api/orders/%231001"))
            .withHeader("Authorization", equalTo("Bearer s3cret")));
  }

  @Test
  void what_a_customer_typed_cannot_leave_its_place_in_the_path() {
    answer(aResponse().withStatus(404));

    assertThat(lookup("a/b?c=d&e")).isInstanceOf(Lookup.NotFound.class);
    wire.verify(getRequestedFor(urlEqualTo("/api/orders/a%2Fb%3Fc%3Dd%26e")));
  }

  @Test
  void the_state_of_a_remedy_is_empty_where_nobody_can_tell() {
    answer(okJson("{\"id\":\"r-1\",\"state\":\"awaiting-parcel\",\"requestedAt\":\"2026-11-21\"}"));
    assertThat(shop.remedyState("r-1").block()).isEqualTo("awaiting-parcel");

    answer(aResponse().withStatus(404));
    assertThat(shop.remedyState("r-1").blockOptional()).isEmpty();

    answer(aResponse().withStatus(500));
    assertThat(shop.remedyState("r-1").blockOptional()).isEmpty();

    answer(okJson("{\"id\":\"r-1\"}"));
    assertThat(shop.remedyState("r-1").blockOptional()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "../customers/c-1", "a/../../b", "a\nb", "#", "%2e%2e/x/.."})
  void what_can_be_no_number_is_not_asked_for(String number) {
    assertThat(lookup(number)).isEqualTo(new Lookup.NotFound(number));
    assertThat(lookup("9".repeat(101))).isInstanceOf(Lookup.NotFound.class);
    assertThat(wire.getAllServeEvents()).isEmpty();
  }

  @Test
  void an_unknown_order_is_not_found() {
    answer(aResponse().withStatus(404).withBody("no such order"));

    assertThat(lookup("E1")).isEqualTo(new Lookup.NotFound("E1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 409, 429, 500, 502, 503})
  void another_status_is_unavailable(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", "/x").withBody("Lin 13800138000"));

    assertThat(lookup("E1")).isEqualTo(new Lookup.Unavailable("the shop answered " + status));
    assertThat(wire.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_broken_connection_is_unavailable(Fault fault) {
    answer(aResponse().withFault(fault));

    assertThat(reason("E1")).isNotBlank();
  }

  @Test
  void a_shop_that_is_not_there_is_unavailable() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    shop = shopAt("http://localhost:" + free);

    assertThat(reason("E1")).isEqualTo("the shop cannot be reached");
  }

  @Test
  void a_slow_answer_is_unavailable() {
    answer(okJson(ORDER).withFixedDelay(3_000));
    shop = shopAt(wire.baseUrl(), Duration.ofMillis(300));

    assertThat(reason("E1")).isEqualTo("the shop did not answer in time");
  }

  @Test
  void a_dripping_answer_is_unavailable_by_the_time_in_all() {
    answer(okJson(ORDER).withChunkedDribbleDelay(20, 4_000));
    shop = shopAt(wire.baseUrl(), Duration.ofMillis(600));

    assertThat(reason("E1")).isEqualTo("the shop did not answer in time");
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void an_answer_that_cannot_be_used_is_unavailable_and_names_the_field(String body, String why) {
    answer(okJson(body));

    assertThat(reason("E1")).isEqualTo(why);
  }

  static Stream<Object[]> brokenAnswers() {
    return Stream.of(
        broken("", "answer: is not an object"),
        broken("<html>Lin</html>", "answer: is not JSON"),
        broken(ORDER.substring(0, 200), "answer: is not JSON"),
        broken(ORDER + "}", "answer: is not JSON"),
        broken("[".repeat(100_000), "answer: is not JSON"),
        broken("[]", "answer: is not an object"),
        broken("null", "answer: is not an object"),
        broken(ORDER.replace("\"number\"", "\"n\""), "number: is missing"),
        broken(ORDER.replace("CNY", "Lin"), "currency: is no ISO 4217 code"),
        broken(ORDER.replace("\"items\"", "\"lines\""), "items: are missing"),
        broken(ORDER.replace("\"amounts\"", "\"sums\""), "amounts: is missing"),
        broken(
            ORDER.replace("0.29, \"cost\"", "\"Lin\", \"cost\""),
            "items[0].price: is not a number"),
        broken(ORDER.replace("6.29", "-6.29"), "amounts.paid: is negative"),
        broken(ORDER.replace("6.29", "1e999999999"), "amounts.paid: is out of range"),
        broken(ORDER.replace("6.29", "1e-999999999"), "amounts.paid: is out of range"),
        broken(ORDER.replace("6.29", "{}"), "amounts.paid: is not a single value"),
        broken(
            ORDER.replace("\"quantity\": 1", "\"quantity\": 1.5"),
            "items[0].quantity: is not a whole number in range"),
        broken(ORDER.replace("2026-11-03T02:10:00Z", "yesterday"), "placedAt: is not a time"));
  }

  private static Object[] broken(String body, String why) {
    return new Object[] {body, why};
  }

  @Test
  void an_answer_over_256_kib_is_unavailable() {
    answer(okJson(ORDER + " ".repeat(256 * 1024)));

    assertThat(reason("E1")).isEqualTo("the shop's answer is too large");
  }

  @Test
  void a_customers_orders_come_newest_first_without_the_broken_ones() {
    var older = ORDER.replace("#1001", "#1000").replace("2026-11-03", "2026-10-03");
    answer(okJson("[" + older + "," + ORDER + ",{\"number\": \"#1\"}]"));

    var listed = (Lookup.Listed) shop.ordersOf("c 1/x").block();

    assertThat(listed.orders()).extracting(Order::number).containsExactly("#1001", "#1000");
    wire.verify(getRequestedFor(urlEqualTo("/api/customers/c%201%2Fx/orders")));
  }

  @Test
  void a_list_of_nothing_but_broken_orders_is_unavailable() {
    answer(okJson("[{\"number\": \"#1\"}]"));

    assertThat(shop.ordersOf("c-1").block()).isInstanceOf(Lookup.Unavailable.class);
  }

  @Test
  void an_unknown_customer_has_no_orders() {
    answer(aResponse().withStatus(404));

    assertThat(((Lookup.Listed) shop.ordersOf("c-1").block()).orders()).isEmpty();
  }

  @Test
  void a_failing_shop_is_left_alone_for_a_while_and_then_asked_again() {
    answer(aResponse().withStatus(500));
    for (int i = 0; i < 10; i++) {
      lookup("E1");
    }
    int asked = wire.getAllServeEvents().size();

    assertThat(reason("E1")).contains("was not asked");
    assertThat(wire.getAllServeEvents()).hasSize(asked);

    answer(okJson(ORDER));
    clock.advance(Duration.ofSeconds(11));
    assertThat(found("E1")).isNotNull();
    assertThat(found("E1")).isNotNull();
    for (int i = 0; i < 20; i++) {
      assertThat(lookup("E1")).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void a_shop_that_fails_its_probes_is_left_alone_again() {
    answer(aResponse().withStatus(500));
    for (int i = 0; i < 10; i++) {
      lookup("E1");
    }
    clock.advance(Duration.ofSeconds(11));
    lookup("E1");
    lookup("E1");

    assertThat(reason("E1")).contains("was not asked");
    assertThat(wire.getAllServeEvents()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 422})
  void questions_that_are_refused_are_no_sign_of_ill_health(int status) {
    answer(aResponse().withStatus(status));
    for (int i = 0; i < 30; i++) {
      lookup("E" + i);
    }
    answer(okJson(ORDER));

    assertThat(lookup("E1")).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void one_broken_order_does_not_close_the_shop_but_garbage_does() {
    answer(okJson(ORDER.replace("\"number\"", "\"n\"")));
    for (int i = 0; i < 30; i++) {
      assertThat(reason("E1")).isEqualTo("number: is missing");
    }
    answer(okJson("<html>"));
    for (int i = 0; i < 30; i++) {
      lookup("E1");
    }
    assertThat(reason("E1")).contains("was not asked");
  }

  @Test
  void five_hundred_at_once_are_each_answered_with_their_own_order() {
    Flux.range(0, 500)
        .doOnNext(
            n ->
                wire.stubFor(
                    get(urlEqualTo("/api/orders/E" + n))
                        .willReturn(okJson(ORDER.replace("#1001", "E" + n)))))
        .blockLast();

    var answers =
        Flux.range(0, 500)
            .flatMap(n -> shop.order("E" + n).map(found -> n + " " + number(found)), 500);

    assertThat(answers.collectList().block())
        .hasSize(500)
        .allMatch(
            pair -> {
              var parts = pair.split(" ");
              return parts[1].equals("E" + parts[0]);
            });
  }

  @Test
  void nothing_is_asked_before_subscription() {
    shop.order("E1");
    shop.ordersOf("c-1");

    assertThat(wire.getAllServeEvents()).isEmpty();
  }

  private static String number(Lookup lookup) {
    return lookup instanceof Lookup.Found found ? found.order().number() : lookup.toString();
  }

  private void answer(ResponseDefinitionBuilder response) {
    wire.stubFor(get(anyUrl()).willReturn(response));
  }

  private Lookup lookup(String number) {
    return shop.order(number).block(Duration.ofSeconds(40));
  }

  private Order found(String number) {
    return ((Lookup.Found) lookup(number)).order();
  }

  private String reason(String number) {
    return ((Lookup.Unavailable) lookup(number)).reason();
  }

  private ShopFactSource shopAt(String url) {
    return shopAt(url, Duration.ofSeconds(20));
  }

  private ShopFactSource shopAt(String url, Duration timeout) {
    return new ShopFactSource(
        new ShopClient(WebClient.builder(), ShopPropertiesOf.url(url, timeout), clock));
  }
}
