package io.amends.language.evaluation;

import io.amends.language.Label;
import io.amends.language.Taxonomy;
import io.amends.language.Understanding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A labelled message beside what was understood of it.
 *
 * @param confidences how sure the model is of each code it knows, answered or not
 */
public record Judged(Message message, Understanding understood, Map<String, Double> confidences) {

  /** What is right of a head; empty where it is not judged. */
  Optional<Set<String>> right(Taxonomy head) {
    return Optional.ofNullable(message.codes().get(head));
  }

  Set<String> answered(Taxonomy head) {
    var codes = new LinkedHashSet<String>();
    labels(head).forEach(label -> codes.add(label.code()));
    return codes;
  }

  /** How sure the answer is of a code; 0 for one that the model does not know. */
  double confidence(Taxonomy head, String code) {
    return labels(head).stream()
        .filter(label -> label.code().equals(code))
        .findFirst()
        .map(Label::confidence)
        .orElseGet(() -> confidences.getOrDefault(code, 0.0));
  }

  /** The labelled language, or else the one that was found. */
  String language() {
    return Objects.requireNonNullElse(message.language(), understood.language());
  }

  private List<Label> labels(Taxonomy head) {
    return switch (head) {
      case ISSUE -> understood.issues();
      case REQUEST -> understood.requests();
      case ACT -> understood.acts();
      case RISK -> understood.risks();
    };
  }
}
