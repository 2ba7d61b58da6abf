package io.amends.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.amends.server.Receiver.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** CONTRACT §6 against the running service: a shop that answers, and one that does not. */
class ShopIT {

  private static final Set<String> PROMISES =
      Set.of("ProposalMade", "OffersReserved", "OfferCommitted", "RemedyRequested");

  @TempDir private static Path data;
  private static Receiver shop;
  private static RunningAmends amends;

  @BeforeAll
  static void start() {
    shop = new Receiver();
    amends =
        RunningAmends.on(
            data,
            "amends.shop.url=" + shop.url(),
            "amends.shop.token=shop-secret",
            "amends.shop.timeout=500ms",
            "amends.shop.breaker.calls=1000");
  }

  @AfterAll
  static void stop() {
    amends.close();
    shop.close();
  }

  @Test
  void a_chosen_remedy_is_asked_for_once_under_its_own_key() {
    knows("E20261201001");
    shop.stubs()
        .stubFor(
            post(urlEqualTo("/orders/E20261201001/remedies"))
                .willReturn(okJson("{\"id\":\"r\",\"state\":\"requested\"}").withStatus(202)));
    try (var customer = Customer.comesTo(amends)) {
      var proposal = offeredFor(customer, "E20261201001");
      customer.hearsAnswerTo(customer.chooses(proposal, 1));
      customer.chooses(proposal, 1);

      var call = shop.awaits("remedy", posted -> isRemedy(posted, "E20261201001"));
      assertThat(call.header("Idempotency-Key")).isNotBlank();
      assertThat(call.header("Authorization")).isEqualTo("Bearer shop-secret");
      var body = call.body();
      var option = proposal.path("options").path(0);
      assertThat(body.path("remedy").asString()).isEqualTo(option.path("remedy").asString());
      assertThat(body.path("conversation").asString()).isEqualTo(customer.conversation());
      assertThat(body.path("reason").asString()).isNotBlank();
      assertThat(body.path("items").path(0).asString()).isEqualTo("MUG-01");
      customer.hears();
      assertThat(shop.calls().stream().filter(posted -> isRemedy(posted, "E20261201001")))
          .hasSize(1);
    }
  }

  @Test
  void a_remedy_that_the_shop_could_not_take_comes_again_as_the_same() {
    knows("E20261201002");
    var remedies = urlEqualTo("/orders/E20261201002/remedies");
    shop.stubs().stubFor(post(remedies).willReturn(aResponse().withStatus(503)));
    try (var customer = Customer.comesTo(amends)) {
      var proposal = offeredFor(customer, "E20261201002");
      customer.hearsAnswerTo(customer.chooses(proposal, 2));
      shop.awaits("refused remedy", posted -> isRemedy(posted, "E20261201002"));
      shop.stubs().stubFor(post(remedies).willReturn(aResponse().withStatus(202)));

      var taken =
          shop.awaits("remedy", posted -> isRemedy(posted, "E20261201002") && posted.isTaken());
      var all = shop.calls().stream().filter(posted -> isRemedy(posted, "E20261201002")).toList();
      assertThat(all).hasSizeGreaterThan(1);
      assertThat(all)
          .extracting(posted -> posted.header("Idempotency-Key"))
          .containsOnly(taken.header("Idempotency-Key"));
      assertThat(all).extracting(Call::body).containsOnly(taken.body());
    }
  }

  @Test
  void a_remedy_that_the_shop_refused_is_not_asked_for_again() {
    knows("E20261201003");
    var remedies = urlEqualTo("/orders/E20261201003/remedies");
    shop.stubs().stubFor(post(remedies).willReturn(aResponse().withStatus(422)));
    try (var customer = Customer.comesTo(amends)) {
      var proposal = offeredFor(customer, "E20261201003");
      customer.hearsAnswerTo(customer.chooses(proposal, 2));
      var id =
          shop.awaits("refused remedy", posted -> isRemedy(posted, "E20261201003"))
              .header("Idempotency-Key");
      customer.hearsThatAPersonTakesOver();
      assertThat(amends.api().deadLetter(id).path("reason").asString()).contains("422");
      var ids = "{\"ids\":[\"" + id + "\"]}";

      var told = Api.json(amends.api().post("/api/v1/dead-letters/send", ids));

      assertThat(told.path("takenBack")).hasSize(1);
      assertThat(amends.api().deadLetters())
          .anyMatch(left -> left.path("id").asString().equals(id));
      assertThat(shop.calls()).filteredOn(posted -> isRemedy(posted, "E20261201003")).hasSize(1);
    }
  }

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        Arguments.of("404", aResponse().withStatus(404)),
        Arguments.of("500", aResponse().withStatus(500)),
        Arguments.of("403", aResponse().withStatus(403)),
        Arguments.of("slow", okJson(order("E20261202002")).withFixedDelay(2_000)),
        Arguments.of("no JSON", okJson("<html>maintenance</html>")),
        Arguments.of("half an order", okJson("{\"number\":\"E20261202002\"}")),
        Arguments.of("a list", okJson("[]")),
        Arguments.of("redirect", aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
        Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void where_the_shop_does_not_answer_nothing_is_promised_and_a_person_is_told(
      String name, ResponseDefinitionBuilder answer) {
    shop.stubs().stubFor(get(urlEqualTo("/orders/E20261202002")).willReturn(answer));
    try (var customer = Customer.comesTo(amends)) {
      var said = customer.says("The mug from order E20261202002 arrived broken");
      var reply = customer.hearsAnswerTo(said);
      for (var turn = 0; turn < 6 && !isWithPeople(customer); turn++) {
        assertThat(Customer.is(reply, "proposal")).as("a proposal about nothing known").isFalse();
        reply = customer.hearsAnswerTo(customer.says("Sure, you decide"));
      }

      customer.hearsThatAPersonTakesOver();
      assertThat(reply.path("text").asString()).isNotBlank();
      assertThat(amends.api().events(customer.conversation()))
          .extracting(event -> event.path("type").asString())
          .doesNotContainAnyElementsOf(PROMISES);
      assertThat(amends.api().state(customer.conversation()).path("waiting").path("for").isString())
          .isTrue();
    }
  }

  @Test
  void a_shop_that_is_back_is_believed_again() {
    shop.stubs()
        .stubFor(get(urlEqualTo("/orders/E20261203001")).willReturn(aResponse().withStatus(500)));
    try (var customer = Customer.comesTo(amends)) {
      customer.hearsAnswerTo(customer.says("Where is my order E20261203001?"));
    }
    knows("E20261203001");
    try (var customer = Customer.comesTo(amends)) {
      assertThat(offeredFor(customer, "E20261203001").path("options")).hasSize(2);
    }
  }

  private static JsonNode offeredFor(Customer customer, String order) {
    return customer.isOfferedTwoWays(
        "The mug from order " + order + " arrived broken", "Sure, you decide");
  }

  private static boolean isWithPeople(Customer customer) {
    return amends.api().state(customer.conversation()).path("mode").asString().equals("human");
  }

  private static boolean isRemedy(Call call, String order) {
    return call.request().getMethod().value().equals("POST")
        && call.request().getUrl().equals("/orders/" + order + "/remedies");
  }

  private static void knows(String order) {
    shop.stubs().stubFor(get(urlEqualTo("/orders/" + order)).willReturn(okJson(order(order))));
  }

  private static String order(String number) {
    var yesterday = Instant.now().minus(Duration.ofDays(1));
    var before = Instant.now().minus(Duration.ofDays(4));
    return """
    {"number": "%s", "state": "completed", "currency": "CNY",
     "placedAt": "%s", "paidAt": "%s", "shippedAt": "%s", "deliveredAt": "%s",
     "promisedBy": "%s",
     "customer": {"id": "c-1001", "name": "Lin", "tags": [], "orders": 7,
                  "complaints": 0, "refunds": 0},
     "items": [{"sku": "MUG-01", "title": "Ceramic mug", "category": "kitchen",
                "quantity": 1, "price": 39.00, "cost": 12.00, "returnable": true,
                "customised": false, "stock": 14, "returnWindowDays": 7}],
     "amounts": {"goods": 39.00, "freight": 6.00, "paid": 45.00},
     "shipment": {"carrier": "SF", "trackingNumber": "SF1020304050", "state": "delivered",
                  "events": [{"at": "%s", "text": "delivered"}]},
     "refunds": [], "notes": []}
    """
        .formatted(number, before, before, before, yesterday, yesterday, yesterday);
  }
}
