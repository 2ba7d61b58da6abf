package io.amends.rehearsal;

import io.amends.conversation.ConversationEvent;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a golden went when it was played.
 *
 * @param scenes as far as it could be played
 * @param ends how it ended, in the words of {@link Golden#ends}
 * @param stuck why it could not be played on; empty: it was played to its end
 * @param visits what of the flows it came by
 * @param flows that it went through, in their order
 */
public record Performance(
    Golden golden,
    List<Scene> scenes,
    String ends,
    String stuck,
    Set<Spot> visits,
    List<String> flows) {

  public Performance {
    scenes = List.copyOf(scenes);
    visits = Set.copyOf(visits);
    flows = List.copyOf(flows);
  }

  /**
   * One step as it went.
   *
   * @param heard what the customer's lines were understood to mean; none where nothing was written
   * @param events all that was recorded, the customer's and what time brought among it
   */
  public record Scene(
      Golden.Beat beat,
      List<Understanding> heard,
      Reaction reaction,
      List<ConversationEvent> events) {
    public Scene {
      heard = List.copyOf(heard);
      events = List.copyOf(events);
    }

    public boolean isAsWritten() {
      return reaction.isAsIn(beat.reaction());
    }
  }

  /** What went otherwise than written, in a sentence for each; none: it is as it should be. */
  public List<String> faults() {
    var faults = new ArrayList<String>();
    firstOther().ifPresent(scene -> faults.add("line " + scene.beat().line() + " goes otherwise"));
    if (!stuck.isEmpty()) {
      faults.add(stuck);
    }
    if (!ends.equals(golden.ends())) {
      faults.add("it ends " + ends + ", not " + golden.ends());
    }
    return faults;
  }

  public boolean isAsWritten() {
    return faults().isEmpty();
  }

  /** The first step that went otherwise. */
  public Optional<Scene> firstOther() {
    return scenes.stream().filter(scene -> !scene.isAsWritten()).findFirst();
  }
}
