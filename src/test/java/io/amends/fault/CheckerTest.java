package io.amends.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.server.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A good history passes; one into which a fault is put is seen, and by the right invariant. */
class CheckerTest {

  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
  private static final Duration LATE_AT_MOST = Duration.ofSeconds(5);
  private static final String OWN_ORDER = "2026111800000001";

  private static final String REMEDY =
      """
      {"type":"RemedyRequested","id":"c/1","order":"o","reason":"r","offer":{"remedy":"RESHIP",
       "cost":{"minor":4200,"currency":"CNY"},"skus":[],"needsApproval":false,"reason":"r"}}
      """;

  /** A message, its answer, and a deadline that passes. */
  private static final class Story {

    private final Map<String, ObjectNode> sent = new HashMap<>();
    private final Map<String, Long> acked = new HashMap<>();
    private final Map<Long, JsonNode> frames = new TreeMap<>();
    private final List<JsonNode> transcript = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<JsonNode> states = new ArrayList<>();
    private final Map<String, Set<String>> posted = new HashMap<>();
    private final Set<String> again = new HashSet<>();
    private final Outages outages = new Outages();
    private boolean replays = true;
    private Instant now = NOON.plusSeconds(60);

    private Story() {
      sent.put("m1", frame("message").put("id", "m1").put("text", "Where is " + OWN_ORDER + "?"));
      acked.put("m1", 1L);
      transcript.add(entry(1, "customer").put("id", "m1").put("text", "Where is it?"));
      transcript.add(reply(2, 1));
      frames.put(2L, transcript.get(1));
      event(
          0,
          """
          {"type":"ConversationOpened","channel":"widget","customer":{"id":"","name":"","tags":[],
           "locale":"en"},"mode":"AUTOPILOT","order":""}
          """);
      event(
          0,
          "{\"type\":\"CustomerSpoke\",\"messageId\":\"m1\",\"text\":\"hi\",\"attachments\":[]}");
      replies(1, 1);
      event(1, "{\"type\":\"DeadlineSet\",\"deadline\":\"follow-up\",\"at\":\"" + at(10) + "\"}");
      event(1, REMEDY);
      event(11, "{\"type\":\"DeadlinePassed\",\"deadline\":\"follow-up\"}");
      states.add(frame("state").put("stage", "empathy").put("mode", "autopilot"));
      states.add(states.get(0).deepCopy());
      posted.put("c/1", new HashSet<>(Set.of("{}")));
    }

    private void replies(int second, long answers) {
      event(
          second,
          "{\"type\":\"ReplySent\",\"scripts\":[],\"text\":\"t\",\"stage\":\"EMPATHY\","
              + "\"language\":\"en\",\"answers\":["
              + answers
              + "],\"asks\":\"\"}");
    }

    private void event(int second, String json) {
      var event = Wire.JSON.readTree(json);
      var recorded = Wire.JSON.createObjectNode().put("version", events.size() + 1);
      recorded.put("at", at(second).toString()).put("type", event.path("type").asString());
      recorded.set("event", event);
      events.add(recorded);
    }

    private List<Breach> breaches() {
      var checker = new Checker(new HashSet<>(), outages, LATE_AT_MOST);
      checker.check(
          new History("k", "c", sent, acked, frames, transcript, events, states, replays), now);
      checker.checkRemedies(posted, again);
      return checker.breaches();
    }

    private static Instant at(int second) {
      return NOON.plusSeconds(second);
    }

    private static ObjectNode frame(String type) {
      return Wire.frame(type);
    }

    private static ObjectNode entry(long seq, String from) {
      return frame("message").put("seq", seq).put("from", from);
    }

    private static ObjectNode reply(long seq, long answers) {
      var reply = entry(seq, "assistant").put("text", "It is on its way: " + OWN_ORDER);
      reply.putArray("answers").add(answers);
      return reply;
    }
  }

  @Test
  void a_good_history_passes() {
    assertThat(new Story().breaches()).isEmpty();
  }

  @Test
  void while_all_is_broken_no_deadline_can_pass() {
    var story = new Story();
    story.events.remove(story.events.size() - 1);
    story.event(30, "{\"type\":\"DeadlinePassed\",\"deadline\":\"follow-up\"}");
    story.outages.add(Story.at(9), Story.at(26));

    assertThat(story.breaches()).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("a lost message", "I1", story -> story.transcript.remove(0)),
        fault("an ack for another place", "I1", story -> story.acked.put("m1", 2L)),
        fault("a remedy that never went out", "I1", story -> story.posted.clear()),
        fault(
            "a message twice",
            "I2",
            story -> story.transcript.add(Story.entry(3, "customer").put("id", "m1"))),
        fault(
            "two answers",
            "I2",
            story -> {
              story.transcript.add(Story.reply(3, 1));
              story.replies(2, 1);
            }),
        fault(
            "no answer",
            "I2",
            story -> {
              story.sent.put("m2", Wire.frame("message"));
              story.transcript.add(Story.entry(3, "customer").put("id", "m2"));
            }),
        fault("a remedy nobody decided on", "I2", story -> story.posted.put("c/2", Set.of("{}"))),
        fault(
            "a remedy with two contents",
            "I2",
            story -> story.posted.get("c/1").add("{\"amount\":1}")),
        fault("a remedy that the shop had", "I2", story -> story.again.add("c/1")),
        fault("a remedy decided on twice", "I2", story -> story.event(12, REMEDY)),
        fault("a gap", "I3", story -> ((ObjectNode) story.transcript.get(1)).put("seq", 3)),
        fault(
            "a gap in the events",
            "I3",
            story -> ((ObjectNode) story.events.get(5)).put("version", 9)),
        fault(
            "an answer to what comes later",
            "I3",
            story -> ((ObjectNode) story.transcript.get(1)).putArray("answers").add(1).add(2)),
        fault("a ghost", "I4", story -> story.sent.clear()),
        fault(
            "other words than were seen",
            "I4",
            story -> story.frames.put(2L, Story.reply(2, 1).put("text", "other words"))),
        fault("other decisions", "I5", story -> story.replays = false),
        fault(
            "nodes that do not agree",
            "I5",
            story -> ((ObjectNode) story.states.get(1)).put("version", 7)),
        fault(
            "a state that does not follow",
            "I5",
            story -> story.states.forEach(state -> ((ObjectNode) state).put("stage", "closed"))),
        fault(
            "words after a person was asked for",
            "I6",
            story -> {
              story.event(
                  12,
                  "{\"type\":\"HandoffRequested\",\"reason\":\"r\",\"at\":\""
                      + Story.at(12)
                      + "\"}");
              story.replies(13, 1);
              story.states.forEach(state -> ((ObjectNode) state).put("mode", "human"));
            }),
        fault(
            "a timer twice",
            "I7",
            story -> story.event(12, "{\"type\":\"DeadlinePassed\",\"deadline\":\"follow-up\"}")),
        fault(
            "a timer too early",
            "I7",
            story -> ((ObjectNode) story.events.get(5)).put("at", Story.at(9).toString())),
        fault(
            "a timer too late",
            "I7",
            story -> ((ObjectNode) story.events.get(5)).put("at", Story.at(16).toString())),
        fault("a timer never", "I7", story -> story.events.remove(5)),
        fault(
            "another's order",
            "I9",
            story ->
                story.frames.put(
                    2L, Story.reply(2, 1).put("text", "order 2026111800000002 is lost"))));
  }

  private static Arguments fault(String name, String seenBy, Consumer<Story> fault) {
    return Arguments.of(name, Invariant.valueOf(seenBy), fault);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void a_seeded_fault_is_seen(String name, Invariant seenBy, Consumer<Story> fault) {
    var story = new Story();
    fault.accept(story);

    assertThat(story.breaches()).extracting(Breach::invariant).contains(seenBy);
  }

  @Test
  void what_nodes_hold_must_come_back() {
    var before = new Vitals(List.of(100_000_000L, 100_000_000L), List.of(100, 100), 10);

    assertThat(before.isBackTo(before, 0)).isTrue();
    assertThat(vitals(109_000_000L, 120, 11).isBackTo(before, 0)).isTrue();
    assertThat(vitals(111_000_000L, 100, 10).isBackTo(before, 0)).isFalse();
    assertThat(vitals(111_000_000L, 100, 10).isBackTo(before, 100 << 16)).isTrue();
    assertThat(vitals(100_000_000L, 200, 10).isBackTo(before, 0)).isFalse();
    assertThat(vitals(100_000_000L, 100, 40).isBackTo(before, 0)).isFalse();
  }

  private static Vitals vitals(long heap, int files, int connections) {
    return new Vitals(List.of(100_000_000L, heap), List.of(100, files), connections);
  }

  @Test
  void every_invariant_has_a_seeded_fault() {
    var seen = new HashSet<Object>();
    faults().forEach(fault -> seen.add(fault.get()[1]));
    seen.add(Invariant.I8); // what_nodes_hold_must_come_back

    assertThat(seen).containsExactlyInAnyOrder((Object[]) Invariant.values());
  }
}
