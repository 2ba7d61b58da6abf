package io.amends.rehearsal;

import io.amends.conversation.Cases;
import io.amends.conversation.Decider;
import io.amends.dialog.FlowBook;
import io.amends.language.Understanding;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays goldens on a set of flows, with orders and ledgers in memory. Pure: the same golden and ear
 * always give the same performance. Thread-safe.
 */
public final class Rehearsal {

  private final FlowBook book;
  private final Decider decider;
  private final Cases cases;

  public Rehearsal(FlowBook book) {
    this.book = book;
    this.decider = new Decider(book, ZoneOffset.UTC);
    this.cases = new Cases(book);
  }

  public Performance play(Golden golden, Ear ear) {
    var play = new Play(book, decider, cases, golden.opening(), ear);
    var scenes = new ArrayList<Performance.Scene>();
    var stuck = "";
    for (var beat : golden.beats()) {
      var heard = new ArrayList<Understanding>();
      var from = play.length();
      stuck = perform(play, beat.cues(), heard);
      if (!stuck.isEmpty()) {
        stuck = "line " + beat.line() + ": " + stuck;
        break;
      }
      scenes.add(new Performance.Scene(beat, heard, play.reactionSince(from), play.since(from)));
    }
    return new Performance(golden, scenes, play.ends(), stuck, play.visits(), play.flows());
  }

  /** Why it cannot be done; empty where it was. */
  private static String perform(Play play, List<Cue> cues, List<Understanding> heard) {
    var stuck = "";
    for (var cue : cues) {
      stuck = stuck.isEmpty() ? play.begin(cue) : stuck;
    }
    if (stuck.isEmpty()) {
      heard.addAll(play.listen());
    }
    return stuck;
  }
}
