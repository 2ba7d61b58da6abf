package io.amends.simulation;

import io.amends.language.Understander;
import io.amends.remedy.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

/** Lets customers live, each by a seed of its own. Thread-safe. */
final class Simulation {

  private final Sets sets = new Sets();
  private final Lines lines = Lines.read();
  private final Understander model;

  /**
   * @param model hears every second customer
   */
  Simulation(Understander model) {
    this.model = model;
  }

  Sets sets() {
    return sets;
  }

  /** The same seed always lives the same life. */
  Life life(long seed) {
    var random = new Random(seed * 0x9E3779B97F4A7C15L);
    var kinds = Kind.values();
    var kind = kinds[(int) (seed % kinds.length)];
    var isHeard = (seed / kinds.length) % 2 == 1;
    var scene = Scene.of(random, kind, lines.issues());
    var orders = new OrderBook(scene.orders());
    var ledgers = new HashMap<String, Ledger>();
    var conversations = new ArrayList<Life.Conversation>();
    var tries = kind == Kind.BARGAINING && random.nextInt(3) == 0 ? 3 : 1;
    var begin = scene.begin();
    for (var i = 1; i <= tries; i++) {
      var id = "s" + seed + "-" + i;
      var witness = new Witness(orders);
      var world =
          new World(
              id,
              sets,
              scene,
              begin,
              ledgers,
              isHeard
                  ? (line, pending, at) ->
                      model.understand(
                          line.text(), pending, at.atZone(Sets.ZONE).toOffsetDateTime())
                  : (line, pending, at) -> line.meant(),
              witness,
              random);
      try {
        new Person(world, scene, lines, witness, !isHeard, random).lives();
      } catch (RuntimeException thrown) {
        throw new IllegalStateException(
            "seed " + seed + " after\n" + Transcript.of(world.history()), thrown);
      }
      conversations.add(new Life.Conversation(id, world.history(), witness.breaches()));
      begin = world.now().plus(Duration.ofHours(1));
    }
    return new Life(seed, scene, isHeard, List.copyOf(conversations));
  }

  List<Life> lives(long from, int count) {
    return java.util.stream.LongStream.range(from, from + count)
        .parallel()
        .mapToObj(this::life)
        .toList();
  }
}
