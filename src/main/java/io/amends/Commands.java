package io.amends;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.amends.Arguments.NotUnderstood;
import io.amends.Rehearsing.NotAsWritten;
import io.amends.Replaying.NotTheSame;
import io.amends.dialog.InvalidFlowsException;
import io.amends.language.evaluation.InvalidLinesException;
import io.amends.language.onnx.OnnxSentenceEncoder;
import io.amends.language.opennlp.InvalidIntentsException;
import io.amends.language.opennlp.TrainModels;
import io.amends.store.embedded.CannotOpenStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the jar does besides serving, when its first argument names it. */
final class Commands {

  private static final String USAGE =
      """
      usage: java -jar amends.jar                        serve
             java -jar amends.jar train INTENTS OUTPUT [--tier 1|2]
                                                         make the model files of an intents folder
             java -jar amends.jar evaluate MESSAGES.jsonl [--intents FOLDER] [--tier 1|2]
                                  [--html FILE] [--mistakes]
                                                         measure on labelled messages
             java -jar amends.jar cross-validate INTENTS [--tier 1|2] [--html FILE]
                                                         measure on lines left out of the learning
             java -jar amends.jar learn TRAIN.tsv TEST.tsv [--out-of-scope FILE] [--tier 1|2]
                                  [--html FILE]          measure the learner on plain classes
             java -jar amends.jar rehearse FLOWS [--intents FOLDER] [--tier 1|2]
                                                         play the golden conversations of a folder
             java -jar amends.jar check FLOWS            tell what is wrong with a folder, and prove
                                                         that what is right ends well
             java -jar amends.jar draw FLOWS FOLDER      draw a picture of each flow
             java -jar amends.jar what-if DATA FLOWS [--policy FILE] [--show N] [--zone ZONE]
                                  [--html FILE]          stored conversations under other flows
             java -jar amends.jar backup DATA TARGET     copy a data folder, also while Amends
                                                         runs on it
             java -jar amends.jar replay DATA [--flows FOLDER] [--zone ZONE] [--follow-up TIME]
                                                         decide stored conversations again
      """;

  private static final Map<String, Command> COMMANDS =
      Map.of(
          "train", Commands::train,
          "evaluate", Measuring::evaluate,
          "cross-validate", Measuring::crossValidate,
          "learn", Learning::learn,
          "rehearse", Rehearsing::rehearse,
          "check", Checking::check,
          "draw", Drawing::draw,
          "what-if", Supposing::whatIf,
          "backup", BackingUp::backup,
          "replay", Replaying::replay);

  /** One thing to do; says on {@code err} what a reader of the result does not need. */
  interface Command {
    void run(List<String> args, PrintStream out, PrintStream err)
        throws IOException, NotUnderstood, NotAsWritten, NotTheSame;
  }

  private Commands() {}

  /** Whether arguments name a command, rather than options of the service. */
  static boolean named(String[] args) {
    return args.length > 0 && !args[0].startsWith("-");
  }

  /** Does what is named, on the terminal of this process. */
  static int run(String[] args) throws IOException {
    quiet();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return run(List.of(args), out, err);
  }

  /**
   * Does what is named, and says what came of it.
   *
   * @return the exit status: 0 done, 1 refused with the reasons, 2 not understood
   */
  static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
    try {
      var command = COMMANDS.get(args.get(0));
      if (command == null) {
        throw new NotUnderstood("there is no command " + args.get(0));
      }
      command.run(args.subList(1, args.size()), out, err);
      return 0;
    } catch (InvalidIntentsException
        | InvalidLinesException
        | InvalidFlowsException
        | CannotOpenStoreException
        | NotAsWritten
        | NotTheSame e) {
      err.println(e.getMessage());
      return 1;
    } catch (FileAlreadyExistsException e) {
      err.println(e.getMessage() + " is not empty: name a folder that is, or is not there yet");
      return 1;
    } catch (NoSuchFileException e) {
      err.println("there is no file " + e.getMessage());
      return 1;
    } catch (UncheckedIOException e) {
      err.println(e.getMessage() + ": " + reason(Objects.requireNonNull(e.getCause())));
      return 1;
    } catch (NotUnderstood e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    }
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "it is not there";
    }
    return cause instanceof AccessDeniedException
        ? "this user may not read it"
        : String.valueOf(cause.getMessage());
  }

  private static void train(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 2, Set.of(Measuring.TIER), Set.of());
    var intents = arguments.path(0);
    var output = arguments.path(1);
    out.println(
        arguments.tier() == 1
            ? TrainModels.run(intents, output)
            : TrainModels.run(intents, output, OnnxSentenceEncoder::new));
  }

  /** Learning tells each of its steps; the service silences it by its configuration. */
  private static void quiet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Objects.requireNonNull(context.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }
  }
}
