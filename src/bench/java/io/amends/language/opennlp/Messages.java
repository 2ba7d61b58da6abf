package io.amends.language.opennlp;

import io.amends.language.Understander;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

/** What the benchmarks read: {@value #COUNT} messages of each language, and the built models. */
public final class Messages {

  /** A third of them short, a third a sentence, a third a whole complaint. */
  static final int COUNT = 60;

  public static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-18T12:00:00+08:00");

  private Messages() {}

  /**
   * @param language {@code zh-Hans}, {@code zh-Hant} or {@code en}
   */
  static List<String> of(String language) {
    try (var stream = resource("messages/" + language + ".txt")) {
      var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (lines.size() != COUNT) {
        throw new IllegalStateException(language + " has " + lines.size() + " messages");
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the first tier that was built. */
  public static Understander understander() {
    return new OpenNlpUnderstander(model());
  }

  static Model model() {
    try (var stream = resource("models/" + TrainModels.FILE)) {
      return ModelFile.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SecondTier secondTier() {
    try (var stream = resource("models/" + TrainModels.SECOND_TIER)) {
      return SecondTierFile.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    var stream = Messages.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("the class path has no " + name + ": build first");
    }
    return stream;
  }
}
