package io.amends.rehearsal;

import io.amends.rehearsal.yaml.GoldenFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Plays the goldens and runs the tests that show rules of the playbook, in a process of its own:
 * {@link RemoveRows} starts it on a tree from which something was taken. Tells each that goes red
 * in a line.
 */
final class ShownRow {

  static final String GOLDENS = "goldens";
  static final String TESTS = "tests";
  static final String RED = "red ";
  static final String DONE = "done";

  private ShownRow() {}

  /**
   * @param args {@link #GOLDENS} and rules, or {@link #TESTS} and classes
   */
  public static void main(String[] args) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    var which = List.of(args).subList(1, args.length);
    var red =
        args[0].equals(GOLDENS)
            ? redGoldens(Shipped.FLOWS, Set.copyOf(which))
            : redTests(which);
    red.forEach(each -> out.println(RED + each));
    out.println(DONE);
    System.exit(0);
  }

  /**
   * @param flows a folder of flows with goldens
   * @throws RuntimeException where they cannot be read
   */
  static Collection<String> redGoldens(Path flows, Set<String> rules) {
    var book = Shipped.book(flows);
    var rehearsal = new Rehearsal(book);
    return GoldenFiles.read(GoldenFiles.folder(flows.resolve("golden")), book).stream()
        .filter(golden -> golden.shows().stream().anyMatch(rules::contains))
        .filter(golden -> isRed(rehearsal, golden))
        .map(golden -> "golden " + golden.file().replace(".yaml", ""))
        .toList();
  }

  /** Where deciding fails altogether it does not go as written either. */
  private static boolean isRed(Rehearsal rehearsal, Golden golden) {
    try {
      return !rehearsal.play(golden, Ear.given()).isAsWritten();
    } catch (RuntimeException failed) {
      return true;
    }
  }

  /** Class after class, up to the first one with something red. */
  private static Collection<String> redTests(List<String> classes) {
    for (var name : classes) {
      var red = new TreeSet<String>();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(name))
                  .build(),
              new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                  if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    red.add("test " + simple(name) + "." + name(test));
                  }
                }
              });
      if (!red.isEmpty()) {
        return red;
      }
    }
    return List.of();
  }

  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(MethodSource::getMethodName)
        .orElse(test.getDisplayName());
  }
}
