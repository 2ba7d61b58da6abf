package io.amends.language.opennlp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.TreeMap;

/** The one file of a model. It holds no time and no path: equal models are equal bytes. */
final class ModelFile {

  private static final int MAGIC = 0x414D4E33;

  private ModelFile() {}

  static byte[] write(Model model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    writeText(out, model.hash());
    writeText(out, model.scripts().pairs());
    writeText(out, model.scripts().simplified());
    out.writeInt(model.words().size());
    for (var file : model.words().entrySet()) {
      writeText(out, file.getKey());
      writeText(out, file.getValue());
    }
    out.writeInt(model.columns().size());
    for (int c = 0; c < model.columns().size(); c++) {
      var column = model.columns().get(c);
      writeColumn(out, column);
      out.writeFloat(model.weights().units()[c]);
    }
    var hashes = model.vocabulary().hashes();
    var body = ByteBuffer.allocate(hashes.length * Long.BYTES);
    body.asLongBuffer().put(hashes);
    out.writeInt(hashes.length);
    out.write(body.array());
    var values = ByteBuffer.allocate(model.weights().values().length * Short.BYTES);
    values.asShortBuffer().put(model.weights().values());
    out.write(values.array());
    return bytes.toByteArray();
  }

  static Model read(InputStream stream) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    requireMagic(in);
    var hash = readText(in);
    var scripts = new Scripts(readText(in), readText(in));
    var words = new TreeMap<String, String>();
    for (int left = in.readInt(); left > 0; left--) {
      words.put(readText(in), readText(in));
    }
    var columns = new ArrayList<Column>();
    var units = new float[in.readInt()];
    for (int c = 0; c < units.length; c++) {
      columns.add(readColumn(in));
      units[c] = in.readFloat();
    }
    var hashes = new long[in.readInt()];
    ByteBuffer.wrap(readBytes(in, hashes.length * Long.BYTES)).asLongBuffer().get(hashes);
    var values = new short[hashes.length * units.length];
    ByteBuffer.wrap(readBytes(in, values.length * Short.BYTES)).asShortBuffer().get(values);
    return new Model(
        hash, scripts, words, columns, new Vocabulary(hashes), new Weights(values, units));
  }

  /** The hash alone, to see whether a file is still right. */
  static String hash(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    requireMagic(in);
    return readText(in);
  }

  static void writeColumn(DataOutputStream out, Column column) throws IOException {
    writeText(out, column.name());
    writeText(out, column.group());
    out.writeFloat(column.slope());
    out.writeFloat(column.offset());
    out.writeFloat(column.pointSlope());
    out.writeFloat(column.threshold());
  }

  static Column readColumn(DataInputStream in) throws IOException {
    return new Column(
        readText(in), readText(in), in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
  }

  private static void requireMagic(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a model of understanding, or one of another version");
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in, in.readInt()), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the model ends too early");
    }
    return bytes;
  }
}
