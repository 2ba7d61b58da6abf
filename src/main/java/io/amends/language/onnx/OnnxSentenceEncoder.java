package io.amends.language.onnx;

import io.amends.language.SentenceEncoder;
import java.util.List;

/**
 * BGE small (Xiao et al. 2023), the Chinese model for texts with Han characters and the English one
 * for all others.
 */
public final class OnnxSentenceEncoder implements SentenceEncoder {

  private final List<Embedding> embeddings;

  /** Loads both models from their jars: a second, and some hundred megabytes outside the heap. */
  public OnnxSentenceEncoder() {
    this.embeddings =
        List.of(Embedding.load("bge-small-zh-v1.5-q"), Embedding.load("bge-small-en-v1.5-q"));
  }

  @Override
  public String name() {
    return "bge-small-v1.5-q/first+mean+max";
  }

  @Override
  public List<Integer> dimensions() {
    return embeddings.stream().map(Embedding::dimensions).toList();
  }

  @Override
  public Point encode(String text) {
    var space = text.codePoints().anyMatch(Character::isIdeographic) ? 0 : 1;
    return new Point(space, embeddings.get(space).encode(text));
  }
}
