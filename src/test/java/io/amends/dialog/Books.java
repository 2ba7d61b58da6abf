package io.amends.dialog;

import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.FollowUp;
import io.amends.dialog.Flow.FollowUp.Then;
import io.amends.dialog.Flow.Kind;
import io.amends.dialog.Flow.Line;
import io.amends.dialog.Flow.Step.Ask;
import io.amends.dialog.Flow.Step.LookUp;
import io.amends.remedy.Policies;
import io.amends.remedy.Remedy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small flow set made by hand: one complaint, every script that the code says by name. */
public final class Books {

  private static final String FLOW = "quality-defect";

  private Books() {}

  /** Asks for the order, looks it up, offers to keep it for a part of the money, or a new one. */
  public static FlowBook small() {
    return saying("small", Map.of());
  }

  /** The same with other words for some scripts. */
  public static FlowBook saying(String hash, Map<String, String> words) {
    var scripts = new HashMap<String, Script>();
    RequiredScripts.all()
        .forEach((name, use) -> scripts.put(name, script(name, name + placeholders(use))));
    for (var name : List.of("sorry", "which-order", "offer", "solved")) {
      scripts.put(FLOW + "/" + name, script(FLOW + "/" + name, name));
    }
    words.forEach((name, text) -> scripts.put(name, script(name, text)));
    return new FlowBook(
        hash,
        Map.of(FLOW, flow()),
        scripts,
        Policies.standard(),
        new io.amends.wording.WordingGuard(io.amends.dialog.yaml.FlowFiles.shippedWording()),
        io.amends.dialog.yaml.FlowFiles.shippedItems(),
        Duration.ofHours(1),
        Duration.ofDays(1));
  }

  private static Flow flow() {
    return new Flow(
        FLOW,
        "It does not work",
        Kind.COMPLAINT,
        List.of(FLOW),
        true,
        List.of(new Line(Map.of(), FLOW + "/sorry")),
        List.of(
            new Ask("order", Flow.Answer.NAMED, FLOW + "/which-order", true, Map.of()),
            new LookUp("order", Map.of())),
        List.of(
            new Case(
                Map.of(),
                FLOW + "/offer",
                List.of(Remedy.PARTIAL_REFUND, Remedy.RESHIP),
                "",
                false,
                "")),
        new FollowUp(Duration.ofDays(2), FLOW + "/solved", Then.HAND_OFF, Then.CLOSE));
  }

  private static Script script(String name, String text) {
    return new Script(name, Map.of("en", List.of(text)));
  }

  private static String placeholders(RequiredScripts.Use use) {
    return use.wanted().stream()
        .map(wanted -> " {" + wanted.code() + "}")
        .sorted()
        .collect(Collectors.joining());
  }
}
