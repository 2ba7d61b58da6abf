package io.amends.simulation;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.dialog.Stage;
import io.amends.simulation.Lines.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A customer of one kind in one conversation: reads what was said last and does what this kind of
 * customer does. Knows the scene and what it says itself; of the assistant only what it says.
 */
final class Person {

  private static final int LONGEST = 14;

  private static final List<String> WISHES =
      List.of(
          "wish-refund",
          "wish-return",
          "wish-exchange",
          "wish-resend",
          "wish-repair",
          "wish-compensation");

  private static final List<String> ELSEWHERE =
      List.of(
          "invoice",
          "how-to",
          "order-status",
          "refund-status",
          "product-question",
          "change-order",
          "machine",
          "weather",
          "greet",
          "explain");

  /** Answers to the questions of flows, the likeliest first. */
  private static final Map<String, List<String>> ANSWERS =
      Map.ofEntries(
          Map.entry("order", List.of("tell-order", "tell-order", "tell-order", "no-number")),
          Map.entry("item", List.of("tell-item")),
          Map.entry("photo", List.of("tell-photo", "tell-photo", "no-photo", "photo-later")),
          Map.entry("usable", List.of("yes", "no", "unsure")),
          Map.entry("worn", List.of("no", "no", "yes", "unsure")),
          Map.entry("whole", List.of("yes", "no", "unsure")),
          Map.entry("keep", List.of("yes", "no", "unsure", "wish-return", "wish-compensation")),
          Map.entry("with-you", List.of("yes", "no")),
          Map.entry("needed-by", List.of("no-day", "tell-day")),
          Map.entry("promise", List.of("tell-promise", "no-day")),
          Map.entry("right-address", List.of("tell-data")),
          Map.entry("new-data", List.of("tell-data", "no")),
          Map.entry("invoice-data", List.of("tell-data")),
          Map.entry("what-is-missing", List.of("tell-missing")),
          Map.entry("checked-by", List.of("tell-checked", "no")),
          Map.entry("difference", List.of("tell-difference", "haggle")),
          Map.entry("what-happened", List.of("tell-what-happened")),
          Map.entry("which-goods", List.of("tell-item", "no")),
          Map.entry("applied", List.of("yes", "no")),
          Map.entry("works-again", List.of("no", "yes")),
          Map.entry("vent", List.of("rant", "explain", "wish-open")),
          Map.entry("confirm", List.of("yes", "yes", "no")),
          Map.entry("solved", List.of("solved", "solved", "unsolved")));

  /** What an answer surely tells. */
  private static final Map<String, String> TELLS =
      Map.of(
          "tell-photo", "photo",
          "no-photo", "photo",
          "tell-day", "needed-by",
          "no-day", "needed-by",
          "tell-missing", "what-is-missing",
          "tell-checked", "checked-by",
          "tell-promise", "promise",
          "tell-what-happened", "what-happened");

  private final World world;
  private final Scene scene;
  private final Lines lines;
  private final Witness witness;
  private final Random random;
  private final boolean isSure;
  private String subject;
  private int said;
  private boolean leaves;

  /**
   * @param isSure whether what is said is understood for sure, so that it may not be asked again
   */
  Person(World world, Scene scene, Lines lines, Witness witness, boolean isSure, Random random) {
    this.world = world;
    this.scene = scene;
    this.lines = lines;
    this.witness = witness;
    this.isSure = isSure;
    this.random = random;
    this.subject = scene.subject();
  }

  /** From the first word until nobody has anything to say any more. */
  void lives() {
    opens();
    while (said < LONGEST && !leaves) {
      world.passes(Duration.ofSeconds(5 + random.nextInt(90)));
      if (random.nextInt(40) == 0) {
        world.reloads();
      }
      if (world.state().stage() == Stage.CLOSED) {
        leaves = !chance(10);
        if (!leaves) {
          opens();
        }
      } else if (!world.state().desk().assistantSpeaks()) {
        isWithAPerson();
      } else if (world.isChecking()) {
        checking();
      } else {
        reacts();
      }
    }
    for (var day = 0; day < 4; day++) {
      world.passes(Duration.ofHours(24));
      if (day == 0 && isAsked("solved") && chance(50)) {
        says(pick(ANSWERS.get("solved")));
      }
    }
  }

  private void opens() {
    var first = new ArrayList<Spoken>();
    if (chance(15)) {
      first.add(line("greet"));
    }
    first.add(line(subject));
    if (chance(45)) {
      first.add(line("tell-order"));
    }
    if (chance(scene.kind() == Kind.BARGAINING ? 50 : 20) && isComplaint()) {
      first.add(line(pick(WISHES)));
    }
    if (chance(scene.kind().rages)) {
      first.add(line("rant"));
    }
    if (chance(60)) {
      says(first.toArray(Spoken[]::new));
    } else {
      first.forEach(one -> says(one));
    }
  }

  private boolean isComplaint() {
    return lines.issues().contains(subject);
  }

  private void checking() {
    if (chance(20)) {
      says(pick(List.of("wait", "explain", "tell-order", "rant", "greet")));
    } else {
      world.passes(Duration.ofMinutes(2));
    }
  }

  private void isWithAPerson() {
    if (chance(20)) {
      says(pick(List.of("thank", "explain", "wish-refund", "rant", "tell-order", "wait")));
    }
    if (chance(15)) {
      leaves = true;
      return;
    }
    world.passes(Duration.ofMinutes(1 + random.nextInt(30)));
    if (world.state().desk().assistantSpeaks()) {
      return;
    }
    world.personActs();
    if (chance(60) && !world.state().desk().assistantSpeaks()) {
      world.personGivesBack();
    } else {
      leaves = chance(50);
    }
  }

  private void reacts() {
    var kind = scene.kind();
    if (chance(kind.rages) && chance(50)) {
      rages();
    } else if (chance(kind.strays)) {
      strays();
    } else if (!chance(kind.answers)) {
      isSilent();
    } else if (world.pair().isPresent()) {
      decides();
    } else {
      answers();
    }
  }

  private void isSilent() {
    said++;
    if (chance(20)) {
      leaves = true;
    } else if (chance(50)) {
      world.passes(Duration.ofMinutes(1 + random.nextInt(30)));
    } else {
      world.passes(Duration.ofHours(1 + random.nextInt(40)));
    }
  }

  private void rages() {
    var how = random.nextInt(100);
    if (how < 3) {
      says(pick(List.of("legal", "safety", "extortion")));
    } else if (how < 15) {
      says("human");
    } else if (how < 25) {
      says(pick(List.of("fury", "insult")));
    } else if (how < 40) {
      says(pick(List.of("review", "platform")));
    } else if (how < 60) {
      says(line("rant"), line("explain"));
    } else {
      says("rant");
    }
  }

  private void strays() {
    switch (scene.kind()) {
      case TOPIC_HOPPING -> {
        if (chance(25)) {
          subject = pick(lines.issues());
          says(subject);
        } else {
          says(pick(ELSEWHERE));
        }
      }
      case CONTRADICTORY -> contradicts();
      default -> says(pick(List.of("thank", "wait", "machine", "gibberish", "explain", "greet")));
    }
  }

  private void contradicts() {
    if (chance(8)) {
      says("withdraw");
    } else if (chance(20)) {
      says(line("yes"), line("no"));
    } else if (chance(30)) {
      says(line(pick(WISHES)), line(pick(WISHES)));
    } else if (chance(40)) {
      says(otherOrder());
    } else if (chance(50)) {
      says(pick(List.of("first", "second", "either")));
    } else {
      says(pick(List.of("solved", "unsolved", "refuse")));
    }
  }

  /** Another number of one's own, or one that nobody knows. */
  private Spoken otherOrder() {
    var numbers = new ArrayList<>(scene.orders().keySet());
    var number = chance(20) ? "E20269999999" : numbers.get(random.nextInt(numbers.size()));
    return lines.say("correct-order", scene.language(), Map.of("order", number), random);
  }

  private void decides() {
    var kind = scene.kind();
    if (chance(kind.chooses)) {
      if (chance(50)) {
        said++;
        world.clicks(1 + random.nextInt(2));
      } else {
        says(pick(List.of("first", "second", "first", "second", "either")));
      }
    } else if (chance(kind.haggles)) {
      says(pick(List.of("haggle", "haggle", "more")));
    } else {
      says(
          pick(
              List.of(
                  "refuse",
                  "refuse",
                  pick(WISHES),
                  "explain",
                  "yes",
                  "wait",
                  "haggle",
                  "unsure",
                  subject)));
    }
  }

  private void answers() {
    var last = last();
    var asks = asks(last);
    if (asks.equals("wish")) {
      says(chance(25) ? "wish-open" : pick(WISHES));
    } else if (asks.equals("issue")) {
      says(isComplaint() ? subject : pick(lines.issues()));
    } else if (ANSWERS.containsKey(asks)) {
      answersQuestion(asks);
    } else if (world.state().stage() == Stage.FOLLOW_UP) {
      afterwards();
    } else if (last instanceof AgentSpoke || last instanceof ReplySent && chance(50)) {
      says(pick(List.of("thank", "thank", subject, "bye", "yes")));
    } else {
      isSilent();
    }
  }

  private void answersQuestion(String asks) {
    var all = ANSWERS.get(asks);
    var patient = scene.kind() == Kind.PATIENT && chance(80);
    var answer = patient ? all.get(0) : pick(all);
    says(answer);
    if (isSure && asks.equals(TELLS.get(answer)) && !world.isChecking()) {
      witness.told(asks);
    }
  }

  private void afterwards() {
    if (chance(15)) {
      says("tracking");
    } else if (chance(30)) {
      says(pick(List.of("thank", "bye", "explain", "first", "refund-status")));
    } else if (chance(15)) {
      subject = pick(lines.issues());
      says(subject);
    } else {
      said++;
      world.passes(Duration.ofHours(25));
      if (isAsked("solved")) {
        says(pick(ANSWERS.get("solved")));
      }
    }
  }

  private boolean isAsked(String slot) {
    return world.state().desk().assistantSpeaks() && asks(last()).equals(slot);
  }

  private static String asks(ConversationEvent last) {
    return last instanceof ReplySent reply
        ? reply.asks()
        : last instanceof AgentSpoke spoke ? spoke.asks() : "";
  }

  private ConversationEvent last() {
    var history = world.history();
    for (var i = history.size() - 1; i >= 0; i--) {
      var event = history.get(i).event();
      if (event instanceof ReplySent
          || event instanceof ProposalMade
          || event instanceof AgentSpoke) {
        return event;
      }
    }
    return history.get(0).event();
  }

  private void says(String intention) {
    says(line(intention));
  }

  private void says(Spoken... all) {
    said++;
    world.says(List.of(all));
  }

  private Spoken line(String intention) {
    var values = new HashMap<String, String>();
    var order = scene.order();
    var symbol = order.currency().equals("CNY") ? "" : " " + order.currency();
    var amount = Integer.toString(1 + random.nextInt(60));
    var chinese = !scene.language().equals("en");
    values.put("order", order.number());
    values.put("item", order.items().get(0).title());
    values.put(
        "amount",
        chinese ? amount + (symbol.isEmpty() ? "元" : symbol) : amount + " " + order.currency());
    values.put("amount-value", amount + " " + order.currency());
    values.put("day", chinese ? "11月28日" : "28 November");
    values.put("day-value", "2026-11-28");
    values.put("number", "SF1020304051");
    values.put(
        "data", chinese ? "上海市静安区南京西路100号，13800138000" : "12 Baker Street, London, 020 7946 0958");
    return lines.say(intention, scene.language(), values, random);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
