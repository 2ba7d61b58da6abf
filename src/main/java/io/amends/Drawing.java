package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.dialog.Vocabulary;
import io.amends.dialog.yaml.FlowSource;
import io.amends.drawing.FlowPicture;
import io.amends.drawing.FlowPicture.Width;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command that draws a picture of each flow of a folder. */
final class Drawing {

  private Drawing() {}

  /** {@code late-delivery.en.svg}, and {@code late-delivery.en.narrow.svg} for a telephone. */
  static void draw(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 2, Set.of(), Set.of());
    var book = DialogConfiguration.read(FlowSource.folder(arguments.path(0)));
    var folder = Files.createDirectories(arguments.path(1));
    for (var flow : book.flows().values()) {
      for (var language : Vocabulary.LANGUAGES) {
        for (var width : Width.values()) {
          var ending = width == Width.WIDE ? "" : "." + width.name().toLowerCase(Locale.ROOT);
          var file = folder.resolve(flow.name() + "." + language + ending + ".svg");
          Files.writeString(file, FlowPicture.of(book, flow, language, width));
        }
      }
    }
    out.println(book.flows().size() + " flows are drawn in " + folder);
  }
}
