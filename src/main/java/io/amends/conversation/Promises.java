package io.amends.conversation;

import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.DecisionEvent.DeadlineSet;
import io.amends.conversation.DecisionEvent.OptionAccepted;
import io.amends.conversation.DecisionEvent.PromiseDropped;
import io.amends.conversation.DecisionEvent.PromiseKept;
import io.amends.conversation.DecisionEvent.PromiseMade;
import io.amends.conversation.DecisionEvent.PromiseOverdue;
import io.amends.conversation.DecisionEvent.PromiseWarned;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.dialog.Commitment;
import io.amends.dialog.Commitment.To;
import io.amends.dialog.RequiredScripts;
import io.amends.wording.Deadline;
import io.amends.wording.Deadlines;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What we said that will be, and what becomes of it. A promise is made by the text that the
 * customer reads: of all that a script commits to, by what this text names the time of. It is kept
 * by what was promised and by nothing else; what is not kept in time goes to a person, and the
 * customer is told.
 */
final class Promises {

  /** Name of the deadline at which promises are looked at; follows from them. */
  static final String DEADLINE = "promise";

  private static final String OVERDUE = "promise-overdue";
  private static final Set<To> WORDS = Set.of(To.NEWS, To.ANSWER);

  private Promises() {}

  /** The customer reads this now, whoever sent it. */
  static void said(Draft draft, ConversationEvent event) {
    if (event instanceof ReplySent reply) {
      said(draft, reply.scripts(), reply.text());
    } else if (event instanceof ProposalMade made) {
      said(draft, made.scripts(), made.text());
    } else if (event instanceof SystemSaid news) {
      said(draft, news.scripts(), news.text());
    } else if (event instanceof AgentSpoke spoke) {
      said(draft, spoke.scripts(), spoke.text());
    }
  }

  private static void said(Draft draft, List<String> scripts, String text) {
    var commits = new LinkedHashSet<Commitment>();
    for (var name : scripts) {
      var script = draft.book().scripts().get(name);
      for (var commitment : script == null ? List.<Commitment>of() : script.commits()) {
        if (commitment.to() != To.NOTHING) {
          commits.add(commitment);
        }
      }
    }
    if (commits.isEmpty()) {
      return;
    }
    for (var named : Deadlines.in(text)) {
      commits.stream()
          .filter(commitment -> commitment.within().equals(named.deadline()))
          .forEach(commitment -> make(draft, commitment, Deadlines.sentence(text, named)));
    }
  }

  /** What the chosen option said of itself holds once it is carried out. */
  static void chosen(Draft draft, OptionAccepted accepted) {
    var proposal = draft.matter().proposal();
    if (proposal == null
        || !proposal.id().equals(accepted.proposal())
        || proposal.options().size() < 2) {
      return;
    }
    proposal.options().stream()
        .filter(option -> option.offer().equals(accepted.offer()))
        .findFirst()
        .ifPresent(
            option ->
                said(
                    draft,
                    List.of("remedies/" + option.offer().remedy().code() + "-detail"),
                    option.detail()));
  }

  private static void make(Draft draft, Commitment commitment, String words) {
    var accepted = draft.matter().accepted();
    var about = commitment.to() == To.ANSWER || accepted == null ? "" : accepted.proposal();
    var isLater = !commitment.from().isEmpty();
    var due = commitment.within().after(draft.now(), draft.zone());
    var promise =
        new Promise(
            draft.state().id()
                + "/w"
                + draft.state().talk().seq()
                + "."
                + (draft.state().promises().size() + 1),
            commitment.to().code(),
            about,
            words,
            commitment.within().toString(),
            commitment.from(),
            draft.now(),
            isLater ? null : draft.book().promising().warnAt(draft.now(), due),
            isLater ? null : due,
            Promise.OPEN);
    if (draft.state().promises().stream().noneMatch(known -> covers(known, promise))) {
      draft.record(new PromiseMade(promise));
    }
  }

  /** What is owed already, and no later, is not promised once more. */
  private static boolean covers(Promise known, Promise promise) {
    var due = promise.due();
    var knownDue = known.due();
    return known.isLike(promise)
        && (due == null || knownDue != null && !knownDue.isAfter(due) && !known.isOverdue());
  }

  /**
   * The shop told how far a remedy is.
   *
   * @param told whether the customer has been told
   */
  static void progressed(Draft draft, String remedy, String state, boolean told) {
    begin(draft, remedy, state);
    if (state.equals(Watch.DONE)) {
      keep(draft, "remedy", of(Set.of(To.REMEDY), remedy));
    } else if (state.equals(Watch.REFUSED)) {
      drop(draft, "remedy-refused", of(Set.of(To.REMEDY), remedy));
    }
    if (told) {
      keep(draft, "news", of(Set.of(To.NEWS), remedy));
    }
  }

  /** The time of a promise that counts from this state begins. */
  private static void begin(Draft draft, String remedy, String state) {
    for (var promise : draft.state().promises()) {
      if (promise.due() == null && promise.about().equals(remedy) && promise.from().equals(state)) {
        var due = Deadline.of(promise.within()).orElseThrow().after(draft.now(), draft.zone());
        var warnAt = draft.book().promising().warnAt(draft.now(), due);
        draft.record(new PromiseMade(promise.begun(warnAt, due)));
      }
    }
  }

  /** The follow-up was said: the customer has heard from us. */
  static void followedUp(Draft draft) {
    keep(draft, "follow-up", promise -> promise.to().equals(To.NEWS.code()));
  }

  /** A person has written to the customer. */
  static void answered(Draft draft, String agent) {
    keep(draft, "agent " + agent, Promises::isOwedWords);
  }

  /** The customer says that all is well: nobody waits for words any more. */
  static void solved(Draft draft) {
    drop(draft, "solved", Promises::isOwedWords);
  }

  /** The time for a look at the promises has come. */
  static void due(Draft draft) {
    var wasOverdue = draft.state().promises().stream().anyMatch(Promise::isOverdue);
    var isLate = false;
    for (var promise : draft.state().promises()) {
      if (promise.isNewlyOverdue(draft.now())) {
        draft.record(new PromiseOverdue(promise.id()));
        draft.because("overdue: " + promise.words());
        isLate = true;
      } else if (promise.isToWarnOf(draft.now())) {
        draft.record(new PromiseWarned(promise.id()));
      }
    }
    if (isLate && !wasOverdue) {
      draft.by("promise-overdue");
      tell(draft);
    }
    lookAgain(draft);
  }

  /** Once and honestly; then a person makes it good. */
  private static void tell(Draft draft) {
    var desk = draft.state().desk();
    if (desk.mode() == Mode.HUMAN && !desk.isHeld()) {
      // Nobody is there to say it, and the assistant must not: it is news of the waiting.
      var text = draft.text(RequiredScripts.PROMISE_LATE, Map.of());
      draft.tell(new SystemSaid(List.of(RequiredScripts.PROMISE_LATE), text, draft.language()));
      return;
    }
    draft.say(RequiredScripts.PROMISE_LATE);
    draft.reply(draft.matter().stage(), draft.matter().question());
    draft.handOff(OVERDUE);
  }

  /** A look that changed nothing (the clock went back) is taken again. */
  private static void lookAgain(Draft draft) {
    if (draft.state().deadlines().containsKey(DEADLINE)) {
      return;
    }
    draft.state().promises().stream()
        .flatMap(Promise::nextLook)
        .min(Instant::compareTo)
        .ifPresent(at -> draft.record(new DeadlineSet(DEADLINE, at)));
  }

  private static void keep(Draft draft, String by, Predicate<Promise> which) {
    draft.state().promises().stream()
        .filter(which)
        .forEach(promise -> draft.record(new PromiseKept(promise.id(), by)));
  }

  private static void drop(Draft draft, String reason, Predicate<Promise> which) {
    draft.state().promises().stream()
        .filter(which)
        .forEach(promise -> draft.record(new PromiseDropped(promise.id(), reason)));
  }

  private static boolean isOwedWords(Promise promise) {
    return To.ofCode(promise.to()).filter(WORDS::contains).isPresent();
  }

  private static Predicate<Promise> of(Set<To> to, String remedy) {
    return promise ->
        To.ofCode(promise.to()).filter(to::contains).isPresent()
            && (promise.about().equals(remedy) || promise.about().isEmpty());
  }
}
