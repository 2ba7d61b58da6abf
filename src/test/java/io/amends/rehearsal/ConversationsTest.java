package io.amends.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.rehearsal.Golden.Opening;
import io.amends.rehearsal.yaml.GoldenFiles;
import io.amends.shop.DemoOrder;
import io.amends.shop.DemoShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole conversations to read, {@code src/docs/conversations}: the customer's side is written down,
 * the shop's is what the program says with its model and the demo shop's orders. With {@code
 * -Damends.conversations=write} the pages are written anew.
 */
class ConversationsTest {

  private static final Path FOLDER = Shipped.BASE.resolve("src/docs/conversations");
  private static final Ear MODEL = Ear.of(Shipped.model());

  @TestFactory
  Stream<DynamicTest> the_pages_are_what_is_said() {
    return talks().stream()
        .map(talk -> DynamicTest.dynamicTest(talk.file(), () -> isUpToDate(talk)));
  }

  @Test
  void four_of_each_language_are_kept() {
    assertThat(talks()).extracting(talk -> talk.opening().language()).hasSize(12);
    for (var language : List.of("zh-Hans", "zh-Hant", "en")) {
      assertThat(talks()).filteredOn(t -> t.opening().language().equals(language)).hasSize(4);
    }
  }

  private static void isUpToDate(Golden talk) throws IOException {
    var performance = new Rehearsal(Shipped.BOOK).play(talk, MODEL);
    var page = ConversationPage.of(performance, situations(talk));
    var file = FOLDER.resolve(talk.file().replace(".yaml", ".md"));
    if (System.getProperty("amends.conversations", "").equals("write")) {
      Files.writeString(file, page);
    }

    assertThat(performance.stuck()).as("played to its end").isEmpty();
    assertThat(performance.ends()).as("as " + talk.file() + " says").isEqualTo(talk.ends());
    assertThat(file)
        .as("run this test with -Damends.conversations=write, and read what it says now")
        .content()
        .isEqualTo(page);
  }

  /** The talks with the orders of the demo shop. */
  private static List<Golden> talks() {
    return GoldenFiles.read(GoldenFiles.folder(FOLDER), Shipped.BOOK).stream()
        .map(ConversationsTest::inTheDemoShop)
        .toList();
  }

  private static Golden inTheDemoShop(Golden talk) {
    var said = talk.opening();
    var opening =
        new Opening(said.at(), said.language(), said.customer(), orders(said.at()), false);
    return new Golden(
        talk.file(), talk.title(), talk.shows(), opening, talk.beats(), talk.ends(), "");
  }

  private static List<Order> orders(Instant at) {
    var shop = new DemoShop(Clock.fixed(at, ZoneOffset.UTC));
    return shop.sampleOrders().stream()
        .map(sample -> shop.order(sample.number()).block())
        .map(found -> ((Lookup.Found) found).order())
        .toList();
  }

  private static List<String> situations(Golden talk) {
    var lines =
        talk.beats().stream()
            .flatMap(beat -> beat.cues().stream())
            .filter(Cue.Writes.class::isInstance)
            .map(cue -> ((Cue.Writes) cue).text())
            .toList();
    return new DemoShop(Clock.systemUTC())
        .sampleOrders().stream()
            .filter(order -> lines.stream().anyMatch(line -> line.contains(order.number())))
            .map(ConversationsTest::told)
            .toList();
  }

  private static String told(DemoOrder order) {
    return order.number() + ": " + order.situation();
  }
}
