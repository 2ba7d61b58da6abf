package io.amends.rehearsal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
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

  static final String RED = "red ";

  private ShownRow() {}

  /**
   * @param rules of which the goldens and tests are run
   */
  public static void main(String[] rules) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    var asked = Set.of(rules);
    redGoldens(asked).forEach(each -> out.println(RED + each));
    redTests(asked).forEach(each -> out.println(RED + each));
    out.println("done");
    System.exit(0);
  }

  private static List<String> redGoldens(Set<String> rules) {
    var rehearsal = new Rehearsal(Shipped.BOOK);
    return Shipped.GOLDENS.stream()
        .filter(golden -> golden.shows().stream().anyMatch(rules::contains))
        .filter(golden -> !rehearsal.play(golden, Ear.given()).isAsWritten())
        .map(golden -> "golden " + golden.file().replace(".yaml", ""))
        .toList();
  }

  private static Set<String> redTests(Set<String> rules) {
    var shown = new RowTests(Shipped.BASE.resolve("src/test/java"));
    var red = new TreeSet<String>();
    var classes = new TreeSet<String>();
    rules.forEach(rule -> classes.addAll(shown.classes(rule)));
    var selected = new ArrayList<DiscoverySelector>();
    classes.forEach(name -> selected.add(DiscoverySelectors.selectClass(name)));
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selected).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  red.add("test " + name(test));
                }
              }
            });
    return red;
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(method -> method.getJavaClass().getSimpleName() + "." + method.getMethodName())
        .orElse(test.getDisplayName());
  }
}
