package io.amends.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The classes of a node as the virtual machine maps them into memory, which makes a start shorter:
 * our image carries such an archive too. Made once by a node that is started for it; nodes that
 * {@link ChildAmends} starts afterwards use it.
 */
final class ClassArchive {

  /** What nodes are started with, if it is not the class path of this process. */
  static final String CLASS_PATH = "amends.fault.class-path";

  /** The option that goes with it. */
  static final String OPTION = "amends.fault.archive-option";

  private ClassArchive() {}

  /**
   * @param folder for it; an older one in it is replaced
   */
  static void makeIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    System.setProperty(CLASS_PATH, ofJars(folder));
    var archive = folder.resolve("node.jsa").toAbsolutePath();
    Files.deleteIfExists(archive);
    System.setProperty(OPTION, "-XX:ArchiveClassesAtExit=" + archive);
    var redis = Files.createDirectories(folder.resolve("redis"));
    try (var site = Site.open(new OneRedis(redis), folder, 1)) {
      site.isReady(0);
      site.stop(0);
    }
    System.setProperty(OPTION, "-XX:SharedArchiveFile=" + archive);
  }

  /** Classes are archived from jars alone. */
  private static String ofJars(Path folder) {
    return Arrays.stream(ChildAmends.classPath().split(File.pathSeparator))
        .map(Path::of)
        .map(part -> Files.isDirectory(part) ? jar(part, folder) : part)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes, Path folder) {
    var jar = folder.resolve(classes.getFileName() + ".jar").toAbsolutePath();
    try (var files = Files.walk(classes);
        var packed = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var file : (Iterable<Path>) files.sorted()::iterator) {
        var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (Files.isDirectory(file)) {
          // Classes are looked for by the entries of their folders.
          if (!name.isEmpty()) {
            packed.putNextEntry(new ZipEntry(name + "/"));
          }
        } else {
          packed.putNextEntry(new ZipEntry(name));
          Files.copy(file, packed);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return jar;
  }
}
