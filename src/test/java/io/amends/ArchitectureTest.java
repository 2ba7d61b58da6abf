package io.amends;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The package table of the README, held against the code. */
class ArchitectureTest {

  private static final String ROOT = "io.amends";
  private static final Set<String> CORE =
      Set.of("language", "commerce", "remedy", "wording", "dialog", "conversation", "proof", "drawing", "rehearsal");

  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void the_core_imports_only_the_core_and_java() {
    classes()
        .that(
            DescribedPredicate.describe(
                "are of the core", (JavaClass type) -> CORE.stream().anyMatch(is(type))))
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are of the core, of java.* or jspecify",
                (JavaClass type) ->
                    type.getPackageName().startsWith("java.")
                        || type.getPackageName().startsWith("org.jspecify.")
                        || type.getPackageName().isEmpty()
                        || CORE.stream().anyMatch(is(type))))
        .check(code);
  }

  @Test
  void the_arrows_are_those_of_the_table() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("language")
        .definedBy(ROOT + ".language..")
        .layer("commerce")
        .definedBy(ROOT + ".commerce..")
        .layer("remedy")
        .definedBy(ROOT + ".remedy..")
        .layer("wording")
        .definedBy(ROOT + ".wording..")
        .layer("dialog")
        .definedBy(ROOT + ".dialog..")
        .layer("conversation")
        .definedBy(ROOT + ".conversation..")
        .layer("drawing")
        .definedBy(ROOT + ".drawing..")
        .layer("proof")
        .definedBy(ROOT + ".proof..")
        .layer("rehearsal")
        .definedBy(ROOT + ".rehearsal..")
        .layer("yaml")
        .definedBy(ROOT + ".yaml..")
        .layer("store")
        .definedBy(ROOT + ".store..")
        .layer("engine")
        .definedBy(ROOT + ".engine..")
        .layer("installed")
        .definedBy(ROOT + ".installed..")
        .layer("channel")
        .definedBy(ROOT + ".channel..")
        .layer("shop")
        .definedBy(ROOT + ".shop..")
        .layer("outbox")
        .definedBy(ROOT + ".outbox..")
        .layer("timer")
        .definedBy(ROOT + ".timer..")
        .layer("desk")
        .definedBy(ROOT + ".desk..")
        .layer("root")
        .definedBy(ROOT)
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("channel")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("shop")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("timer")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("installed")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("desk")
        .mayOnlyBeAccessedByLayers("channel", "root")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers(
            "channel", "shop", "outbox", "timer", "desk", "installed", "root")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("engine", "channel", "shop", "outbox", "timer", "desk", "root")
        .whereLayer("commerce")
        .mayNotAccessAnyLayer()
        .whereLayer("language")
        .mayNotAccessAnyLayer()
        .whereLayer("remedy")
        .mayOnlyAccessLayers("commerce")
        .whereLayer("yaml")
        .mayNotAccessAnyLayer()
        .whereLayer("wording")
        .mayOnlyAccessLayers("commerce", "remedy")
        .whereLayer("dialog")
        .mayOnlyAccessLayers("commerce", "remedy", "wording", "yaml")
        .whereLayer("conversation")
        .mayOnlyAccessLayers("language", "commerce", "remedy", "wording", "dialog")
        .whereLayer("drawing")
        .mayOnlyAccessLayers("commerce", "remedy", "dialog")
        .whereLayer("proof")
        .mayOnlyAccessLayers(
            "language", "commerce", "remedy", "wording", "dialog", "conversation")
        .whereLayer("proof")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("rehearsal")
        .mayOnlyAccessLayers(
            "language", "commerce", "remedy", "wording", "dialog", "conversation", "yaml")
        .whereLayer("rehearsal")
        .mayOnlyBeAccessedByLayers("root")
        .check(code);
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(code);
  }

  @Test
  void a_sub_package_is_its_modules_secret() {
    classes().that().resideInAPackage(ROOT + ".*.*..").should(onlyBeUsedInside()).check(code);
  }

  @Test
  void nothing_blocks() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it blocks a reactive stream",
                call ->
                    call.getTarget().getOwner().getPackageName().startsWith("reactor.core")
                        && Set.of("block", "blockFirst", "blockLast", "toStream", "toIterable")
                            .contains(call.getTarget().getName())))
        .check(code);
  }

  private static java.util.function.Predicate<String> is(JavaClass type) {
    return module -> type.getPackageName().equals(ROOT + "." + module);
  }

  /** Its own sub-package, its module, or the root, which binds everything. */
  private static ArchCondition<JavaClass> onlyBeUsedInside() {
    return new ArchCondition<>("only be used by their module and the root") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var use : type.getDirectDependenciesToSelf()) {
          var user = use.getOriginClass().getPackageName();
          if (!user.equals(ROOT) && !user.equals(type.getPackageName())) {
            events.add(SimpleConditionEvent.violated(type, use.getDescription()));
          }
        }
      }
    };
  }
}
