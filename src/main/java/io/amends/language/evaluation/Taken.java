package io.amends.language.evaluation;

/** What a text was taken for, and how sure that is. */
public record Taken(Example example, String label, double confidence) {

  boolean isRight() {
    return label.equals(example.label());
  }
}
