package io.amends.rehearsal;

import io.amends.dialog.FlowBook;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of playing all goldens: those that went otherwise, and what of the flows none visits.
 * Lives in one thread.
 */
public final class Findings {

  private final FlowBook book;
  private final List<Performance> decided = new ArrayList<>();
  private final List<String> otherwise = new ArrayList<>();
  private final List<String> notHeard = new ArrayList<>();

  public Findings(FlowBook book) {
    this.book = book;
  }

  /** One was played with the understanding that is written in it. */
  public void decided(Performance performance) {
    decided.add(performance);
    if (!performance.isAsWritten()) {
      otherwise.add(
          "Decided otherwise. The flows or the golden must change.\n" + told(performance));
    }
  }

  /** One was played with a model's understanding. */
  public void heard(Performance performance) {
    var why = performance.golden().notHeard();
    if (!why.isEmpty()) {
      notHeard.add(performance.golden().file() + ": " + why);
    }
    if (why.isEmpty() && !performance.isAsWritten()) {
      otherwise.add("Heard otherwise. The lines in intents/ must change.\n" + told(performance));
    } else if (!why.isEmpty() && performance.isAsWritten()) {
      otherwise.add("Heard rightly now. Delete \"not-heard\" in " + performance.golden().file());
    }
  }

  public boolean areNone() {
    return otherwise.isEmpty() && coverage().isWhole();
  }

  /** What went otherwise, both transcripts side by side each; none: nothing did. */
  public List<String> otherwise() {
    return List.copyOf(otherwise);
  }

  /** Goldens that the model does not arrive at yet, each with the reason. */
  public List<String> notHeard() {
    return List.copyOf(notHeard);
  }

  /** What of the flows was visited with the understanding that is written in the goldens. */
  public Coverage coverage() {
    return Coverage.of(book, decided);
  }

  public String summary() {
    return "%d goldens: %d go otherwise, %d spots of the flows have none"
        .formatted(decided.size(), otherwise.size(), coverage().missing().size());
  }

  public String report() {
    var lines = new ArrayList<>(otherwise);
    lines.add(summary());
    lines.add("");
    lines.add(coverage().report(book));
    if (!notHeard.isEmpty()) {
      lines.add("The model does not arrive at:");
      notHeard.forEach(each -> lines.add("  " + each));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String told(Performance performance) {
    return SideBySide.of(performance);
  }
}
