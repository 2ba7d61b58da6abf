package io.amends.conversation;

import io.amends.conversation.DecisionEvent.Move;
import io.amends.conversation.DecisionEvent.ProposalMade;
import io.amends.conversation.DecisionEvent.ReplySent;
import io.amends.conversation.DecisionEvent.SystemSaid;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Wording;
import io.amends.wording.Judgement;
import io.amends.wording.Verdict;
import io.amends.wording.WordingGuard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the assistant is about to say, held against the guard. Scripts are looked at when they are
 * loaded; this catches what only shows once they are filled in. Pure, so that replay decides the
 * same.
 */
final class LastGate {

  private static final String PERSON = "repair/hand-off-colleague";

  private final FlowBook book;
  private final WordingGuard guard;

  /** Wordings with nothing to fill in: the shop's own words, and nobody's name among them. */
  private final Set<String> plain;

  /** Which of those say sorry, as far as it was asked. */
  private final Map<String, Boolean> sorry = new ConcurrentHashMap<>();

  LastGate(FlowBook book) {
    this.book = book;
    this.guard = book.guard();
    this.plain =
        book.scripts().values().stream()
            .flatMap(script -> script.variants().values().stream())
            .flatMap(List::stream)
            .filter(Wording::isPlain)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What goes out instead of a move, or the move itself.
   *
   * @param person whether somebody must look at it: the words could not be put right
   */
  record Passed(Move move, boolean person, List<String> reasons) {}

  Passed pass(Move move, Conversation state) {
    return pass(move, state, Optional.empty());
  }

  /** The same for a reply whose texts are all {@link #isOwn the shop's own}. */
  Passed passOwn(ReplySent reply, Conversation state, Optional<Watch> news) {
    return guard.isHarmless(reply.text(), Backings.marketplace(state))
        ? unchanged(reply)
        : pass(reply, state, news);
  }

  /**
   * @param news the remedy that the move tells of, if it tells of one
   */
  Passed pass(Move move, Conversation state, Optional<Watch> news) {
    if (move instanceof ReplySent reply) {
      var judged = judge(reply.text(), state, List.of(), news);
      return judged.verdict().stops()
          ? new Passed(with(reply, words(judged, state)), isLost(judged), judged.reasons())
          : unchanged(move);
    }
    if (move instanceof ProposalMade made) {
      var judged = judge(made.text(), state, made.proposal().options(), news);
      return judged.verdict().stops()
          ? new Passed(instead(made, judged, state), isLost(judged), judged.reasons())
          : unchanged(move);
    }
    if (move instanceof SystemSaid said) {
      var judged = judge(said.text(), state, List.of(), news);
      return judged.verdict().stops()
          ? new Passed(
              new SystemSaid(said.scripts(), words(judged, state), said.language()),
              isLost(judged),
              judged.reasons())
          : unchanged(move);
    }
    return unchanged(move);
  }

  /** Whether a text is a wording of the shop with nothing filled in. */
  boolean isOwn(String text) {
    return plain.contains(text);
  }

  /** Whether a text says sorry. */
  boolean apologises(String text) {
    return isOwn(text) ? sorry.computeIfAbsent(text, guard::apologises) : guard.apologises(text);
  }

  private Judgement judge(
      String text, Conversation state, List<Option> options, Optional<Watch> news) {
    return guard.judgeScript(text, Backings.of(state, options, news, book.policy()));
  }

  /** Holds a person's words against it. */
  Judgement judge(String text, String original, Conversation state, List<Option> options) {
    return guard.judge(
        text, original, Backings.of(state, options, Optional.empty(), book.policy()));
  }

  /** Options go out with words that are right, or not at all. */
  private Move instead(ProposalMade made, Judgement judged, Conversation state) {
    if (!isLost(judged)) {
      return new ProposalMade(
          made.proposal(),
          made.scripts(),
          judged.rewording(),
          made.language(),
          made.answers(),
          made.agent());
    }
    return new ReplySent(
        List.of(PERSON), words(judged, state), state.stage(), made.language(), made.answers(), "");
  }

  private static ReplySent with(ReplySent reply, String text) {
    return new ReplySent(
        reply.scripts(), text, reply.stage(), reply.language(), reply.answers(), reply.asks());
  }

  private String words(Judgement judged, Conversation state) {
    if (!isLost(judged)) {
      return judged.rewording();
    }
    var language = state.talk().language().isEmpty() ? "en" : state.talk().language();
    var text = Phrase.text(book, PERSON, language, state.talk().timesSaid(PERSON), Map.of());
    return judge(text, state, List.of(), Optional.empty()).verdict().stops()
        ? guard.plain(language)
        : text;
  }

  /** Where something had to go, what is left may not be what was meant. */
  private static boolean isLost(Judgement judged) {
    return judged.verdict() == Verdict.BLOCK;
  }

  private static Passed unchanged(Move move) {
    return new Passed(move, false, List.of());
  }
}
