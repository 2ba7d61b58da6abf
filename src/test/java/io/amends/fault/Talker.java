package io.amends.fault;

import io.amends.server.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that has one conversation after another, comes back whenever the connection breaks, and
 * says again what nobody has acknowledged.
 */
final class Talker implements Runnable {

  private static final AtomicLong ORDERS = new AtomicLong(2_026_111_800_000_000L);

  /** What is broken may be so for a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private static final Duration BACK_WITHIN = Duration.ofSeconds(300);
  private static final Duration BACK_AFTER_AT_MOST = Duration.ofMillis(150);
  private static final int TURNS_AT_MOST = 9;
  private static final int BURST_AT_MOST = 3;

  private static final List<String> ABOUT_AN_ORDER =
      List.of(
          "My mug arrived broken, order %s",
          "the mug in order %s came in pieces!",
          "Where is my order %s?",
          "Has order %s been shipped?",
          "订单%s的杯子收到就碎了",
          "訂單%s的杯子收到就破了",
          "我的订单%s到哪里了");

  private static final List<String> SMALL =
      List.of("no photo, sorry", "You decide", "hello", "thanks", "没有照片", "yes, solved, thank you");

  private final String name;
  private final Random random;
  private final Supplier<URI> chat;
  private final Gate gate;
  private final Journal journal;
  private final Duration pauseAtMost;
  private final Pace pace;
  private final BooleanSupplier isGoingOn;
  private final List<Talk> talks = new ArrayList<>();
  private volatile Wire wire;
  private volatile URI at;
  private int ids;

  /**
   * @param chat asked at each connection
   * @param pauseAtMost between turns
   * @param pace that all keep together
   */
  Talker(
      String name,
      long seed,
      Supplier<URI> chat,
      Gate gate,
      Journal journal,
      Duration pauseAtMost,
      Pace pace,
      BooleanSupplier isGoingOn) {
    this.name = name;
    this.random = new Random(seed);
    this.chat = chat;
    this.gate = gate;
    this.journal = journal;
    this.pauseAtMost = pauseAtMost;
    this.pace = pace;
    this.isGoingOn = isGoingOn;
  }

  /** Every conversation it had. */
  List<Talk> talks() {
    return talks;
  }

  @Override
  public void run() {
    while (isGoingOn.getAsBoolean()) {
      var talk = new Talk(name + "." + talks.size(), journal);
      talks.add(talk);
      try {
        have(talk);
      } catch (AssertionError hang) {
        talk.wrong(Invariant.I2, String.valueOf(hang.getMessage()));
      } catch (RuntimeException failure) {
        talk.wrong(Invariant.I1, "the client failed: " + failure);
      }
    }
  }

  /** The connection breaks if it leads there, as when a machine goes. May be called by anybody. */
  void isCutOffFrom(URI node) {
    var now = wire;
    if (now != null && node.equals(at)) {
      now.drop();
    }
  }

  private void have(Talk talk) {
    connect(talk);
    var turns = 1 + random.nextInt(TURNS_AT_MOST);
    for (var turn = 0; turn < turns && !talk.isWithPeople() && isGoingOn.getAsBoolean(); turn++) {
      speak(talk);
      if (random.nextInt(4) > 0) {
        listenUntil(talk, () -> talk.isAnswered() || talk.isWithPeople());
      }
      rest(pauseAtMost);
      if (random.nextInt(12) == 0) {
        wire.drop();
        connect(talk);
      }
    }
    listenUntil(talk, () -> talk.isAnswered() || (talk.isAcked() && talk.isWithPeople()));
    wire.drop();
    talk.checkAtTheEnd();
  }

  private void speak(Talk talk) {
    var proposal = talk.proposal();
    if (proposal != null && random.nextInt(4) > 0) {
      var frame =
          Wire.frame("choose")
              .put("id", id())
              .put("proposal", proposal.path("proposal").asString())
              .put("option", 1 + random.nextInt(2));
      send(talk, frame);
      return;
    }
    var burst = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(BURST_AT_MOST);
    for (var n = 0; n < burst; n++) {
      send(talk, Wire.frame("message").put("id", id()).put("text", text()));
    }
  }

  /** Of an order that nobody else will ever ask about. */
  static String question() {
    return "Where is my order " + ORDERS.incrementAndGet() + "?";
  }

  private String text() {
    if (random.nextInt(60) == 0) {
      return "I want to speak to a human";
    }
    if (random.nextBoolean()) {
      return SMALL.get(random.nextInt(SMALL.size()));
    }
    var words = ABOUT_AN_ORDER.get(random.nextInt(ABOUT_AN_ORDER.size()));
    return words.formatted(ORDERS.incrementAndGet());
  }

  private String id() {
    return name + "-" + ++ids;
  }

  private void send(Talk talk, ObjectNode frame) {
    pace.await(isGoingOn);
    talk.sends(frame);
    try {
      wire.send(frame);
    } catch (Wire.LostException lost) {
      connect(talk);
    }
  }

  private void listenUntil(Talk talk, BooleanSupplier isEnough) {
    while (!isEnough.getAsBoolean()) {
      try {
        talk.receives(wire.next("anything more (" + talk.name() + ")", PATIENCE, frame -> true));
      } catch (Wire.LostException lost) {
        connect(talk);
      }
    }
  }

  /** Comes (back), and says again what may have been lost. */
  private void connect(Talk talk) {
    var deadline = System.nanoTime() + BACK_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      gate.pass(BACK_WITHIN);
      try {
        if (wire != null) {
          wire.drop();
        }
        var node = chat.get();
        at = node;
        wire = Wire.open(node);
        wire.send(talk.hello());
        talk.welcomed(welcome());
        for (var frame : talk.unacked()) {
          wire.send(frame);
        }
        return;
      } catch (Wire.LostException | CompletionException lost) {
        // It died again, or is not quite there yet.
        rest(BACK_AFTER_AT_MOST);
      }
    }
    throw new AssertionError("the service serves nobody");
  }

  private JsonNode welcome() {
    var told = wire.next("a welcome", frame -> isOf("welcome", frame) || isOf("error", frame));
    if (isOf("error", told)) {
      throw new Wire.LostException("not now: " + told);
    }
    return told;
  }

  private static boolean isOf(String type, JsonNode frame) {
    return frame.path("type").asString().equals(type);
  }

  private void rest(Duration atMost) {
    LockSupport.parkNanos((long) (random.nextDouble() * atMost.toNanos()));
  }
}
