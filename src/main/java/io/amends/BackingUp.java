package io.amends;

import io.amends.Arguments.NotUnderstood;
import io.amends.store.embedded.StoreBackup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * The command that copies a data folder while a service runs on it: the store, the sets of flows
 * and the secrets, so that the copy can be served from as it is.
 */
final class BackingUp {

  private static final String STORE = "store";
  private static final int MIB = 1 << 20;

  private BackingUp() {}

  static void backup(List<String> args, PrintStream out, PrintStream err)
      throws IOException, NotUnderstood {
    var arguments = Arguments.read(args, 2, Set.of(), Set.of());
    var data = arguments.path(0);
    var target = arguments.path(1);
    if (!Files.isDirectory(data.resolve(STORE))) {
      throw new NoSuchFileException(data.resolve(STORE).toString());
    }
    requireEmpty(target);
    var bytes = StoreBackup.copy(data.resolve(STORE), target.resolve(STORE));
    // After the store: what a conversation in it began on was kept before.
    copyTree(data, target);
    out.printf("%s: %d MiB of conversations%n", target, (bytes + MIB - 1) / MIB);
  }

  private static void requireEmpty(Path target) throws IOException {
    Files.createDirectories(target);
    try (var files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
  }

  private static boolean isBeside(Path path, Path data, Path target) {
    return !path.startsWith(data.resolve(STORE)) && !path.startsWith(target);
  }

  /** All but the store; who may read a file stays the same. */
  private static void copyTree(Path data, Path target) throws IOException {
    try (var files = Files.walk(data)) {
      for (var file : files.filter(path -> isBeside(path, data, target)).toList()) {
        var to = target.resolve(data.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
