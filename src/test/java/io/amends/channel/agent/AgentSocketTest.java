package io.amends.channel.agent;

import static io.amends.desk.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.channel.Limits;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent;
import io.amends.conversation.Mode;
import io.amends.desk.AgentDirectory;
import io.amends.desk.DeskProperties;
import io.amends.desk.DeskRuntime;
import io.amends.desk.Shop;
import io.amends.engine.Announcement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

class AgentSocketTest {

  private final Shop shop = new Shop(Mode.COPILOT);
  private final AgentDirectory directory =
      new AgentDirectory(
          new DeskProperties("lin:secret,wu:secret", ""), "", "k".repeat(32), shop.clock);
  private final DeskRuntime runtime =
      new DeskRuntime(
          shop.engine, shop.store, shop.desk, shop.room, shop.presence, Duration.ZERO, shop.clock);
  private final List<TestDesk> desks = new ArrayList<>();
  private DisposableServer server;

  @BeforeEach
  void open() {
    var limits =
        new Limits(
            DataSize.ofKilobytes(128),
            8_000,
            10,
            20,
            200,
            Duration.ofMillis(500),
            Duration.ofSeconds(25),
            Duration.ofSeconds(75),
            Duration.ofSeconds(30));
    var socket =
        new AgentSocket(
            new AgentSocket.Parts(
                shop.engine,
                shop.desk,
                directory,
                shop.room,
                shop.presence,
                shop.flows,
                limits,
                JsonMapper.builder().build(),
                shop.clock));
    var upgrades = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
    upgrades.start();
    var handler =
        WebHttpHandlerBuilder.webHandler(exchange -> upgrades.handleRequest(exchange, socket))
            .build();
    server = HttpServer.create().port(0).handle(new ReactorHttpHandlerAdapter(handler)).bindNow();
    runtime.start();
  }

  @AfterEach
  void close() {
    desks.forEach(TestDesk::close);
    runtime.stop();
    server.disposeNow();
    shop.close();
  }

  @Test
  void a_wrong_token_is_told_so_and_shown_the_door() throws Exception {
    var desk = desk().send("{'type':'hello','token':'bGlu.99999999999.AAAA'}");

    assertThat(desk.await("error").path("code").stringValue()).isEqualTo("token");
    assertThat(desk.closing().getCode()).isEqualTo(4001);
  }

  @Test
  void who_says_nothing_is_shown_the_door() throws Exception {
    assertThat(desk().closing().getCode()).isEqualTo(4001);
  }

  @Test
  void a_token_that_expires_ends_the_socket() throws Exception {
    var lin = signedIn("lin");
    lin.await("welcome");
    shop.clock.advance(Duration.ofHours(13));
    lin.send("{'type':'presence','status':'away','capacity':1}");

    assertThat(lin.closing().getCode()).isEqualTo(4001);
  }

  @Test
  void nothing_is_done_before_the_hello() {
    var id = customerSays("it is late");
    var desk = desk().send("{'type':'take','conversation':'" + id + "'}");

    assertThat(desk.await("error").path("code").stringValue()).isEqualTo("malformed");
    assertThat(shop.conversation(id).desk().isHeld()).isFalse();
  }

  @Test
  void a_hello_is_welcomed_and_shown_who_waits_and_who_is_there() {
    var id = customerSays("it is late");
    var lin = signedIn("lin");

    assertThat(lin.await("welcome").path("agent").stringValue()).isEqualTo("lin");
    var item = lin.await("queue", queue -> queue.path("items").size() == 1).path("items").path(0);
    assertThat(item.path("conversation").stringValue()).isEqualTo(id.value());
    assertThat(item.path("why").stringValue()).isEqualTo("copilot");
    assertThat(item.path("since").stringValue()).isNotEmpty();
    var agents = lin.await("presence", p -> p.path("agents").size() == 1).path("agents");
    assertThat(agents.path(0).path("name").stringValue()).isEqualTo("lin");
    assertThat(agents.path(0).path("status").stringValue()).isEqualTo("available");
  }

  @Test
  void taking_hands_over_the_case_and_the_suggestion() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ",'id':'c1'"));

    var assigned = lin.await("assigned");
    assertThat(assigned.path("agent").stringValue()).isEqualTo("lin");
    assertThat(assigned.path("transcript").size()).isEqualTo(1);
    assertThat(assigned.path("summary").path("issue").stringValue()).isEqualTo("late-delivery");
    assertThat(assigned.path("facts").path("order").path("number").stringValue())
        .isEqualTo("E20261103001");
    var suggestion = lin.await("suggestion");
    assertThat(suggestion.path("options").size()).isEqualTo(2);
    var why = suggestion.path("why");
    assertThat(why.path("flow").stringValue()).isEqualTo("late");
    assertThat(why.path("confidence").doubleValue()).isEqualTo(0.9);
    assertThat(why.path("costs").size()).isEqualTo(2);
    assertThat(why.path("facts").path("days-late").stringValue()).isEqualTo("3");
    assertThat(why.path("reasons").size()).isPositive();
    assertThat(lin.await("ack").path("id").stringValue()).isEqualTo("c1");
    assertThat(lin.all("assigned")).hasSize(1);
  }

  @Test
  void the_second_to_take_is_told_who_was_faster_and_stays() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("assigned");
    var wu = signedIn("wu").send(frame("take", id, ",'id':'c1'"));

    var error = wu.await("error");
    assertThat(error.path("code").stringValue()).isEqualTo("taken");
    assertThat(error.path("agent").stringValue()).isEqualTo("lin");
    assertThat(error.path("id").stringValue()).isEqualTo("c1");
    wu.send(frame("watch", id, ""));
    assertThat(wu.await("assigned").path("agent").stringValue()).isEqualTo("lin");
  }

  @Test
  void a_sent_suggestion_is_acknowledged_and_seen_by_holder_and_watcher() {
    var id = customerSays("it is late");
    var wu = signedIn("wu").send(frame("watch", id, ""));
    wu.await("assigned");
    var lin = signedIn("lin").send(frame("take", id, ""));
    var suggestion = lin.await("suggestion").path("suggestion").stringValue();
    lin.send(frame("send", id, ",'id':'m1','text':'','suggestion':'" + suggestion + "'"));

    assertThat(lin.await("ack").path("seq").longValue()).isEqualTo(2);
    for (var desk : List.of(lin, wu)) {
      var proposal = desk.await("proposal");
      assertThat(proposal.path("conversation").stringValue()).isEqualTo(id.value());
      assertThat(proposal.path("name").stringValue()).isEqualTo("lin");
      assertThat(proposal.path("options").size()).isEqualTo(2);
    }
    assertThat(wu.await("taken").path("agent").stringValue()).isEqualTo("lin");
  }

  @Test
  void nothing_is_sent_without_a_person() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("suggestion");

    assertThat(shop.transcript(id)).allMatch(entry -> entry.event() instanceof CustomerEvent);
  }

  @Test
  void an_agent_is_the_name_and_not_the_socket() {
    var id = customerSays("it is late");
    var office = signedIn("lin");
    var home = signedIn("lin");
    office.await("welcome");
    home.await("welcome");
    office.send(frame("take", id, ""));

    assertThat(home.await("assigned").path("agent").stringValue()).isEqualTo("lin");
    home.send(frame("send", id, ",'id':'m1','text':'One moment.'"));
    assertThat(office.await("message").path("name").stringValue()).isEqualTo("lin");
  }

  @Test
  void who_comes_back_gets_what_was_held() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("assigned");
    lin.close();
    var again = signedIn("lin");

    assertThat(again.await("welcome").path("held").path(0).stringValue()).isEqualTo(id.value());
    assertThat(again.await("assigned").path("transcript").size()).isEqualTo(1);
  }

  @Test
  void bad_frames_disturb_nothing() {
    var id = customerSays("it is late");
    var lin = signedIn("lin");
    lin.send("no json").send("[]").send("{'type':'dance','id':'x'}").send("{'type':'take'}");
    lin.send(frame("send", id, ",'text':'no id'")).send(frame("send", id, ",'id':'e','text':' '"));
    lin.send(frame("note", new ConversationId("nowhere"), ",'text':'x','id':'n'"));
    lin.send(frame("release", id, ",'to':'queue','id':'r'"));
    lin.send(frame("take", id, ""));

    lin.await("assigned");
    assertThat(lin.all("error"))
        .extracting(error -> error.path("code").stringValue())
        .containsExactly(
            "malformed",
            "malformed",
            "unknown-type",
            "malformed",
            "malformed",
            "empty",
            "not-found",
            "not-yours");
  }

  @Test
  void a_stopped_wording_comes_back_with_one_that_passes() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("suggestion");
    lin.send(frame("send", id, ",'id':'m1','text':'I am sorry. You get 9000 yuan.'"));

    var error = lin.await("error");
    assertThat(error.path("code").stringValue()).isEqualTo("wording");
    assertThat(error.path("rewording").stringValue()).isEqualTo("I am sorry.");
    assertThat(shop.transcript(id)).hasSize(1);
  }

  @Test
  void notes_and_releases_are_told() {
    var id = customerSays("it is late");
    var wu = signedIn("wu");
    wu.await("welcome");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("suggestion");
    lin.send(frame("note", id, ",'text':'a regular'"));
    var noted = lin.await("assigned", frame -> frame.path("notes").size() == 1);
    assertThat(noted.path("notes").path(0).path("text").stringValue()).isEqualTo("a regular");
    wu.await("taken");
    lin.send(frame("release", id, ",'to':'queue'"));

    assertThat(wu.await("released").path("conversation").stringValue()).isEqualTo(id.value());
    wu.await(
        "queue",
        queue -> queue.path("items").path(0).path("why").stringValue("").equals("released"));
  }

  @Test
  void the_customer_is_seen_typing_and_sees_the_holder_type() {
    var id = customerSays("it is late");
    var lin = signedIn("lin").send(frame("take", id, ""));
    lin.await("suggestion");
    var typing =
        shop.engine
            .announcements(id, 0)
            .doOnNext(
                announcement -> {
                  if (announcement instanceof Announcement.StatusChanged) {
                    lin.send(frame("typing", id, ""));
                  }
                })
            .ofType(Announcement.Typing.class)
            .next();
    assertThat(done(typing).from()).isEqualTo("lin");
    shop.engine.customerTypes(id);
    assertThat(lin.await("typing").path("from").stringValue()).isEqualTo("customer");
  }

  @Test
  void a_complaint_word_is_shown_at_once_with_its_solution() {
    var id = shop.customerSays("hello");
    shop.when(id, c -> c.talk().unheard().isEmpty());
    var lin = signedIn("lin").send(frame("take", id, ""));
    assertThat(lin.await("assigned").path("keywords").size()).isZero();

    shop.customerSays(id, "my mug is overdue");

    var hit = lin.await("assigned", known -> known.path("keywords").size() == 1);
    assertThat(hit.path("summary").path("issue").stringValue()).as("ahead of a flow").isEmpty();
    var word = hit.path("keywords").path(0);
    assertThat(word.path("seq").longValue()).isEqualTo(2);
    assertThat(word.path("word").stringValue()).isEqualTo("overdue");
    assertThat(word.path("issue").stringValue()).isEqualTo("late-delivery");
    assertThat(word.path("severity").intValue()).isEqualTo(2);
    assertThat(word.path("start").intValue()).isEqualTo(10);
    assertThat(word.path("end").intValue()).isEqualTo(17);
    var why = lin.await("suggestion", made -> made.path("options").size() == 2).path("why");
    assertThat(why.path("issue").stringValue()).isEqualTo("late-delivery");
    assertThat(why.path("facts").path("days-late").stringValue()).isEqualTo("3");
  }

  @Test
  void who_looks_on_at_a_waiting_conversation_sees_the_words_said_before() {
    var id = customerSays("overdue, and it is the Ceramic Mug");
    var wu = signedIn("wu").send(frame("watch", id, ""));

    var known = wu.await("assigned");
    assertThat(known.path("keywords").path(0).path("end").intValue()).isEqualTo(7);
    var mention = known.path("mentions").path(0);
    assertThat(mention.path("type").stringValue()).isEqualTo("product");
    assertThat(mention.path("text").stringValue()).isEqualTo("Ceramic Mug");
    assertThat(mention.path("start").intValue()).isEqualTo(23);
    assertThat(mention.path("value").stringValue()).isEqualTo("MUG-01");
  }

  @Test
  void a_denied_complaint_word_is_neither_shown_nor_pushed() {
    var id = customerSays("it is not overdue");
    var lin = signedIn("lin").send(frame("take", id, ""));

    assertThat(lin.await("assigned").path("keywords").size()).isZero();
    assertThat(lin.await("suggestion").path("why").path("issue").stringValue()).isEmpty();
  }

  private ConversationId customerSays(String text) {
    var id = shop.customerSays(text);
    shop.suggestion(id);
    return id;
  }

  private TestDesk signedIn(String name) {
    var token = directory.signIn(name, "secret", "here").orElseThrow();
    return desk().send("{'type':'hello','token':'" + token + "'}");
  }

  private TestDesk desk() {
    var desk = new TestDesk(server.port());
    desks.add(desk);
    return desk;
  }

  private static String frame(String type, ConversationId id, String rest) {
    return "{'type':'" + type + "','conversation':'" + id + "'" + rest + "}";
  }
}
