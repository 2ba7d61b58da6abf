package io.amends.language.opennlp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;

/** The one file of a second tier; like a model's file it holds no time and no path. */
final class SecondTierFile {

  private static final int MAGIC = 0x414D4E32;

  private SecondTierFile() {}

  static byte[] write(SecondTier tier) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeUTF(tier.model());
    out.writeUTF(tier.encoder());
    out.writeInt(tier.columns().size());
    for (var column : tier.columns()) {
      ModelFile.writeColumn(out, column);
    }
    out.writeInt(tier.weights().length);
    for (var space : tier.weights()) {
      out.writeInt(space.length == 0 ? 0 : space[0].length);
      for (var row : space) {
        for (var weight : row) {
          out.writeFloat(weight);
        }
      }
    }
    return bytes.toByteArray();
  }

  static SecondTier read(InputStream stream) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    requireMagic(in);
    var model = in.readUTF();
    var encoder = in.readUTF();
    var columns = new ArrayList<Column>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(ModelFile.readColumn(in));
    }
    var weights = new float[in.readInt()][columns.size()][];
    for (var space : weights) {
      var width = in.readInt();
      for (int c = 0; c < space.length; c++) {
        space[c] = new float[width];
        for (int d = 0; d < width; d++) {
          space[c][d] = in.readFloat();
        }
      }
    }
    return new SecondTier(model, encoder, columns, weights);
  }

  /** The hash of the first tier alone, to see whether a file is still right. */
  static String model(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    requireMagic(in);
    return in.readUTF();
  }

  private static void requireMagic(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a second tier of understanding, or one of another version");
    }
  }
}
