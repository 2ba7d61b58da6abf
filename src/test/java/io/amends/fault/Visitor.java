package io.amends.fault;

import io.amends.server.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** A customer who does what a scenario says, one thing after another. Used by one thread. */
final class Visitor implements AutoCloseable {

  private static final long AGAIN_NANOS = 50_000_000;

  private final Talk talk;
  private Wire wire;
  private int ids;

  Visitor(String name, Journal journal) {
    this.talk = new Talk(name, journal);
  }

  Talk talk() {
    return talk;
  }

  Wire wire() {
    return wire;
  }

  /** Comes (back), however often it takes; says again what nobody acknowledged. */
  void comes(URI chat) {
    var deadline = System.nanoTime() + Bench.HANG.toNanos();
    while (true) {
      try {
        leaves();
        wire = Wire.open(chat);
        wire.send(talk.hello());
        talk.welcomed(wire.next("welcome"));
        talk.unacked().forEach(wire::send);
        return;
      } catch (Wire.LostException | CompletionException lost) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(talk.name() + " is not let in", lost);
        }
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }

  /** Asks, and comes back when that is durable; returns how long it took. */
  Duration asks() {
    return says(Talker.question());
  }

  Duration says(String text) {
    var began = System.nanoTime();
    var frame = Wire.frame("message").put("id", talk.name() + "-" + ++ids).put("text", text);
    talk.sends(frame);
    wire.send(frame);
    while (!talk.isAcked()) {
      talk.receives(wire.next("an ack for " + talk.name(), any -> true));
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Listens until everything is answered, or a person has it. */
  void isAnswered() {
    while (!talk.isAnswered() && !talk.isWithPeople()) {
      talk.receives(wire.next("an answer to " + talk.name(), any -> true));
    }
  }

  /** Without a goodbye. */
  void leaves() {
    if (wire != null) {
      wire.drop();
    }
  }

  @Override
  public void close() {
    leaves();
  }
}
