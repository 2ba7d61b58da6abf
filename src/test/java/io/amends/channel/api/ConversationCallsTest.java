package io.amends.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.Frames;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Decider;
import io.amends.dialog.Books;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationCallsTest {

  private static final String C1 = "/api/v1/conversations/c1";

  private final ApiFixture api = new ApiFixture();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void what_nobody_wrote_in_is_not_there() {
    for (var path : new String[] {"", "/events", "/transcript", "/transcript?format=html"}) {
      api.get(C1 + path)
          .expectStatus()
          .isNotFound()
          .expectHeader()
          .contentType("application/problem+json");
    }
    api.post(C1 + "/replay", "").expectStatus().isNotFound();
  }

  @Test
  void the_state_tells_where_a_conversation_stands() {
    var proposal = api.proposal("c1");

    api.get(C1)
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"conversation":"c1","channel":"api",
             "customer":{"id":"c-1001","name":"Lin","locale":null,"tags":[]},
             "language":"en","mode":"autopilot","stage":"propose","flow":"quality-defect",
             "issue":"quality-defect","slots":{"order":"E20261103001"},"risks":[],
             "proposal":{"proposal":"%s","order":"E20261103001","open":true,
               "options":[{"option":1,"remedy":"partial-refund"},{"option":2,"remedy":"reship"}]},
             "deadlines":{"silence":"2026-11-10T09:00:00Z"}}
            """
                .formatted(proposal))
        .jsonPath("$.agent")
        .doesNotExist()
        .jsonPath("$.waiting")
        .doesNotExist();
  }

  @Test
  void events_are_all_that_was_recorded() {
    api.proposal("c1");

    var events = ApiFixture.json(api.get(C1 + "/events").expectStatus().isOk());

    assertThat(events.size())
        .isEqualTo(api.engine.events(new ConversationId("c1")).count().block().intValue());
    assertThat(events.at("/0/type").stringValue()).isEqualTo("ConversationOpened");
    assertThat(events.at("/1/version").intValue()).isEqualTo(2);
    assertThat(events.at("/1/at").stringValue()).isEqualTo("2026-11-10T08:00:00Z");
    assertThat(events.at("/1/event/text").stringValue()).isEqualTo("broken E20261103001");
  }

  @Test
  void the_json_transcript_is_the_frames_of_a_resume() {
    api.proposal("c1");
    var frames =
        api.engine.transcript(new ConversationId("c1"), 0).map(Frames::entry).collectList().block();

    var transcript = ApiFixture.json(api.get(C1 + "/transcript").expectStatus().isOk());

    assertThat(transcript.toString()).isEqualTo(frames.toString().replace("}, {", "},{"));
    assertThat(transcript.size()).isGreaterThanOrEqualTo(2);
    for (var i = 0; i < transcript.size(); i++) {
      assertThat(transcript.at("/" + i + "/seq").intValue()).isEqualTo(i + 1);
    }
  }

  @Test
  void an_html_transcript_shows_markup_as_text() {
    var evil = "<script>alert(1)</script>&<img src=x onerror=alert(1)> \\u202e '";
    api.post(
            C1 + "/messages",
            "{'id':'m1','text':'"
                + evil.replace("'", "\\u0027")
                + "',"
                + "'attachments':[{'kind':'image','url':'https://x.example/?a=1&b=%22'}]}")
        .expectStatus()
        .isAccepted();

    var page = text("html", "text/html;charset=UTF-8");

    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;img")
        .contains("href=\"https://x.example/?a=1&amp;b=%22\"")
        .doesNotContain("<script", "<img", "style=", "onerror=\"", "<style");
  }

  @Test
  void a_markdown_transcript_shows_marks_as_text() {
    api.post(
            C1 + "/messages",
            "{'id':'m1','text':'# no heading\\n**bold** [x](javascript:alert(1)) <b>'}")
        .expectStatus()
        .isAccepted();

    assertThat(text("md", "text/markdown;charset=UTF-8"))
        .startsWith("# Conversation c1\n")
        .contains("**customer** · 2026-11-10T08:00:00Z")
        .contains("> \\# no heading  \n")
        .contains("\\*\\*bold\\*\\* \\[x\\]\\(javascript\\:alert\\(1\\)\\) \\<b\\>");
  }

  @Test
  void a_readable_transcript_shows_the_options() {
    api.proposal("c1");

    assertThat(text("html", "text/html;charset=UTF-8"))
        .contains("1. remedies/partial-refund-title");
    assertThat(text("md", "text/markdown;charset=UTF-8")).contains("2\\. remedies/reship\\-title");
  }

  @Test
  void another_format_is_refused() {
    api.get(C1 + "/transcript?format=pdf")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("format");
  }

  @Test
  void conversations_are_found_by_what_they_are() {
    api.proposal("c1");
    api.post("/api/v1/conversations/c2/messages", "{'id':'m1','text':'hi','customer':'c-2'}");
    api.await("c2", 2);

    assertThat(found("")).containsExactlyInAnyOrder("c1", "c2");
    assertThat(found("?state=propose")).containsExactly("c1");
    assertThat(found("?issue=quality-defect")).containsExactly("c1");
    assertThat(found("?customer=c-2")).containsExactly("c2");
    assertThat(found("?since=2026-11-10T08:00:00Z")).hasSize(2);
    assertThat(found("?since=2026-11-10T08:00:01Z")).isEmpty();
    assertThat(found("?state=waiting")).isEmpty();
    assertThat(found("?limit=1")).hasSize(1);
    assertThat(found("?state=autopilot&customer=c-2&issue=")).containsExactly("c2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=nowhere",
        "since=yesterday",
        "since=2026-11-10",
        "limit=0",
        "limit=501",
        "limit=many",
        "limit=-1"
      })
  void a_wrong_search_names_the_parameter(String query) {
    api.get("/api/v1/conversations?" + query)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void the_decisions_made_again_are_the_same() {
    var proposal = api.proposal("c1");
    var choice = "{'id':'m2','choice':{'proposal':'" + proposal + "','option':2}}";
    api.post(C1 + "/messages", choice).expectStatus().isAccepted();
    api.await("c1", 4);

    api.post(C1 + "/replay", "")
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"equal\":true,\"differences\":[]}");
  }

  @Test
  void other_words_show_as_a_difference() {
    api.proposal("c1");
    var other = Books.saying("small", Map.of("quality-defect/offer", "Two other ways"));
    api.library.set(ApiFixture.library(new Decider(other, ZoneOffset.UTC)));

    var replay = ApiFixture.json(api.post(C1 + "/replay", ""));

    assertThat(replay.path("equal").booleanValue()).isFalse();
    assertThat(replay.at("/differences").size()).isEqualTo(1);
    var difference = replay.at("/differences/0");
    assertThat(difference.at("/expected/type").stringValue()).isEqualTo("ProposalMade");
    assertThat(difference.at("/expected/text").stringValue()).isEqualTo("offer");
    assertThat(difference.at("/decided/text").stringValue()).isEqualTo("Two other ways");
    assertThat(difference.path("version").intValue()).isPositive();
  }

  @Test
  void a_set_that_is_gone_cannot_decide_again() {
    api.proposal("c1");
    api.library.set(ApiFixture.goneLibrary());

    api.post(C1 + "/replay", "")
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("flow-set-gone");
  }

  private String text(String format, String type) {
    var response = api.get(C1 + "/transcript?format=" + format);
    response.expectStatus().isOk().expectHeader().contentType(type);
    return new String(
        response.expectBody().returnResult().getResponseBodyContent(), StandardCharsets.UTF_8);
  }

  private List<String> found(String query) {
    var answer = ApiFixture.json(api.get("/api/v1/conversations" + query).expectStatus().isOk());
    return answer
        .path("conversations")
        .valueStream()
        .map(one -> one.path("conversation").stringValue())
        .toList();
  }
}
