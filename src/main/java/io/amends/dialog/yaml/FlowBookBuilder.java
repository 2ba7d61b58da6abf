package io.amends.dialog.yaml;

import io.amends.dialog.Commitment;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.FollowUp.Then;
import io.amends.dialog.FlowBook;
import io.amends.dialog.ItemWords;
import io.amends.dialog.Script;
import io.amends.remedy.Remedy;
import io.amends.remedy.Severity;
import io.amends.wording.WordingGuard;
import io.amends.yaml.Durations;
import io.amends.yaml.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the set out of drafts that passed every check. */
final class FlowBookBuilder {

  private FlowBookBuilder() {}

  static FlowBook build(
      String hash,
      List<FlowDraft> drafts,
      PolicyReader.Limits limits,
      WordingGuard guard,
      ItemWords items) {
    var flows = new HashMap<String, Flow>();
    var scripts = new HashMap<String, Script>();
    for (var draft : drafts) {
      for (var script : draft.scripts().values()) {
        var name = draft.name().text() + "/" + script.name();
        scripts.put(name, new Script(name, texts(script), commits(script)));
      }
      if (!draft.isWords()) {
        flows.put(draft.name().text(), flow(draft));
      }
    }
    return new FlowBook(
        hash,
        flows,
        scripts,
        limits.policy(),
        guard,
        items,
        limits.silence(),
        limits.idle(),
        limits.promising());
  }

  private static List<Commitment> commits(FlowDraft.Script script) {
    return script.commits().stream().map(FlowDraft.Commits::commitment).toList();
  }

  private static Map<String, List<String>> texts(FlowDraft.Script script) {
    var texts = new HashMap<String, List<String>>();
    script
        .variants()
        .forEach(
            (language, variants) ->
                texts.put(language, variants.stream().map(FlowDraft.Variant::text).toList()));
    return texts;
  }

  private static Flow flow(FlowDraft draft) {
    return new Flow(
        draft.name().text(),
        draft.about(),
        draft.isComplaint() ? Flow.Kind.COMPLAINT : Flow.Kind.INFORMATION,
        draft.startsOn().stream().map(Word::text).toList(),
        draft.defective(),
        draft.empathy().stream()
            .map(line -> new Flow.Line(line.when().conditions(), draft.full(line.say())))
            .toList(),
        draft.clarify().stream().map(step -> step(draft, step)).toList(),
        draft.cases().stream().map(found -> found(draft, found)).toList(),
        followUp(draft));
  }

  private static Flow.Step step(FlowDraft draft, FlowDraft.Step step) {
    var when = step.when().conditions();
    return step.lookUp().isBlank()
        ? new Flow.Step.Ask(
            step.ask().text(), step.answer(), draft.full(step.with()), step.required(), when)
        : new Flow.Step.LookUp(step.lookUp().text(), when);
  }

  private static Flow.Case found(FlowDraft draft, FlowDraft.Case found) {
    return new Flow.Case(
        found.when().conditions(),
        found.say().isBlank() ? "" : draft.full(found.say()),
        options(found).map(code -> Remedy.ofCode(code.text()).orElseThrow()).toList(),
        Severity.ofCode(found.severity().text()).orElse(Severity.MINOR),
        found.continueWith().text(),
        found.handOff(),
        found.note().text());
  }

  private static Stream<Word> options(FlowDraft.Case found) {
    return found.confirm().isBlank() ? found.offer().stream() : Stream.of(found.confirm());
  }

  private static Flow.FollowUp followUp(FlowDraft draft) {
    var followUp = draft.followUp();
    if (followUp == null) {
      return Flow.FollowUp.none();
    }
    return new Flow.FollowUp(
        Durations.read(followUp.after(), (line, what, remedy) -> {}),
        draft.full(followUp.say()),
        then(followUp.ifNo()),
        then(followUp.ifSilent()));
  }

  private static Then then(Word word) {
    return Then.valueOf(word.text().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
