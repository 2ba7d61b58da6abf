package io.amends.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.commerce.Lookup;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.RecordedEvent;
import io.amends.remedy.LedgerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonEventCodecTest {

  private static final Path GOLDEN = Path.of("src/test/resources/events");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final EventCodec CODEC = new JsonEventCodec();

  @Test
  void every_kind_of_event_and_of_value_in_it_has_one_stored_name() {
    assertThat(StoredNames.ALL.values())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(StoredKinds.all());
  }

  @Test
  void many_at_once_are_the_same_bytes_as_each_alone() {
    var events =
        List.of(
            new RecordedEvent(1, Instant.EPOCH, new CustomerSpoke("m1", "hello", List.of())),
            new RecordedEvent(
                2, Instant.EPOCH, new CustomerSpoke("m2", "\u4e0d".repeat(9_000), List.of())),
            new RecordedEvent(
                3, Instant.EPOCH.plusNanos(1), new CustomerSpoke("m3", "", List.of())));

    assertThat(CODEC.write(events))
        .containsExactlyElementsOf(events.stream().map(event -> CODEC.write(event)).toList())
        .allSatisfy(bytes -> assertThat(bytes).startsWith('{').endsWith('}'));
  }

  @Test
  void no_stored_kind_has_a_component_that_hides_its_name() {
    assertThat(StoredKinds.all())
        .allSatisfy(kind -> assertThat(StoredKinds.components(kind)).doesNotContain("type"));
  }

  @Test
  void no_stored_word_was_renamed() throws IOException {
    var golden = JSON.readTree(Files.readAllBytes(Path.of("src/test/resources/stored-words.json")));

    assertThat(StoredKinds.words())
        .allSatisfy(
            (name, words) ->
                assertThat(words).as(name).containsAll(strings(golden.path(name))).isNotEmpty());
    assertThat(golden.propertyNames())
        .containsExactlyInAnyOrderElementsOf(StoredKinds.words().keySet());
  }

  @ParameterizedTest
  @MethodSource("kindsOfEvents")
  void every_kind_of_event_has_a_golden_file(Class<?> kind) {
    var name = StoredKinds.nameOf(kind);
    var json = json(GOLDEN.resolve(name + ".json"));
    var read = read(json);

    assertThat(read instanceof RecordedEvent recorded ? recorded.event() : read).isInstanceOf(kind);
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void old_json_still_reads_and_nothing_of_it_is_lost(Path file) {
    var old = json(file);

    assertThat(missing(old, json(written(old)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kindsOfEvents")
  void every_kind_of_event_is_read_as_it_was_written(Class<?> kind) {
    for (var full : List.of(true, false)) {
      var event = StoredKinds.sample(kind, full);

      assertThat(roundTrip(event)).isEqualTo(event);
    }
  }

  @Test
  void the_form_is_the_documented_one() {
    var bytes =
        CODEC.write(
            new RecordedEvent(
                7,
                Instant.parse("2026-03-08T09:15:30.123Z"),
                new CustomerSpoke("m-1", "杯子碎了", List.of())));

    assertThat(new String(bytes, UTF_8))
        .isEqualTo(
            "{\"version\":7,\"at\":\"2026-03-08T09:15:30.123Z\",\"event\":{\"type\":\"CustomerSpoke\","
                + "\"messageId\":\"m-1\",\"text\":\"杯子碎了\",\"attachments\":[]}}");
  }

  @Test
  void nothing_is_written_for_null() {
    var nothingButWhatMustBe =
        (LedgerEvent) StoredKinds.sample(LedgerEvent.OfferCommitted.class, false);
    var facts = (ConversationEvent) StoredKinds.sample(FactsArrived.class, false);

    assertThat(new String(CODEC.write(nothingButWhatMustBe), UTF_8)).doesNotContain("null");
    assertThat(new String(CODEC.write(new RecordedEvent(1, Instant.EPOCH, facts)), UTF_8))
        .doesNotContain("null");
  }

  @Test
  void times_are_kept_to_the_nanosecond() {
    var event =
        new RecordedEvent(
            1,
            Instant.parse("2026-03-08T09:15:30.123456789Z"),
            new DeadlineSet("idle", Instant.parse("1969-12-31T23:59:59.999999999Z")));

    assertThat(CODEC.readEvent(CODEC.write(event))).isEqualTo(event);
  }

  @Test
  void a_field_that_is_not_known_is_ignored() {
    var read =
        (RecordedEvent)
            read(
                "{'version':1,'at':'2026-01-01T00:00:00Z','by':'x','event':{'type':'OptionClicked',"
                    + "'messageId':'m','proposal':'p','option':1,'title':'t','colour':{'a':[1]}}}");

    assertThat(read.event()).isEqualTo(new OptionClicked("m", "p", 1, "t"));
  }

  @Test
  void a_field_that_an_old_event_lacks_is_empty() {
    var read =
        (RecordedEvent)
            read(
                "{'version':1,'at':'2026-01-01T00:00:00Z','event':{'type':'AgentSpoke','stage':'CLARIFY'}}");

    var spoke = (AgentSpoke) read.event();
    assertThat(spoke.text()).isEmpty();
    assertThat(spoke.answers()).isEmpty();
    assertThat(spoke.edited()).isFalse();
  }

  @Test
  void a_nullable_field_that_an_old_event_lacks_is_null() {
    var golden = json(GOLDEN.resolve("FactsArrived.json"));
    ((ObjectNode) golden.at("/event/lookup/order")).remove("channel");

    var facts = (FactsArrived) ((RecordedEvent) read(golden)).event();

    assertThat(((Lookup.Found) facts.lookup()).order().channel()).isNull();
  }

  @Test
  void a_field_without_an_empty_value_must_be_there() {
    assertThatThrownBy(
            () ->
                read(
                    "{'version':1,'at':'2026-01-01T00:00:00Z','event':{'type':'DeadlineSet','deadline':'x'}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"at\"");
  }

  @Test
  void a_kind_that_is_not_known_is_an_error_that_names_it() {
    assertThatThrownBy(
            () -> read("{'version':1,'at':'2026-01-01T00:00:00Z','event':{'type':'CatSatDown'}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CatSatDown");
    assertThatThrownBy(() -> CODEC.readLedgerEvent("{\"type\":\"Burnt\"}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Burnt");
    assertThatThrownBy(() -> CODEC.readLedgerEvent("{\"proposal\":\"p\"}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_error_quotes_nobody() {
    var secret = "my card is 4111";
    for (var json :
        List.of(
            "{'version':'" + secret + "'}",
            "{'version':1,'at':'" + secret + "'}",
            "{'version':1,'at':'2026-01-01T00:00:00Z','event':{'type':'DeadlineSet','at':'"
                + secret
                + "'}}",
            "{'event':" + secret)) {
      assertThatThrownBy(() -> CODEC.readEvent(json.replace('\'', '"').getBytes(UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .message()
          .doesNotContain("card")
          .doesNotContain("4111");
    }
  }

  static List<Class<?>> kindsOfEvents() {
    return Stream.concat(
            StoredKinds.leaves(ConversationEvent.class), StoredKinds.leaves(LedgerEvent.class))
        .toList();
  }

  static List<Path> goldenFiles() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  private Object read(String json) {
    return read(JSON.readTree(json.replace('\'', '"')));
  }

  /** The event alone, of either sort. */
  private Object read(JsonNode json) {
    var bytes = JSON.writeValueAsBytes(json);
    return json.has("type") ? CODEC.readLedgerEvent(bytes) : CODEC.readEvent(bytes);
  }

  private byte[] written(JsonNode json) {
    var event = read(json);
    return event instanceof LedgerEvent ledger
        ? CODEC.write(ledger)
        : CODEC.write((RecordedEvent) event);
  }

  private Object roundTrip(Object event) {
    if (event instanceof LedgerEvent ledger) {
      return CODEC.readLedgerEvent(CODEC.write(ledger));
    }
    var recorded = new RecordedEvent(3, Instant.EPOCH, (ConversationEvent) event);
    return CODEC.readEvent(CODEC.write(recorded)).event();
  }

  /** What the first has and the second has not, or otherwise; empty: all of it is there. */
  private static List<String> missing(JsonNode some, JsonNode all) {
    if (some.isObject()) {
      return some.propertyNames().stream()
          .flatMap(
              name -> missing(some.get(name), all.path(name)).stream().map(m -> "/" + name + m))
          .toList();
    }
    if (some.isArray() && some.size() == all.size()) {
      return Stream.iterate(0, i -> i + 1)
          .limit(some.size())
          .flatMap(i -> missing(some.get(i), all.path(i)).stream().map(m -> "/" + i + m))
          .toList();
    }
    return some.equals(all) ? List.of() : List.of(": " + some + " became " + all);
  }

  private static JsonNode json(Path file) {
    try {
      return json(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(byte[] bytes) {
    return JSON.readTree(bytes);
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
