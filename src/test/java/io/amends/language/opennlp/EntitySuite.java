package io.amends.language.opennlp;

import io.amends.language.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts with the entities that people found in them, one JSON object a line. */
record EntitySuite(List<Case> cases) {

  private static final Path FOLDER = Path.of("src/test/resources/language/suites");

  /** Offsets count UTF-16 units, as the wire does. */
  record Span(String type, int start, int end, String value) {}

  record Case(String text, OffsetDateTime at, List<Span> expected) {

    boolean isChinese() {
      return text.chars().anyMatch(c -> Letters.isHan((char) c));
    }

    List<Span> found(Words words) {
      return words.read(text, at.toLocalDate()).entities().stream().map(Case::span).toList();
    }

    private static Span span(Entity entity) {
      return new Span(entity.type(), entity.start(), entity.end(), entity.value());
    }
  }

  static EntitySuite read(String file) {
    var json = JsonMapper.builder().build();
    try {
      return new EntitySuite(
          Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8).stream()
              .map(line -> read(json.readTree(line)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(JsonNode line) {
    var spans = new ArrayList<Span>();
    for (var entity : line.get("entities")) {
      spans.add(
          new Span(
              entity.get("type").asString(),
              entity.get("start").asInt(),
              entity.get("end").asInt(),
              entity.get("value").asString()));
    }
    var at = OffsetDateTime.parse(line.get("at").asString());
    return new Case(line.get("text").asString(), at, List.copyOf(spans));
  }
}
