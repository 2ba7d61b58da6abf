package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.language.Pending;
import io.amends.language.evaluation.Evaluation;
import io.amends.language.evaluation.Judged;
import io.amends.language.evaluation.Message;
import io.amends.language.evaluation.Messages;
import io.amends.language.evaluation.Sheet;
import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.language.opennlp.LeftOut;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** The commands that show how good understanding is. */
final class Measuring {

  static final String HTML = "--html";
  static final String TIER = "--tier";
  private static final String INTENTS = "--intents";
  private static final String MISTAKES = "--mistakes";

  /** When messages are taken to be written: relative dates count from here. */
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-05T12:00:00+08:00");

  private Measuring() {}

  /** Measures the packaged model, or one of a folder, on labelled messages. */
  static void evaluate(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 1, Set.of(INTENTS, TIER, HTML), Set.of(MISTAKES));
    var tier = arguments.tier();
    var messages = Messages.read(arguments.path(0));
    var folder = arguments.path(INTENTS);
    var learner = tier == 1 ? new OpenNlpLearner() : new OpenNlpLearner(new OnnxSentenceEncoder());
    var understander = folder.isPresent() ? learner.learn(folder.get()) : learner.packaged();
    var judged =
        messages.stream()
            .parallel()
            .map(
                message ->
                    new Judged(
                        message,
                        understander.understand(message.text(), new Pending.Nothing(), AT),
                        understander.confidences(message.text(), AT)))
            .toList();
    var about =
        List.of(
            "%d messages of %s".formatted(messages.size(), arguments.path(0).getFileName()),
            "Model %s %s, tier %d"
                .formatted(
                    understander.model(),
                    folder.map(each -> "trained from " + each.getFileName()).orElse("of the jar"),
                    tier));
    show(Evaluation.ofMessages(about, judged, arguments.has(MISTAKES)), arguments, out);
  }

  /** Measures what is learnt from a folder on its own lines, each left out once. */
  static void crossValidate(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 1, Set.of(TIER, HTML), Set.of());
    var tier = arguments.tier();
    var folder = arguments.path(0);
    var lines = tier == 1 ? LeftOut.of(folder) : LeftOut.of(folder, new OnnxSentenceEncoder());
    var judged =
        lines.stream()
            .map(
                line ->
                    new Judged(
                        Message.labelled(line.place(), line.text(), line.codes(), line.emotion()),
                        line.understood(),
                        line.confidences()))
            .toList();
    var about =
        List.of(
            "%d lines of %s, tier %d".formatted(lines.size(), folder.getFileName(), tier),
            "Each is answered by what was learnt without its fold of the lines; what is learnt from"
                + " all of them is better. Where to cut was found on the same answers, which flatters"
                + " the figures a little.",
            "Lines that are much alike may lie in different folds: messages of customers are"
                + " understood less well than this. Use evaluate for them.",
            "The last tables are lines to look at: label or model is wrong.");
    show(Evaluation.ofLeftOut(about, judged), arguments, out);
  }

  /** Prints figures, and writes their page where one is asked for. */
  static void show(Sheet sheet, Arguments arguments, PrintStream out) throws IOException {
    out.print(sheet.text());
    var page = arguments.path(HTML);
    if (page.isPresent()) {
      Files.writeString(page.get(), sheet.html());
    }
  }
}
