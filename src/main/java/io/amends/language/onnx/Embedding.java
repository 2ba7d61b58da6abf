package io.amends.language.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One embedding model: a text's point is made of the states that its tokens end in. */
final class Embedding {

  /** Longer texts are cut; the time of a run grows with it. */
  private static final int LONGEST = 96;

  private static final int POOLS = 3;

  private final WordPieces pieces;
  private final OrtSession session;
  private final int dimensions;
  private final boolean typed;

  private Embedding(WordPieces pieces, OrtSession session) throws OrtException {
    this.pieces = pieces;
    this.session = session;
    this.typed = session.getInputNames().contains("token_type_ids");
    this.dimensions = point(pieces.ids("", LONGEST)).length;
  }

  /**
   * @param name of the model's files on the class path, without their endings
   */
  static Embedding load(String name) {
    try (var model = resource(name + ".onnx");
        var tokenizer = resource(name + "-tokenizer.json");
        var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      var session = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
      return new Embedding(new WordPieces(vocabulary(tokenizer)), session);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model " + name + " cannot be loaded", e);
    }
  }

  int dimensions() {
    return dimensions;
  }

  /** Three points of length one in a row: of the first token, of the mean and of the greatest. */
  float[] encode(String text) {
    try {
      return point(pieces.ids(text, LONGEST));
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed", e);
    }
  }

  private float[] point(long[] ids) throws OrtException {
    var seen = new long[ids.length];
    Arrays.fill(seen, 1);
    var inputs = new HashMap<String, OnnxTensor>();
    try {
      inputs.put("input_ids", tensor(ids));
      inputs.put("attention_mask", tensor(seen));
      if (typed) {
        inputs.put("token_type_ids", tensor(new long[ids.length]));
      }
      try (var result = session.run(inputs)) {
        var states = ((OnnxTensor) result.get(0)).getFloatBuffer();
        return pooled(states, states.remaining() / ids.length);
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static float[] pooled(FloatBuffer states, int width) {
    var point = new float[POOLS * width];
    var tokens = states.remaining() / width;
    Arrays.fill(point, 2 * width, point.length, Float.NEGATIVE_INFINITY);
    for (int t = 0; t < tokens; t++) {
      for (int d = 0; d < width; d++) {
        var state = states.get(t * width + d);
        point[d] = t == 0 ? state : point[d];
        point[width + d] += state;
        point[2 * width + d] = Math.max(point[2 * width + d], state);
      }
    }
    for (int pool = 0; pool < POOLS; pool++) {
      toLengthOne(point, pool * width, (pool + 1) * width);
    }
    return point;
  }

  private static void toLengthOne(float[] point, int from, int to) {
    var squares = 0.0;
    for (int d = from; d < to; d++) {
      squares += point[d] * point[d];
    }
    var length = (float) Math.max(1e-9, Math.sqrt(squares));
    for (int d = from; d < to; d++) {
      point[d] /= length;
    }
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static Map<String, Integer> vocabulary(InputStream tokenizer) {
    var vocabulary = new HashMap<String, Integer>();
    JsonMapper.shared()
        .readTree(tokenizer)
        .path("model")
        .path("vocab")
        .properties()
        .forEach(piece -> vocabulary.put(piece.getKey(), piece.getValue().intValue()));
    return vocabulary;
  }

  private static InputStream resource(String name) throws IOException {
    var stream = Embedding.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("the class path has no " + name + ": its jar is missing");
    }
    return stream;
  }
}
