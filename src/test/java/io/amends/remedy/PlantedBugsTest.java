package io.amends.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bugs planted in the planner, its money and the ledger: each is compiled from the sources with one
 * place changed, and the checks run on it; the table that is printed says which of them see it. A
 * few by default, all of them at long scale.
 */
final class PlantedBugsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/amends");

  /** The checks, by class and method; each is tried with three seeds. */
  private static final Map<String, String> CHECKS = checks();

  @TempDir private Path folder;

  private record Bug(String what, String file, String from, String to) {
    @Override
    public String toString() {
      return what;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void a_planted_bug_is_seen(Bug bug) throws Exception {
    var caughtBy = caughtBy(compiled(bug));

    System.out.printf("planted: %s: seen by %s%n", bug, caughtBy);
    assertThat(caughtBy).as(bug.what()).isNotEmpty();
  }

  /** Without it a check that fails for another reason would count as one that sees the bug. */
  @Test
  void without_a_bug_no_check_complains() throws Exception {
    assertThat(caughtBy(compiled(new Bug("none", "remedy/Offer.java", "record", "record"))))
        .isEmpty();
  }

  static Stream<Bug> bugs() {
    return all().stream().limit(Scale.of(4, 1_000));
  }

  private static List<Bug> all() {
    return List.of(
        bug(
            "the dearer one first",
            "remedy/RemedyPlanner.java",
            "comparing(Offer::cost)",
            "comparing(Offer::cost).reversed()"),
        bug(
            "an approval limit of less than the limit",
            "remedy/Appraisal.java",
            "figures.approvalAbove()) > 0",
            "figures.approvalAbove()) >= 0"),
        bug(
            "what was given is forgotten",
            "remedy/Pricing.java",
            "reduce(shares.paid(), Money::minus)",
            "reduce(shares.paid(), (a, b) -> a)"),
        bug(
            "more reserved than was paid",
            "remedy/Cashier.java",
            "compareTo(request.paid()) > 0",
            "compareTo(request.paid()) > 1"),
        bug(
            "two of one kind",
            "remedy/RemedyPlanner.java",
            "offer.remedy().kind() != one.remedy().kind()",
            "offer != one"),
        bug(
            "an offer made does not stand",
            "remedy/RemedyPlanner.java",
            "standing.size() >= 2",
            "standing.size() >= 3"),
        bug(
            "a wish is accepted without leave",
            "remedy/RemedyPlanner.java",
            "filter(offer -> !offer.needsApproval())",
            "filter(offer -> true)"),
        bug(
            "a cent above the limit is accepted",
            "remedy/Appraisal.java",
            "asked.compareTo(limit) > 0",
            "asked.minor() > limit.minor() + 1"),
        bug(
            "a kind turned down comes again",
            "remedy/Appraisal.java",
            "standing.refusedKinds().contains(remedy.kind())",
            "standing.refusedKinds().isEmpty()"),
        bug(
            "what was chosen comes again",
            "remedy/Appraisal.java",
            "standing.chosen().contains(remedy)",
            "standing.undone().contains(remedy)"),
        bug(
            "a second refund without leave",
            "remedy/Appraisal.java",
            "chosen().stream().anyMatch(Remedy::makesWhole)",
            "chosen().stream().noneMatch(Remedy::makesWhole)"),
        bug(
            "without a photo the small one needs leave",
            "remedy/Appraisal.java",
            "cost.compareTo(smallest) > 0",
            "cost.compareTo(smallest) >= 0"),
        bug(
            "percentages rounded up",
            "commerce/Money.java",
            "Math.multiplyExact(minor, percent), 100",
            "Math.addExact(Math.multiplyExact(minor, percent), 99), 100"),
        bug(
            "one step too high on the ladder",
            "remedy/Pricing.java",
            "Math.min(situation.standing().step(), policy",
            "Math.min(situation.standing().step() + 1, policy"),
        bug(
            "faulty goods are sold again",
            "remedy/Pricing.java",
            "situation.defective() ? zero : goodsCost()",
            "!situation.defective() ? zero : goodsCost()"),
        bug(
            "the minimum beats the cap",
            "remedy/Pricing.java",
            ".min(figure(Figures::couponMax))",
            ".min(figure(Figures::couponMax)).max(figure(Figures::couponMin))"),
        bug(
            "one piece in stock is enough for two",
            "remedy/Feasibility.java",
            "stock < item.quantity()",
            "stock < 1"),
        bug(
            "some of it made to order comes back",
            "remedy/Feasibility.java",
            "anyMatch(Order.Item::customised)",
            "allMatch(Order.Item::customised)"),
        bug(
            "what is not returnable stays, though faulty",
            "remedy/Feasibility.java",
            "!situation.defective() && ",
            ""),
        bug(
            "the window ends a day early",
            "remedy/ReturnWindow.java",
            "<= days(item)",
            "< days(item)"),
        bug(
            "the law is a ceiling",
            "remedy/ReturnWindow.java",
            "Math.max(given,",
            "Math.min(given,"),
        bug("the wider override wins", "remedy/Scope.java", "* 8 + bits", "* -8 - bits"),
        bug(
            "the smallest remainder first",
            "commerce/PaidShares.java",
            "i -> -remainders[i]",
            "i -> remainders[i]"),
        bug(
            "a parcel is lost a day late",
            "commerce/Journey.java",
            "Duration.ofDays(3 + 4)",
            "Duration.ofDays(3 + 5)"),
        bug(
            "the poor choice instead of the good one",
            "remedy/Dominance.java",
            "compareTo(offer.cost()) <= 0",
            "compareTo(offer.cost()) >= 0"),
        bug(
            "a repair of goods that are worth less",
            "remedy/Dominance.java",
            "offer.cost().compareTo(worth) >= 0",
            "offer.cost().compareTo(worth) < 0"),
        bug(
            "a person's leave to stop an order",
            "remedy/Appraisal.java",
            "withoutProof) && !byRight",
            "withoutProof)"),
        bug(
            "a coupon for what is of no use",
            "remedy/Appraisal.java",
            "situation.severity() == Severity.MAJOR",
            "situation.severity() == Severity.MINOR"),
        bug(
            "the ladder has no end",
            "remedy/Ledger.java",
            "Math.min(refusals, policy.ladderSteps())",
            "refusals"),
        bug(
            "two things chosen from one table",
            "remedy/Ledger.java",
            "replace(table::contains, State.CLOSED)",
            "replace(table::contains, State.OPEN)"),
        bug(
            "a lapsed offer is still given",
            "remedy/Cashier.java",
            "if (!proposal.isOpen(now))",
            "if (now.equals(Instant.MIN))"),
        bug(
            "the same remedy twice",
            "remedy/Cashier.java",
            "chosen.contains(offer.remedy())",
            "chosen.isEmpty() && chosen.contains(offer.remedy())"),
        bug(
            "what was released stays given",
            "remedy/Ledger.java",
            "known.as(State.RELEASED)",
            "known"));
  }

  private static Bug bug(String what, String file, String from, String to) {
    return new Bug(what, file, from, to);
  }

  private static Map<String, String> checks() {
    var checks = new LinkedHashMap<String, String>();
    checks.put("PlannerOracleTest", "the_plan_is_what_brute_force_finds");
    checks.put("PlannerPropertyTest", "a_plan_is_inside_the_limits_and_honours_wishes_and_offers");
    checks.put("HaggleTest", "every_plan_can_be_reserved_and_haggling_never_passes_the_ceiling");
    checks.put(
        "LedgerPropertyTest", "no_sequence_of_requests_and_choices_gives_more_than_was_paid");
    return checks;
  }

  private Path compiled(Bug bug) throws IOException {
    var changed = SOURCES.resolve(bug.file());
    var text = Files.readString(changed);
    assertThat(text).as("%s is not in %s any more", bug.from(), bug.file()).contains(bug.from());
    var sources = new ArrayList<String>();
    for (var module : List.of("commerce", "remedy")) {
      try (var files = Files.list(SOURCES.resolve(module))) {
        for (var file : files.toList()) {
          var copy = folder.resolve("sources").resolve(module).resolve(file.getFileName());
          Files.createDirectories(copy.getParent());
          var content = Files.readString(file);
          Files.writeString(
              copy, file.equals(changed) ? content.replace(bug.from(), bug.to()) : content);
          sources.add(copy.toString());
        }
      }
    }
    var classes = Files.createDirectories(folder.resolve("classes"));
    var arguments =
        new ArrayList<>(
            List.of(
                "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", place(NullMarked.class)));
    arguments.addAll(sources);
    var javac = ToolProvider.getSystemJavaCompiler();
    assertThat(javac.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    return classes;
  }

  private List<String> caughtBy(Path classes) throws Exception {
    var tests = Path.of(place(PlantedBugsTest.class)).toUri().toURL();
    var caughtBy = new ArrayList<String>();
    // The checks at their usual scale, for there are many bugs.
    var scale = System.clearProperty("amends.scale");
    try (var loader = new Planted(new URL[] {classes.toUri().toURL(), tests})) {
      for (var check : CHECKS.entrySet()) {
        if (complains(loader, check.getKey(), check.getValue())) {
          caughtBy.add(check.getKey());
        }
      }
    } finally {
      if (scale != null) {
        System.setProperty("amends.scale", scale);
      }
    }
    return caughtBy;
  }

  private static boolean complains(Planted loader, String check, String method)
      throws ReflectiveOperationException {
    var type = loader.loadClass("io.amends.remedy." + check);
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    var test = type.getDeclaredMethod(method, long.class);
    test.setAccessible(true);
    for (var seed = 1L; seed <= 3; seed++) {
      try {
        test.invoke(constructor.newInstance(), seed);
      } catch (InvocationTargetException failed) {
        return true;
      }
    }
    return false;
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  /** Sees the classes under test, and the tests, in the folders it is given, and no others. */
  private static final class Planted extends URLClassLoader {

    Planted(URL[] urls) {
      super(urls, PlantedBugsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        return name.startsWith("io.amends.") ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }
}
