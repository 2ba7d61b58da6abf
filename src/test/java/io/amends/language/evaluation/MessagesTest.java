package io.amends.language.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.language.Taxonomy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {

  @TempDir private Path folder;

  @Test
  void a_line_is_a_message_and_what_it_lacks_is_not_judged() throws IOException {
    var messages =
        read(
            "{\"text\": \"退款\", \"requests\": [\"refund\"], \"emotion\": 2, \"source\": \"mine\"}",
            "",
            "{\"text\": \"\", \"language\": \"und\", \"entities\": []}");

    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).codes()).containsOnlyKeys(Taxonomy.REQUEST);
    assertThat(messages.get(0).emotion()).isEqualTo(2);
    assertThat(messages.get(0).language()).isNull();
    assertThat(messages.get(0).entities()).isNull();
    assertThat(messages.get(1).place()).isEqualTo("messages.jsonl:3");
    assertThat(messages.get(1).emotion()).isNull();
    assertThat(messages.get(1).entities()).isEmpty();
  }

  @Test
  void every_bad_line_is_told_with_its_place() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"text\": \"fine\"}",
                    "{\"text\": \"cut short",
                    "[1]",
                    "{\"emotion\": 1}",
                    "{\"text\": \"a\", \"requests\": [\"late-delivery\"]}",
                    "{\"text\": \"a\", \"acts\": \"ask\"}",
                    "{\"text\": \"a\", \"emotion\": 5}",
                    "{\"text\": \"a\", \"entities\": [{\"type\": \"date\"}]}",
                    "{\"text\": \"a\"} {\"text\": \"b\"}"))
        .isInstanceOf(InvalidLinesException.class)
        .hasMessageContainingAll(
            "8 problem(s)",
            "messages.jsonl:2  is no JSON",
            "messages.jsonl:3  is no JSON object",
            "messages.jsonl:4  needs a \"text\"",
            "messages.jsonl:5  \"requests\" has the unknown code \"late-delivery\"",
            "messages.jsonl:6  \"acts\" is no list",
            "messages.jsonl:7  \"emotion\" is no number from 0 to 4",
            "messages.jsonl:8  an entity needs a \"type\" and a \"text\"",
            "messages.jsonl:9  is no JSON");
  }

  @Test
  void a_file_without_messages_or_in_another_encoding_is_refused() throws IOException {
    var latin = folder.resolve("latin.jsonl");
    Files.write(latin, "{\"text\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read("")).hasMessageContaining("messages.jsonl  has no messages");
    assertThatThrownBy(() -> Messages.read(latin)).hasMessageContaining("is not UTF-8");
  }

  private List<Message> read(String... lines) throws IOException {
    return Messages.read(Files.write(folder.resolve("messages.jsonl"), List.of(lines)));
  }
}
