package io.amends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.commerce.Orders;
import io.amends.conversation.Attachment;
import io.amends.conversation.ConversationId;
import io.amends.conversation.Customer;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.Decider;
import io.amends.conversation.Mode;
import io.amends.conversation.RecordedEvent;
import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowSource;
import io.amends.installed.FolderArchive;
import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Understanding;
import io.amends.rehearsal.LedConversation;
import io.amends.store.Append;
import io.amends.store.Durability;
import io.amends.store.Headline;
import io.amends.store.JsonEventCodec;
import io.amends.store.embedded.EmbeddedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two conversations about one delivered mug (39 yuan, cost 12, paid 45 with freight), in a store
 * that a service has open. One was broken: sent again (12 + 10 freight = 22.00) rather than
 * refunded (45.00). One was the wrong one: a tenth back (3.90) rather than sent again (22.00).
 */
class SupposingTest {

  private static final String MUG = "E20261103001";
  private static final Map<String, String> SHIPPED = FlowSource.shipped();
  private static final FlowBook BOOK = DialogConfiguration.read(SHIPPED);

  @TempDir Path data;
  @TempDir Path flows;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private EmbeddedStore service;

  @BeforeEach
  void conversations_are_held() {
    service =
        EmbeddedStore.open(
            data.resolve("store"), Durability.LOCAL, new JsonEventCodec(), Clock.systemUTC());
    new FolderArchive(data.resolve("installed")).keep(BOOK.hash(), SHIPPED);
    keep(held("c-broken", "damaged-on-arrival", "reship"));
    keep(held("c-wrong", "wrong-item", "partial-refund"));
    write(SHIPPED);
  }

  @AfterEach
  void the_service_ends() {
    service.close();
  }

  @Test
  void under_the_same_flows_nothing_is_otherwise() throws IOException {
    assertThat(whatIf()).isZero();

    assertThat(cells("all")).containsExactly("all", "0", "0", "0", "0", "0");
    assertThat(text()).contains("2 conversations", "0 conversations have something otherwise");
    assertThat(cells("CNY  chosen, and offered again"))
        .endsWith("2", "25.90", "25.90", "25.90", "0.00", "0.00");
    assertThat(text()).doesNotContain("made otherwise by this release");
  }

  /**
   * Freight of 16 instead of 10, a fifth instead of a tenth: 28.00 and 7.80 instead of 22 and 3.90.
   */
  @Test
  void dearer_freight_and_a_larger_share_cost_what_they_cost() throws IOException {
    var policy = policy("return-freight: 10 ", "return-freight: 16 ", "[10, 20, 30]", "[20, 30]");

    assertThat(whatIf("--policy", policy)).isZero();

    assertThat(cells("CNY  chosen, and offered again"))
        .endsWith("2", "25.90", "35.80", "35.80", "-9.90", "-9.90");
    // The dearer of each pair: 45.00 and 22.00; 45.00 and 28.00.
    assertThat(cells("CNY  offered (the dearer option)"))
        .endsWith("2", "67.00", "73.00", "73.00", "-6.00", "-6.00");
    assertThat(cells("damaged-on-arrival"))
        .containsExactly("damaged-on-arrival", "0", "1", "0", "0", "0");
    assertThat(cells("wrong-item")).containsExactly("wrong-item", "0", "1", "0", "0", "0");
    assertThat(text())
        .contains("partial-refund of 3.90 CNY (costs 3.90 CNY) or reship (costs 22.00 CNY)")
        .contains("partial-refund of 7.80 CNY (costs 7.80 CNY) or reship (costs 28.00 CNY)");
  }

  /**
   * Where no part of the money goes back, the wrong mug is sent again for 22.00, or comes back: 45
   * paid + 10 freight - 60 % of 12 = 47.80.
   */
  @Test
  void a_choice_that_is_gone_is_said_so_and_nothing_is_assumed() throws IOException {
    var policy = policy("partial-refund-max: 50 ", "partial-refund-max: 0 ");

    assertThat(whatIf("--policy", policy)).isZero();

    assertThat(cells("CNY  chosen, and offered again"))
        .endsWith("1", "22.00", "22.00", "22.00", "0.00", "0.00");
    assertThat(cells("CNY  chosen, and offered no more"))
        .endsWith("1", "3.90", "22.00", "47.80", "-43.90", "-18.10");
    assertThat(cells("wrong-item")).containsExactly("wrong-item", "0", "1", "1", "0", "0");
    assertThat(text()).contains("Where it is not, nothing is assumed");
  }

  @Test
  void other_words_are_other_replies_and_cost_nothing() throws IOException {
    var changed = new TreeMap<>(SHIPPED);
    changed.put(
        "damaged-on-arrival.yaml",
        changed
            .get("damaged-on-arrival.yaml")
            .replaceAll("(?m)^(      [A-Z].*\\.)$", "$1 Really."));
    write(changed);

    assertThat(whatIf()).isZero();

    assertThat(cells("damaged-on-arrival").subList(2, 6)).containsOnly("0");
    assertThat(Integer.parseInt(cells("damaged-on-arrival").get(1))).isPositive();
    assertThat(cells("CNY  chosen, and offered again")).endsWith("0.00", "0.00");
  }

  @Test
  void a_flow_that_is_gone_is_no_difference_in_words_but_undecided() throws IOException {
    var changed = new TreeMap<>(SHIPPED);
    changed.remove("wrong-item.yaml");
    write(changed);

    assertThat(whatIf()).isZero();

    assertThat(cells("wrong-item").get(5)).isNotEqualTo("0");
  }

  @Test
  void a_page_shows_the_same_and_the_first_of_them() throws IOException {
    var page = flows.resolve("page.html");
    var policy = policy("return-freight: 10 ", "return-freight: 16 ");

    assertThat(whatIf("--policy", policy, "--html", page.toString(), "--show", "1")).isZero();

    assertThat(page)
        .content()
        .contains("<h1>What would have been otherwise</h1>", "The first 1 of 2.");
    assertThat(text()).contains("The first 1 of 2.");
  }

  @Test
  void the_store_of_a_running_service_is_left_as_it_is() throws IOException {
    var before = bytes();

    assertThat(whatIf()).isZero();

    assertThat(bytes()).isEqualTo(before);
    keep(held("c-later", "damaged-on-arrival", "reship"));
    assertThat(service.history(new ConversationId("c-later")).collectList().block()).isNotEmpty();
    assertThat(whatIf()).isZero();
    assertThat(text()).contains("3 conversations");
  }

  @Test
  void what_cannot_be_read_is_told() throws IOException {
    assertThat(run(flows.resolve("nothing").toString(), flows.toString())).isEqualTo(1);
    assertThat(whatIf("--show", "many")).isEqualTo(2);
    assertThat(whatIf("--zone", "Mars")).isEqualTo(2);
    assertThat(whatIf("--policy", policy("ladder-steps: 2", "ladder-steps: two"))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("there is no file", "Asia/Shanghai", "policy.yaml:");
  }

  private static LedConversation held(String id, String issue, String remedy) {
    var decider = new Decider(BOOK, ZoneOffset.UTC);
    var talk =
        new LedConversation(
            BOOK, decider, new ConversationId(id), Orders.NOW, (began, before, event, at) -> {});
    talk.put(Orders.delivered().order());
    talk.record(new ConversationOpened("widget", Customer.guest("en"), Mode.AUTOPILOT, ""));
    talk.writes("It is not right. " + MUG, List.of());
    talk.listens(List.of(heard(List.of(issue), List.of("complain"), MUG)));
    talk.writes("Here.", List.of(new Attachment("image", "https://shop.example/a.jpg", "", 0)));
    talk.listens(List.of(heard(List.of(), List.of("inform"), "")));
    if (talk.state().matter().openProposal().isEmpty()) {
      talk.writes("Either.", List.of());
      talk.listens(List.of(heard(List.of(), List.of("choose-either"), "")));
    }
    var proposal = talk.state().matter().openProposal().orElseThrow();
    var option =
        proposal.options().stream()
            .filter(one -> one.offer().remedy().code().equals(remedy))
            .findFirst()
            .orElseThrow(() -> new AssertionError(proposal));
    talk.clicks(proposal, option.number());
    talk.listens(List.of(Understanding.nothing()));
    return talk;
  }

  private static Understanding heard(List<String> issues, List<String> acts, String order) {
    var entities =
        order.isEmpty()
            ? List.<Entity>of()
            : List.of(new Entity(Entity.ORDER_NUMBER, order, 0, order.length(), order, ""));
    return new Understanding(
        "en",
        true,
        issues.stream().map(code -> new Label(code, 0.9)).toList(),
        List.of(),
        acts.stream().map(code -> new Label(code, 0.9)).toList(),
        1,
        List.of(),
        entities,
        List.of(),
        List.of(),
        "test");
  }

  private void keep(LedConversation talk) {
    var id = talk.state().id();
    var events = new ArrayList<RecordedEvent>(talk.history());
    var headline =
        new Headline(
            id, "autopilot", "follow-up", "", "", "", null, "", 0, talk.now(), null, BOOK.hash());
    service.append(new Append(id, 0, events, headline, List.of(), null)).block();
  }

  private void write(Map<String, String> files) {
    try {
      for (var old : Files.list(flows).toList()) {
        Files.delete(old);
      }
      for (var file : files.entrySet()) {
        Files.writeString(flows.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The shipped policy with the first of each two texts replaced by the second, in CNY. */
  private String policy(String... changes) throws IOException {
    var policy = SHIPPED.get("policy.yaml");
    for (var i = 0; i < changes.length; i += 2) {
      var at = policy.indexOf(changes[i]);
      assertThat(at).as(changes[i]).isNotNegative();
      policy =
          policy.substring(0, at) + changes[i + 1] + policy.substring(at + changes[i].length());
    }
    return Files.writeString(data.resolve("other-policy.yaml"), policy).toString();
  }

  private int whatIf(String... options) throws IOException {
    var args = new ArrayList<>(List.of(data.toString(), flows.toString()));
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) throws IOException {
    out.reset();
    var all = new ArrayList<>(List.of("what-if"));
    all.addAll(List.of(args));
    return Commands.run(all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private String text() {
    return out.toString(UTF_8);
  }

  /** The first row that begins so. */
  private List<String> cells(String beginning) {
    return text()
        .lines()
        .map(String::strip)
        .filter(line -> line.replaceAll(" {2,}", "  ").startsWith(beginning + "  "))
        .findFirst()
        .map(line -> Arrays.asList(line.split(" {2,}")))
        .orElseThrow(() -> new AssertionError(text()));
  }

  private Map<String, String> bytes() throws IOException {
    var bytes = new TreeMap<String, String>();
    try (var files = Files.list(data.resolve("store"))) {
      for (var file : files.toList()) {
        bytes.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)) + "");
      }
    }
    return bytes;
  }
}
