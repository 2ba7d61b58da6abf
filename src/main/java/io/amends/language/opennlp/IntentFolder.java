package io.amends.language.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of an intents folder: labelled utterances at its top, words under {@code lexicons}
 * and {@code patterns}.
 *
 * @param utterances content of the utterance files by name
 * @param words content of the word files by folder and name
 */
record IntentFolder(SortedMap<String, String> utterances, SortedMap<String, String> words) {

  /**
   * @throws InvalidIntentsException with every file that is no text; where there is no folder
   */
  static IntentFolder read(Path folder) {
    var problems = new ArrayList<String>();
    if (!Files.isDirectory(folder)) {
      problems.add(folder + "  is not there. Name the folder that holds the intents");
    }
    refuse(problems);
    var words = new TreeMap<String, String>();
    readInto(words, folder.resolve("lexicons"), "lexicons/", problems);
    readInto(words, folder.resolve("patterns"), "patterns/", problems);
    var utterances = new TreeMap<String, String>();
    readInto(utterances, folder, "", problems);
    refuse(problems);
    return new IntentFolder(utterances, words);
  }

  /**
   * Trains nothing.
   *
   * @throws InvalidIntentsException with all problems of utterances and words
   */
  void check() {
    var problems = new ArrayList<String>();
    try {
      IntentFiles.read(utterances);
    } catch (InvalidIntentsException invalid) {
      problems.addAll(invalid.problems());
    }
    try {
      Words.read(Scripts.fromOpenCc(), words);
    } catch (InvalidIntentsException invalid) {
      problems.addAll(invalid.problems());
    }
    refuse(problems);
  }

  /** The same for the same content and the same learner, whatever the machine. */
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          ("v" + Features.VERSION + "." + Trainer.VERSION).getBytes(StandardCharsets.UTF_8));
      update(digest, utterances);
      update(digest, words);
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  private static void update(MessageDigest digest, Map<String, String> files) {
    files.forEach(
        (name, text) ->
            digest.update((name + "\n" + text + "\n\0").getBytes(StandardCharsets.UTF_8)));
  }

  private static void readInto(
      Map<String, String> files, Path folder, String prefix, List<String> problems) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var list = Files.list(folder)) {
      for (var file : list.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        var name = prefix + file.getFileName();
        try {
          files.put(name, Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
          problems.add(name + ":1  is not UTF-8. Save it as UTF-8");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the intents in " + folder, e);
    }
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidIntentsException(problems);
    }
  }
}
