package io.amends.rehearsal;

import io.amends.commerce.Lookup;
import io.amends.commerce.Order;
import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AnswerEvent.BudgetRefused;
import io.amends.conversation.AnswerEvent.BudgetReserved;
import io.amends.conversation.AnswerEvent.DeadlinePassed;
import io.amends.conversation.AnswerEvent.FactsArrived;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.Attachment;
import io.amends.conversation.Cases;
import io.amends.conversation.Cause;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.OptionClicked;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.conversation.Decider;
import io.amends.conversation.Heard;
import io.amends.conversation.Mode;
import io.amends.conversation.Pendings;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Stage;
import io.amends.language.Understanding;
import io.amends.remedy.Ledger;
import io.amends.remedy.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One performance under way: the conversation, and shop, ledger and clock as plain values. */
final class Play {

  private static final String AGENT = "agent";

  private final FlowBook book;
  private final Decider decider;
  private final Ear ear;
  private final boolean shopAway;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final List<ConversationEvent> history = new ArrayList<>();
  private final List<Cue.Writes> written = new ArrayList<>();
  private final Visits visits;
  private Instant now;
  private Conversation state;

  Play(FlowBook book, Decider decider, Cases cases, Golden.Opening opening, Ear ear) {
    this.book = book;
    this.decider = decider;
    this.ear = ear;
    this.shopAway = opening.shopAway();
    this.now = opening.at();
    this.visits = new Visits(book, cases);
    this.state = Conversation.unopened(new ConversationId("golden"));
    opening.orders().forEach(order -> orders.put(order.number(), order));
    record(new ConversationOpened("widget", opening.customer(), Mode.AUTOPILOT, ""));
  }

  int length() {
    return history.size();
  }

  Reaction reactionSince(int from) {
    return Reactions.of(history.subList(from, history.size()), state);
  }

  Conversation state() {
    return state;
  }

  Set<Spot> visits() {
    return visits.spots();
  }

  List<String> flows() {
    return visits.flows();
  }

  /** In the words of {@link Golden#ends}. */
  String ends() {
    if (state.stage() == Stage.CLOSED) {
      return Reactions.of(history, state).closes();
    }
    return state.desk().assistantSpeaks() ? "open" : "handed-off";
  }

  /** Makes it happen; why it cannot, in words, or nothing. */
  String begin(Cue cue) {
    if (cue instanceof Cue.Writes line) {
      writes(line);
    } else if (cue instanceof Cue.Clicks click) {
      return clicks(click.remedy());
    } else if (cue instanceof Cue.TimePasses passes) {
      waits(passes.time());
    } else if (cue instanceof Cue.ShopTells tells) {
      return shopTells(tells.state());
    } else if (cue instanceof Cue.AgentDecides decides) {
      return agentDecides(decides.approved());
    } else {
      agentActs(cue);
    }
    return "";
  }

  /** The assistant listens to what was written or clicked, if anything was. */
  List<Understanding> listen() {
    var unheard = state.talk().unheard();
    if (unheard.isEmpty()) {
      return List.of();
    }
    var pending = Pendings.of(state, now);
    var heard = new ArrayList<Heard>();
    var words = written.iterator();
    for (var utterance : unheard) {
      heard.add(
          new Heard(
              utterance.seq(),
              utterance.isChoice()
                  ? Understanding.nothing()
                  : ear.hear(words.next(), pending, now)));
    }
    written.clear();
    decide(new TurnTaken(heard));
    return heard.stream().map(Heard::understanding).toList();
  }

  private void writes(Cue.Writes line) {
    var photo = new Attachment("image", "https://shop.example/photo.jpg", "", 0);
    record(new CustomerSpoke(id(), line.text(), line.photo() ? List.of(photo) : List.of()));
    written.add(line);
  }

  private String clicks(String remedy) {
    var proposal = state.matter().openProposal().filter(p -> p.canBeChosenAt(now));
    var option =
        proposal.stream()
            .flatMap(p -> p.options().stream())
            .filter(o -> o.offer().remedy().code().equals(remedy))
            .findFirst();
    if (option.isEmpty()) {
      return remedy + " is not on the table";
    }
    record(
        new OptionClicked(
            id(), proposal.orElseThrow().id(), option.get().number(), option.get().title()));
    return "";
  }

  /** Time passes; what falls due on the way is decided. */
  private void waits(Duration time) {
    var until = now.plus(time);
    while (true) {
      var next =
          state.deadlines().entrySet().stream()
              .filter(deadline -> !deadline.getValue().isAfter(until))
              .min(
                  Map.Entry.<String, Instant>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()));
      if (next.isEmpty()) {
        break;
      }
      now = next.get().getValue();
      decide(new DeadlinePassed(next.get().getKey()));
    }
    now = until;
  }

  private String shopTells(String news) {
    var watched = state.watched();
    if (watched.isEmpty()) {
      return "the shop carries nothing out";
    }
    decide(new RemedyProgressed(watched.get(watched.size() - 1).id(), news));
    return "";
  }

  private void agentActs(Cue cue) {
    if (cue instanceof Cue.AgentTakes) {
      decide(new AgentTook(AGENT));
    } else if (cue instanceof Cue.AgentGivesBack) {
      decide(new AgentReleased(AGENT, "assistant", now));
    } else if (cue instanceof Cue.AgentWrites words) {
      var answers = state.talk().unanswered();
      var language = state.talk().language();
      var before = state;
      var spoke =
          new AgentSpoke(
              id(),
              AGENT,
              words.text(),
              "",
              false,
              List.of(),
              state.stage(),
              language,
              answers,
              "");
      record(spoke);
      decider.promises(before, List.of(spoke), now).forEach(this::record);
    }
  }

  private String agentDecides(boolean approved) {
    var accepted = state.matter().accepted();
    if (accepted == null) {
      return "nothing waits for approval";
    }
    decide(new ApprovalGiven(AGENT, accepted.proposal(), approved, ""));
    return "";
  }

  private void decide(Cause cause) {
    var before = state;
    var outputs = cause.decidedBy(decider, before, now);
    record((ConversationEvent) cause);
    var began = state;
    for (var event : outputs) {
      visits.note(began, state, event, now);
      record(event);
    }
    answerWhatWasAsked();
  }

  private void record(ConversationEvent event) {
    history.add(event);
    state = event.applyTo(state);
  }

  private String id() {
    return "m" + history.size();
  }

  private void answerWhatWasAsked() {
    var facts = state.matter().facts();
    var budget = state.matter().budget();
    if (facts != null) {
      decide(new FactsArrived(lookUp(facts.fact(), facts.key()), standing(facts.key())));
    } else if (budget != null) {
      var request = budget.request();
      var ledger = ledger(request.order());
      var answer = ledger.answer(request, book.policy(), now);
      for (var event : answer.events()) {
        ledger = event.applyTo(ledger);
      }
      ledgers.put(request.order(), ledger);
      decide(
          answer.granted()
              ? new BudgetReserved(request.proposal(), answer.standing())
              : new BudgetRefused(request.proposal(), answer.reason(), answer.standing()));
    }
  }

  private Lookup lookUp(String fact, String key) {
    if (shopAway) {
      return new Lookup.Unavailable("away");
    }
    if (fact.equals("orders")) {
      return new Lookup.Listed(
          orders.values().stream().filter(o -> o.customer().id().equals(key)).toList());
    }
    var order = orders.get(key);
    return order == null ? new Lookup.NotFound(key) : new Lookup.Found(order);
  }

  private Standing standing(String order) {
    return ledger(order).standing(book.policy(), now);
  }

  private Ledger ledger(String order) {
    return ledgers.getOrDefault(order, Ledger.empty(order));
  }
}
