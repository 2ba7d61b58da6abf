package io.amends.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.MessageReader.Accepted;
import io.amends.channel.MessageReader.Refused;
import io.amends.conversation.Attachment;
import io.amends.engine.CustomerMessage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class MessageReaderTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final MessageReader reader = new MessageReader();

  @Test
  void a_text_is_kept_as_it_was_written() {
    var message = accepted("{'id': 'm1', 'text': '  Where is it?\\n ', 'more': 1}");

    assertThat(message).isEqualTo(CustomerMessage.of("m1", "  Where is it?\n ", List.of()));
  }

  @Test
  void an_attachment_needs_no_text() {
    var message =
        accepted(
            "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example/a.jpg'},"
                + "{'kind':'file','url':'HTTP://x.example/b','name':'b.pdf','bytes':5}]}");

    assertThat(message.text()).isEmpty();
    assertThat(message.attachments())
        .containsExactly(
            new Attachment("image", "https://x.example/a.jpg", "", 0),
            new Attachment("file", "HTTP://x.example/b", "b.pdf", 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'m1'}",
        "{'id':'m1','text':''}",
        "{'id':'m1','text':null,'attachments':null}",
        "{'id':'m1','text':' \\n\\u00a0\\u3000\\u200b\\u0000','attachments':[]}"
      })
  void nothing_to_read_is_empty(String json) {
    assertThat(refused(json)).extracting(Refused::code, Refused::id).containsExactly("empty", "m1");
  }

  @Test
  void length_counts_code_points() {
    var emoji = "\uD83D\uDE00";

    assertThat(accepted(text(emoji.repeat(8_000))).text()).hasSize(16_000);
    assertThat(refused(text(emoji.repeat(8_001))).code()).isEqualTo("too-long");
    assertThat(accepted(text("x".repeat(8_000))).text()).hasSize(8_000);
    assertThat(refused(text("x".repeat(8_001))).code()).isEqualTo("too-long");
    assertThat(((Refused) new MessageReader(3).read(text("four"))).message()).contains("3");
  }

  @Test
  void half_of_a_surrogate_pair_becomes_a_replacement_character() {
    assertThat(accepted(text("a\uD83Db\uDE00")).text()).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(accepted(text("a\uD83D\uDE00b")).text()).isEqualTo("a\uD83D\uDE00b");
  }

  @Test
  void a_nul_is_part_of_a_text_and_not_of_an_id() {
    assertThat(accepted(text("a\u0000b")).text()).isEqualTo("a\u0000b");
    assertThat(refused("{'id':'m\\u0000','text':'hi'}").code()).isEqualTo("malformed");
    assertThat(refused("{'id':'m\\ud800','text':'hi'}").code()).isEqualTo("malformed");
  }

  @Test
  void an_id_has_1_to_200_characters() {
    assertThat(accepted("{'id':'" + "i".repeat(200) + "','text':'hi'}").id()).hasSize(200);
    assertThat(refused("{'id':'" + "i".repeat(201) + "','text':'hi'}").code())
        .isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "1e308",
        "'hello'",
        "{'text':'hi'}",
        "{'id':7,'text':'hi'}",
        "{'id':' ','text':'hi'}",
        "{'id':'m1','text':7}",
        "{'id':'m1','text':['hi']}",
        "{'id':'m1','text':'hi','attachments':{}}",
        "{'id':'m1','text':'hi','attachments':['https://x.example']}",
        "{'id':'m1','attachments':[{'url':'https://x.example'}]}",
        "{'id':'m1','attachments':[{'kind':'image'}]}",
        "{'id':'m1','attachments':[{'kind':'IMAGE','url':'https://x.example'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'javascript:alert(1)'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'data:text/html,x'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'//x.example/a'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https:///a'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example/a b'}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example','bytes':-1}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example','bytes':1.5}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example','bytes':1e30}]}",
        "{'id':'m1','attachments':[{'kind':'image','url':'https://x.example','name':[]}]}"
      })
  void a_wrong_or_missing_field_is_malformed(String json) {
    assertThat(refused(json).code()).isEqualTo("malformed");
  }

  @Test
  void there_are_at_most_ten_attachments_and_2000_characters_of_an_address() {
    var ten = attachments(10, "https://x.example/" + "a".repeat(2_000 - 18));

    assertThat(accepted(ten).attachments()).hasSize(10);
    assertThat(refused(attachments(11, "https://x.example")).code()).isEqualTo("malformed");
    assertThat(refused(attachments(1, "https://x.example/" + "a".repeat(2_000 - 17))).message())
        .startsWith("attachments[0].url");
  }

  @Test
  void a_refusal_never_quotes_the_customer() {
    assertThat(refused("{'id':'m1','attachments':[{'kind':'secret','url':'secret'}]}").message())
        .doesNotContain("secret");
  }

  @Test
  void it_never_throws() {
    var random = new Random(7);
    for (var i = 0; i < 10_000; i++) {
      assertThat(reader.read(anything(random, 3))).isNotNull();
    }
  }

  private static JsonNode anything(Random random, int depth) {
    var json = JsonNodeFactory.instance;
    var fields = new String[] {"id", "text", "attachments", "kind", "url", "name", "bytes", "x"};
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> json.nullNode();
      case 1 -> json.numberNode(random.nextDouble());
      case 2 -> json.booleanNode(random.nextBoolean());
      case 3 -> json.stringNode("https://" + (char) random.nextInt(0x10000) + random.nextInt());
      case 4 -> json.stringNode("image");
      case 5 -> {
        var array = json.arrayNode();
        IntStream.range(0, random.nextInt(4)).forEach(n -> array.add(anything(random, depth - 1)));
        yield array;
      }
      default -> {
        var object = json.objectNode();
        for (var field : fields) {
          if (random.nextInt(3) > 0) {
            object.set(field, anything(random, depth - 1));
          }
        }
        yield object;
      }
    };
  }

  private static JsonNode attachments(int count, String url) {
    var message = JsonNodeFactory.instance.objectNode().put("id", "m1");
    var array = message.putArray("attachments");
    IntStream.range(0, count).forEach(n -> array.addObject().put("kind", "image").put("url", url));
    return message;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("id", "m1").put("text", text);
  }

  private CustomerMessage accepted(String json) {
    return accepted(json(json));
  }

  private CustomerMessage accepted(JsonNode node) {
    return ((Accepted) reader.read(node)).message();
  }

  private Refused refused(String json) {
    return refused(json(json));
  }

  private Refused refused(JsonNode node) {
    return (Refused) reader.read(node);
  }

  private static JsonNode json(String json) {
    return JSON.readTree(json.replace('\'', '"'));
  }
}
