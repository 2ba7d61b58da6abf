package io.amends.desk;

import io.amends.commerce.FactSheet;
import io.amends.conversation.Attachment;
import io.amends.conversation.Conversation;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.Matter;
import io.amends.conversation.Option;
import io.amends.conversation.Proposal;
import io.amends.desk.Summary.Approval;
import io.amends.desk.Summary.Slot;
import io.amends.engine.Entry;
import io.amends.language.Taxonomy;
import io.amends.remedy.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums a conversation up for the person who takes over. Pure. */
public final class Summaries {

  /** Slot under which the customer's wish is kept. */
  private static final String WISH = "wish";

  private Summaries() {}

  /**
   * @param transcript for what was sent along; what is kept of it
   * @param now days are counted to then
   */
  public static Summary of(Conversation conversation, List<Entry> transcript, Instant now) {
    var matter = conversation.matter();
    var moods = conversation.talk().moods();
    return new Summary(
        code(matter, Taxonomy.ISSUE),
        matter.slot(WISH).orElse(code(matter, Taxonomy.REQUEST)),
        conversation.talk().mood(),
        moods,
        trend(moods),
        slots(matter),
        offered(matter),
        matter.accepted() == null ? null : matter.accepted().offer(),
        matter.standingOrFresh().refusedKinds().stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList(),
        matter.declined(),
        matter.order().map(order -> FactSheet.of(order, now)).orElse(Map.of()),
        evidence(transcript),
        List.copyOf(conversation.desk().risks()),
        openApproval(matter),
        conversation.deadlines(),
        conversation.promises());
  }

  private static String code(Matter matter, Taxonomy head) {
    return Taxonomy.headOf(matter.code()).filter(head::equals).isPresent() ? matter.code() : "";
  }

  /** Newest against the mean of those before: one angry line is not yet a trend downwards. */
  private static String trend(List<Integer> moods) {
    if (moods.size() < 2) {
      return "steady";
    }
    var newest = moods.get(moods.size() - 1);
    var before =
        moods.subList(0, moods.size() - 1).stream().mapToInt(mood -> mood).average().orElse(0);
    if (Math.abs(newest - before) < 0.5) {
      return "steady";
    }
    return newest > before ? "rising" : "falling";
  }

  private static List<Slot> slots(Matter matter) {
    var names = new TreeSet<>(matter.slots().keySet());
    names.addAll(matter.asked().names());
    names.remove(WISH);
    return names.stream()
        .map(name -> new Slot(name, matter.slots().get(name), matter.timesAsked(name)))
        .toList();
  }

  /** This conversation's own, then what other channels put on the table for the same order. */
  private static List<Offer> offered(Matter matter) {
    var own =
        Optional.ofNullable(matter.proposal()).map(Proposal::options).orElse(List.of()).stream()
            .map(Option::offer);
    return Stream.concat(own, matter.standingOrFresh().offers().stream()).distinct().toList();
  }

  private static List<Attachment> evidence(List<Entry> transcript) {
    var evidence = new ArrayList<Attachment>();
    for (var entry : transcript) {
      if (entry.event() instanceof CustomerSpoke spoke) {
        evidence.addAll(spoke.attachments());
      }
    }
    return List.copyOf(evidence);
  }

  private static @Nullable Approval openApproval(Matter matter) {
    var accepted = matter.accepted();
    return accepted != null && matter.awaitsApproval()
        ? new Approval(accepted.proposal(), accepted.title(), accepted.offer())
        : null;
  }
}
