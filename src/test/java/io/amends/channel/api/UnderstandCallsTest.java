package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.language.Pending;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandCallsTest {

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_text_is_told_in_the_words_of_the_taxonomy() {
    api.post("/api/v1/understand", "{'text':'broken, CNY12.50 or 3.00 or 20% of E20261103001'}")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .json(
            """
            {"language":"en","issues":[{"code":"quality-defect","confidence":0.9}],"requests":[],
             "acts":[{"code":"complain","confidence":0.8}],"emotion":2,"risks":[],
             "entities":[
               {"type":"order-number","text":"E20261103001","start":35,"end":47,
                "value":"E20261103001"},
               {"type":"amount","text":"CNY12.50","start":8,"end":16,
                "value":{"value":12.5,"currency":"CNY"}},
               {"type":"amount","text":"3.00","start":20,"end":24,
                "value":{"value":3,"currency":null}},
               {"type":"percent","text":"20%","start":28,"end":31,"value":20}],
             "keywords":[{"word":"broken","issue":"quality-defect","severity":2,"start":0,"end":6,
                          "negated":false}]}
            """);
  }

  @Test
  void the_time_and_what_was_asked_are_passed_on() {
    understood("{'text':'a','at':'2026-11-03T10:10:00+08:00','pending':{'question':'order'}}");
    understood("{'text':'b','pending':{'options':['One','Two']}}");
    understood("{'text':'c','pending':null,'at':null,'unknown':1}");

    var asked = api.understander.asked;
    assertThat(asked.get(0).at()).isEqualTo(OffsetDateTime.parse("2026-11-03T10:10:00+08:00"));
    assertThat(asked.get(0).at().getOffset()).hasToString("+08:00");
    assertThat(asked.get(0).pending()).isEqualTo(new Pending.Question("order"));
    assertThat(asked.get(1).at())
        .isEqualTo(Orders.NOW.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime());
    assertThat(asked.get(1).pending()).isEqualTo(new Pending.Options(List.of("One", "Two")));
    assertThat(asked.get(2).pending()).isEqualTo(new Pending.Nothing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | text",
        "{'text':null} | text",
        "{'text':7} | text",
        "{'text':'a','at':'yesterday'} | at",
        "{'text':'a','at':'2026-11-03T10:10:00'} | at",
        "{'text':'a','at':'+999999999-01-01T00:00:00Z'} | at",
        "{'text':'a','at':5} | at",
        "{'text':'a','pending':'order'} | pending",
        "{'text':'a','pending':{}} | pending",
        "{'text':'a','pending':{'question':''}} | pending.question",
        "{'text':'a','pending':{'question':'order','options':['a','b']}} | pending",
        "{'text':'a','pending':{'options':['a']}} | pending",
        "{'text':'a','pending':{'options':['a','b','c']}} | pending.options",
        "{'text':'a','pending':{'options':['a',1]}} | pending.options[1]"
      })
  void a_wrong_field_is_named(String body, String field) {
    api.post("/api/v1/understand", body)
        .expectStatus()
        .isBadRequest()
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo(field)
        .jsonPath("$.status")
        .isEqualTo(400)
        .jsonPath("$.code")
        .isEqualTo("malformed");
  }

  @Test
  void a_text_has_at_most_8000_characters() {
    understood("{'text':'" + "\uD83D\uDE00".repeat(8_000) + "'}");
    api.post("/api/v1/understand", "{'text':'" + "x".repeat(8_001) + "'}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("too-long");
  }

  @Test
  void a_half_character_is_understood_as_a_replacement() {
    understood("{'text':'a\\ud83d'}");

    assertThat(api.understander.asked.get(0).text()).isEqualTo("a\uFFFD");
  }

  @Test
  void a_batch_is_answered_in_its_order() {
    var messages = new StringBuilder("{'messages':[{'text':'broken'}");
    for (var i = 1; i < 1_000; i++) {
      messages.append(",{'text':'").append(i).append("%'}");
    }

    var answer = ApiFixture.json(api.post("/api/v1/understand/batch", messages + "]}"));

    assertThat(answer.path("messages").size()).isEqualTo(1_000);
    assertThat(answer.at("/messages/0/issues/0/code").stringValue()).isEqualTo("quality-defect");
    for (var i = 1; i < 1_000; i++) {
      assertThat(answer.at("/messages/" + i + "/entities/0/value").intValue()).isEqualTo(i);
    }
  }

  @Test
  void a_batch_has_at_most_1000_messages_and_names_the_wrong_one() {
    var one = "{'text':'a'},";
    api.post("/api/v1/understand/batch", "{'messages':[" + one.repeat(1_000) + "{'text':'a'}]}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("messages");
    api.post("/api/v1/understand/batch", "{'messages':[" + one.repeat(3) + "{'text':[]}]}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("messages[3].text");
    api.post("/api/v1/understand/batch", "{'messages':[]}").expectStatus().isOk();
    api.post("/api/v1/understand/batch", "{}").expectStatus().isBadRequest();
  }

  @Test
  void a_batch_may_have_2_mebibytes_and_anything_else_256_kibibytes() {
    var wide = " ".repeat(300 * 1024);
    api.post("/api/v1/understand/batch", "{'messages':[]" + wide + "}").expectStatus().isOk();
    api.post("/api/v1/understand", "{'text':'a'" + wide + "}").expectStatus().isEqualTo(413);
    api.post("/api/v1/understand/batch", "{'messages':[]" + wide.repeat(7) + "}")
        .expectStatus()
        .isEqualTo(413);
  }

  private void understood(String body) {
    api.post("/api/v1/understand", body).expectStatus().isOk();
  }
}
