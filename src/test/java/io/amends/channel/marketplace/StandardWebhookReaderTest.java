package io.amends.channel.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.marketplace.InboundMessage.Choice;
import io.amends.channel.marketplace.InboundMessage.Ignored;
import io.amends.channel.marketplace.InboundMessage.Malformed;
import io.amends.channel.marketplace.InboundMessage.Message;
import io.amends.conversation.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookReaderTest {

  private static final String DATA =
      "'conversation':'c1','customer':'c-1001','id':'m1','text':'hello'";

  private final StandardWebhookReader reader = new StandardWebhookReader();

  @Test
  void a_message_is_read() {
    assertThat(received(DATA + ",'order':'#1001','other':[{}]"))
        .isEqualTo(new Message("c1", "c-1001", "m1", "hello", "#1001", List.of(), null));
  }

  @Test
  void optional_fields_may_be_null_and_ids_numbers() {
    assertThat(
            received(
                "'conversation':'c1','customer':7,'id':99,'text':'x','order':null,"
                    + "'attachments':null,'choice':null"))
        .isEqualTo(new Message("c1", "7", "99", "x", "", List.of(), null));
  }

  @Test
  void files_and_choices_need_no_words() {
    var ids = "'conversation':'c1','customer':'c-1001','id':'m1',";
    assertThat(
            received(
                ids
                    + "'attachments':[{'kind':'image','url':'https://x.example/1.jpg'},"
                    + "{'kind':'file','url':'http://x.example/2','name':'bill.pdf','bytes':12}]"))
        .isEqualTo(
            new Message(
                "c1",
                "c-1001",
                "m1",
                "",
                "",
                List.of(
                    new Attachment("image", "https://x.example/1.jpg", "", 0),
                    new Attachment("file", "http://x.example/2", "bill.pdf", 12)),
                null));
    assertThat(received(ids + "'choice':{'proposal':'p1','option':2}"))
        .isEqualTo(new Message("c1", "c-1001", "m1", "", "", List.of(), new Choice("p1", 2)));
  }

  @Test
  void another_type_is_ignored_whatever_its_data() {
    assertThat(read("{'type':'order.changed','data':7}")).isEqualTo(new Ignored("order.changed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1", "{'type':'message.received'}}", "\u0000", "nul"})
  void what_is_no_json_is_malformed(String body) {
    assertThat(read(body)).isInstanceOf(Malformed.class);
    assertThat(((Malformed) read(body)).field()).isEqualTo("body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "type | {}",
        "type | {'type':7}",
        "type | {'type':'a b'}",
        "data | {'type':'message.received'}",
        "data | {'type':'message.received','data':[]}",
      })
  void an_envelope_names_its_broken_field(String field, String body) {
    assertThat(read(body))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "data.conversation | 'customer':'1','id':'1','text':'x'",
        "data.conversation | 'conversation':'','customer':'1','id':'1','text':'x'",
        "data.conversation | 'conversation':'a\\u0000','customer':'1','id':'1','text':'x'",
        "data.customer | 'conversation':'1','id':'1','text':'x'",
        "data.customer | 'conversation':'1','customer':{},'id':'1','text':'x'",
        "data.id | 'conversation':'1','customer':'1','text':'x'",
        "data.id | 'conversation':'1','customer':'1','id':1.5,'text':'x'",
        "data.text | 'conversation':'1','customer':'1','id':'1'",
        "data.text | 'conversation':'1','customer':'1','id':'1','text':'  '",
        "data.text | 'conversation':'1','customer':'1','id':'1','text':7",
        "data.order | 'conversation':'1','customer':'1','id':'1','text':'x','order':[]",
        "data.attachments | 'conversation':'1','customer':'1','id':'1','attachments':{}",
        "data.attachments[0].kind | 'attachments':[{'url':'http://x'}]",
        "data.attachments[0].url | 'attachments':[{'kind':'image','url':'file:///etc/passwd'}]",
        "data.attachments[0].bytes | 'attachments':[{'kind':'image','url':'http://x','bytes':-1}]",
        "data.attachments[0].kind | 'attachments':[7]",
        "data.choice.option | 'choice':{'proposal':'p','option':3}",
        "data.choice.proposal | 'choice':{'option':1}",
        "data.choice.option | 'choice':'1'",
      })
  void a_message_names_its_broken_field(String field, String data) {
    assertThat(received(data))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.field()).isEqualTo(field));
  }

  @Test
  void eight_thousand_characters_are_the_most() {
    var emoji = "\ud83d\ude00";
    var ids = "'conversation':'c1','customer':'c-1001','id':'m1','text':'";
    assertThat(received(ids + emoji.repeat(8_000) + "'")).isInstanceOf(Message.class);
    assertThat(received(ids + emoji.repeat(8_001) + "'")).isInstanceOf(Malformed.class);
    assertThat(received(DATA.replace("c1", "c".repeat(201)))).isInstanceOf(Malformed.class);
  }

  @Test
  void twenty_thousand_bodies_of_rubbish_never_fail_it() {
    var random = new Random(11);
    var good = ("{'type':'message.received','data':{" + DATA + "}}").replace('\'', '"');
    for (int i = 0; i < 20_000; i++) {
      var bytes = good.getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(reader.read(bytes)).isNotNull();
    }
    assertThat(read("[".repeat(1_000_000))).isInstanceOf(Malformed.class);
  }

  private InboundMessage received(String data) {
    return read(
        "{'type':'message.received','timestamp':'2026-11-21T12:00:00Z','data':{" + data + "}}");
  }

  private InboundMessage read(String body) {
    return reader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
