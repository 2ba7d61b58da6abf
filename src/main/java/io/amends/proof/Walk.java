package io.amends.proof;

import io.amends.dialog.Condition;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.Case;
import io.amends.dialog.Flow.Step;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Vocabulary;
import io.amends.language.Taxonomy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes every combination through a flow to the case that holds of it, and on into the flow that it
 * goes on with.
 *
 * <p>A slot can hold anything that some question or some earlier flow may have filled it with; only
 * what a flow must know to go on is certain there. For what can be reached at all it is taken more
 * narrowly: a flow's own question was answered only where the flow asks it.
 */
final class Walk {

  private static final String SUBJECT = "subject";

  private final FlowBook book;
  private final World world;
  private final boolean narrowly;

  Walk(FlowBook book, World world, boolean narrowly) {
    this.book = book;
    this.world = world;
    this.narrowly = narrowly;
  }

  /** What comes by at a case. */
  interface Visitor {
    void at(Flow flow, int number, Case found, Scene scene);
  }

  /** From the flow's beginning. */
  void from(Flow flow, Visitor visitor) {
    through(flow, about(flow), visitor);
  }

  /** All combinations that begin with one of the flow's own subjects. */
  private List<Scene> about(Flow flow) {
    var all = Scene.all(world);
    return world.dimension(SUBJECT).all().size() == flow.startsOn().size()
        ? List.of(all)
        : all.where(SUBJECT, code -> flow.startsOn().contains(code));
  }

  /** The combinations of which a step of clarifying can be taken. */
  List<Scene> atStep(Flow flow, Step step) {
    return Split.of(about(flow), step.when()).hold();
  }

  private void through(Flow flow, List<Scene> scenes, Visitor visitor) {
    var rest = clarified(flow, scenes);
    for (var i = 0; i < flow.cases().size(); i++) {
      var found = flow.cases().get(i);
      var split = Split.of(rest, found.when());
      for (var scene : split.hold()) {
        visitor.at(flow, i, found, scene);
      }
      if (!found.continueWith().isEmpty() && !split.hold().isEmpty()) {
        var next = book.flow(found.continueWith()).orElseThrow();
        through(next, split.hold().stream().flatMap(s -> onto(next, s).stream()).toList(), visitor);
      }
      rest = split.rest();
    }
    if (!rest.isEmpty()) {
      throw new IllegalStateException("flow " + flow.name() + " has combinations without a case");
    }
  }

  /** The subject stays, but a question that became a complaint is about that from here on. */
  private List<Scene> onto(Flow next, Scene scene) {
    var subject = world.dimension(SUBJECT);
    var part = new BitSet();
    subject
        .of(scene.of(subject))
        .map(each -> (String) each.sample())
        .map(
            code ->
                next.startsOn().contains(code) || Taxonomy.ISSUE.codes().contains(code)
                    ? code
                    : next.startsOn().get(0))
        .forEach(code -> part.set(index(subject, code)));
    return scene.with(subject, part);
  }

  private static int index(Dimension dimension, String sample) {
    for (var i = 0; i < dimension.all().size(); i++) {
      if (dimension.all().get(i).sample().equals(sample)) {
        return i;
      }
    }
    throw new IllegalArgumentException(sample + " is not in " + dimension.name());
  }

  /** What is certain once the questions are behind us. */
  private List<Scene> clarified(Flow flow, List<Scene> scenes) {
    var clarified = scenes;
    for (var step : flow.clarify()) {
      if (step instanceof Step.Ask ask && ask.required()) {
        clarified = answered(ask, clarified, looksUp(flow));
      }
    }
    if (narrowly) {
      for (var slot : own(flow)) {
        clarified = onlyWhereAsked(flow, slot, clarified);
      }
    }
    return clarified;
  }

  private static List<Scene> answered(Step.Ask ask, List<Scene> scenes, boolean looksUp) {
    var split = Split.of(scenes, ask.when());
    var answered = new ArrayList<>(split.rest());
    for (var scene : split.hold()) {
      for (var known : scene.where(World.SLOT + ask.slot(), value -> value != null)) {
        answered.addAll(
            looksUp && ask.slot().equals("order")
                ? known.where(World.LOOKUP, value -> value != null)
                : List.of(known));
      }
    }
    return answered;
  }

  private static boolean looksUp(Flow flow) {
    return flow.clarify().stream()
        .anyMatch(step -> step instanceof Step.LookUp && step.when().isEmpty());
  }

  private static List<String> own(Flow flow) {
    return flow.clarify().stream()
        .filter(Step.Ask.class::isInstance)
        .map(step -> ((Step.Ask) step).slot())
        .filter(slot -> !Vocabulary.SLOTS.containsKey(slot))
        .distinct()
        .toList();
  }

  private static List<Scene> onlyWhereAsked(Flow flow, String slot, List<Scene> scenes) {
    var result = new ArrayList<Scene>();
    var rest = scenes;
    for (var step : flow.clarify()) {
      if (step instanceof Step.Ask ask && ask.slot().equals(slot)) {
        var split = Split.of(rest, lasting(ask.when()));
        result.addAll(split.hold());
        rest = split.rest();
      }
    }
    rest.forEach(scene -> result.addAll(scene.where(World.SLOT + slot, value -> value == null)));
    return result;
  }

  /** Moods pass, and what was not told then may be told by now. */
  private static Map<String, Condition> lasting(Map<String, Condition> when) {
    var lasting = new LinkedHashMap<>(when);
    lasting.keySet().removeIf(fact -> fact.equals("mood") || fact.startsWith(World.SLOT));
    return lasting;
  }

  /** The flows that one leads to, itself first. */
  static List<Flow> family(FlowBook book, Flow flow) {
    var family = new ArrayList<>(List.of(flow));
    for (var i = 0; i < family.size(); i++) {
      for (var found : family.get(i).cases()) {
        Optional.of(found.continueWith())
            .filter(name -> !name.isEmpty())
            .flatMap(book::flow)
            .filter(next -> !family.contains(next))
            .ifPresent(family::add);
      }
    }
    return family;
  }
}
