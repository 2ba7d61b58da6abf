package io.amends;

import io.amends.dialog.yaml.SoundSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * An empty file a set, named by its hash and by a digest of the code that judged it: another
 * release, and a class that was compiled anew, judge it again. Thread-safe.
 */
final class SoundSetsOnDisk implements SoundSets {

  private static final Logger LOG = LoggerFactory.getLogger(SoundSetsOnDisk.class);

  /** The guard, what reads a set, and what both stand on. */
  private static final List<String> PACKAGES =
      List.of("wording", "dialog", "yaml", "remedy", "commerce");

  private static final int DIGITS = 32;

  private final Path folder;
  private final String code;

  /**
   * @param folder is made when something is to be remembered
   * @param code whatever else the judgement depends on, as {@link #code()}
   */
  SoundSetsOnDisk(Path folder, String code) {
    this.folder = folder;
    this.code = code;
  }

  /**
   * As judged by the code that is running. Where its classes cannot be listed, nothing is
   * remembered.
   *
   * @param folder is made when something is to be remembered
   */
  static SoundSets in(Path folder) {
    var code = code();
    return code.isEmpty() ? NONE : new SoundSetsOnDisk(folder, code);
  }

  @Override
  public boolean contains(String hash) {
    return Files.exists(file(hash));
  }

  @Override
  public void add(String hash) {
    try {
      Files.createDirectories(folder);
      Files.write(file(hash), new byte[0]);
    } catch (IOException unwritable) {
      LOG.warn("Each start judges all wordings again, for {} cannot be written", folder);
    }
  }

  private Path file(String hash) {
    return folder.resolve(hash + "-" + code);
  }

  /**
   * Changes with every class that has a say, and with the JDK, whose regular expressions and
   * letters they use; empty: one of the packages cannot be listed.
   */
  static String code() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
      for (var name : PACKAGES) {
        var classes = classes(name);
        if (classes.isEmpty()) {
          return "";
        }
        for (var each : classes) {
          digest.update(each.getContentAsByteArray());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the classes of the guard cannot be read", unreadable);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every Java", missing);
    }
  }

  /** In the same sequence wherever they are. */
  private static List<Resource> classes(String name) throws IOException {
    var found = new PathMatchingResourcePatternResolver();
    return Stream.of(found.getResources("classpath*:io/amends/" + name + "/**/*.class"))
        .sorted(Comparator.comparing(Resource::getDescription))
        .toList();
  }
}
