package io.amends.simulation;

import io.amends.language.Entity;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import io.amends.rehearsal.Meant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What simulated customers say, by intention and language, with what it means. Immutable. */
final class Lines {

  private static final String FILE = "/simulation/lines.txt";

  /** Placeholders of a line, and the entity that each is. */
  private static final Map<String, String> ENTITIES =
      Map.of(
          "order", Entity.ORDER_NUMBER,
          "amount", Entity.AMOUNT,
          "day", Entity.DATE,
          "number", Entity.TRACKING_NUMBER);

  /**
   * Something that is said.
   *
   * @param intention its block in the file
   * @param meant what it means, as written in the file
   */
  record Spoken(String intention, String text, boolean photo, Understanding meant) {}

  private record Block(
      Meant.Codes codes,
      int emotion,
      boolean photo,
      boolean isShort,
      Map<String, String> topics,
      Map<String, List<String>> wordings) {}

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  private Lines() {}

  static Lines read() {
    var lines = new Lines();
    try (var stream = Objects.requireNonNull(Lines.class.getResourceAsStream(FILE), FILE);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String block = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var bar = line.indexOf(" | ");
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (bar < 0) {
          block = line.substring(0, line.indexOf(':'));
          lines.blocks.put(block, block(line.substring(line.indexOf(':') + 1).strip()));
        } else {
          Objects.requireNonNull(lines.blocks.get(block), line)
              .wordings()
              .computeIfAbsent(line.substring(0, bar), none -> new ArrayList<>())
              .add(line.substring(bar + 3));
        }
      }
      return lines;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Block block(String head) {
    var codes = new HashMap<Taxonomy, List<String>>();
    var topics = new TreeMap<String, String>();
    var emotion = 0;
    var photo = false;
    var isShort = false;
    for (var word : head.split(" ")) {
      if (word.matches("\\d")) {
        emotion = Integer.parseInt(word);
      } else if (word.equals("+photo")) {
        photo = true;
      } else if (word.equals("short")) {
        isShort = true;
      } else if (word.contains("=")) {
        topics.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      } else {
        codes
            .computeIfAbsent(Taxonomy.headOf(word).orElseThrow(), none -> new ArrayList<>())
            .add(word);
      }
    }
    var none = List.<String>of();
    return new Block(
        new Meant.Codes(
            codes.getOrDefault(Taxonomy.ISSUE, none),
            codes.getOrDefault(Taxonomy.REQUEST, none),
            codes.getOrDefault(Taxonomy.ACT, none),
            codes.getOrDefault(Taxonomy.RISK, none)),
        emotion,
        photo,
        isShort,
        topics,
        new HashMap<>());
  }

  /**
   * One of the wordings.
   *
   * @param values what stands for the placeholders: {@code order}, {@code item} and so on
   */
  Spoken say(String intention, String language, Map<String, String> values, Random random) {
    var block = Objects.requireNonNull(blocks.get(intention), intention);
    var wordings = Objects.requireNonNull(block.wordings().get(language), intention);
    var text = wordings.get(random.nextInt(wordings.size()));
    var named = new TreeMap<>(block.topics());
    for (var value : values.entrySet()) {
      var place = "{" + value.getKey() + "}";
      if (text.contains(place)) {
        text = text.replace(place, value.getValue());
        var entity = ENTITIES.get(value.getKey());
        if (entity != null) {
          named.put(entity, values.getOrDefault(value.getKey() + "-value", value.getValue()));
        }
      }
    }
    var spoken = block.isShort() ? "und" : language;
    var meant = Meant.of(spoken, !block.isShort(), block.codes(), block.emotion(), named);
    return new Spoken(intention, text, block.photo(), meant);
  }

  /** Intentions that complain of something, by the taxonomy. */
  List<String> issues() {
    return blocks.keySet().stream().filter(Taxonomy.ISSUE.codes()::contains).toList();
  }
}
