package io.amends.language.opennlp;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts of the entity suites with a few places changed, and texts that nobody would write. */
final class MutatedSuite {

  private static final List<String> TEXTS =
      Stream.of("entities.jsonl", "entities-second.jsonl", "entities-third.jsonl")
          .flatMap(file -> EntitySuite.read(file).cases().stream())
          .map(EntitySuite.Case::text)
          .toList();

  private MutatedSuite() {}

  static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> RandomTexts.any(random);
      case 1 -> any(random) + any(random);
      default -> RandomTexts.mutated(any(random), random);
    };
  }

  private static String any(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
