package io.amends.language.opennlp;

import io.amends.language.Label;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares what was understood with what is right, over many texts. */
final class Report {

  private final Map<Taxonomy, Score> heads = new EnumMap<>(Taxonomy.class);
  private final Map<String, Score> codes = new TreeMap<>();
  private int emotions;
  private int emotionsExact;
  private int emotionsNear;
  private double emotionsOff;

  Report() {
    for (var head : Taxonomy.values()) {
      heads.put(head, new Score());
      head.codes().forEach(code -> codes.put(code, new Score()));
    }
  }

  void add(Understanding understood, Collection<String> expected, int emotion) {
    for (var head : Taxonomy.values()) {
      var answered = labels(understood, head).stream().map(Label::code).toList();
      for (var code : head.codes()) {
        Objects.requireNonNull(codes.get(code))
            .add(expected.contains(code), answered.contains(code));
        of(head).add(expected.contains(code), answered.contains(code));
      }
    }
    emotions++;
    emotionsExact += understood.emotion() == emotion ? 1 : 0;
    emotionsNear += Math.abs(understood.emotion() - emotion) <= 1 ? 1 : 0;
    emotionsOff += understood.emotion() - emotion;
  }

  Score of(Taxonomy head) {
    return Objects.requireNonNull(heads.get(head));
  }

  double emotionWithinOne() {
    return emotions == 0 ? 0 : (double) emotionsNear / emotions;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var head : Taxonomy.values()) {
      text.append("%-22s%s%n".formatted(head, heads.get(head)));
      for (var code : head.codes()) {
        text.append("  %-20s%s%n".formatted(code, codes.get(code)));
      }
    }
    return text.append(
            "EMOTION exact %.3f, within one %.3f, mean error %+.2f%n"
                .formatted(
                    (double) emotionsExact / Math.max(1, emotions),
                    emotionWithinOne(),
                    emotionsOff / Math.max(1, emotions)))
        .toString();
  }

  static List<Label> labels(Understanding understood, Taxonomy head) {
    return switch (head) {
      case ISSUE -> understood.issues();
      case REQUEST -> understood.requests();
      case ACT -> understood.acts();
      case RISK -> understood.risks();
    };
  }
}
