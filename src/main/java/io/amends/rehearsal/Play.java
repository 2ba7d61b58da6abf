package io.amends.rehearsal;

import io.amends.conversation.AgentEvent.AgentReleased;
import io.amends.conversation.AgentEvent.AgentSpoke;
import io.amends.conversation.AgentEvent.AgentTook;
import io.amends.conversation.AgentEvent.ApprovalGiven;
import io.amends.conversation.AnswerEvent.RemedyProgressed;
import io.amends.conversation.Attachment;
import io.amends.conversation.Cases;
import io.amends.conversation.Conversation;
import io.amends.conversation.ConversationEvent;
import io.amends.conversation.ConversationId;
import io.amends.conversation.CustomerEvent.ConversationOpened;
import io.amends.conversation.Decider;
import io.amends.conversation.Mode;
import io.amends.conversation.Pendings;
import io.amends.dialog.FlowBook;
import io.amends.dialog.Stage;
import io.amends.language.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One performance under way: a conversation that is led by the cues of a golden. */
final class Play {

  private static final String AGENT = "agent";

  private final LedConversation talk;
  private final Ear ear;
  private final List<Cue.Writes> written = new ArrayList<>();
  private final Visits visits;

  Play(FlowBook book, Decider decider, Cases cases, Golden.Opening opening, Ear ear) {
    this.ear = ear;
    this.visits = new Visits(book, cases);
    var id = new ConversationId("golden");
    this.talk = new LedConversation(book, decider, id, opening.at(), visits::note);
    opening.orders().forEach(talk::put);
    if (opening.shopAway()) {
      talk.shopGoesAway();
    }
    talk.record(new ConversationOpened("widget", opening.customer(), Mode.AUTOPILOT, ""));
  }

  int length() {
    return talk.length();
  }

  List<ConversationEvent> since(int from) {
    return talk.since(from);
  }

  Reaction reactionSince(int from) {
    return Reactions.of(talk.since(from), state());
  }

  Set<Spot> visits() {
    return visits.spots();
  }

  List<String> flows() {
    return visits.flows();
  }

  /** In the words of {@link Golden#ends}. */
  String ends() {
    if (state().stage() == Stage.CLOSED) {
      return Reactions.of(talk.since(0), state()).closes();
    }
    return state().desk().assistantSpeaks() ? "open" : "handed-off";
  }

  /** Makes it happen; why it cannot, in words, or nothing. */
  String begin(Cue cue) {
    if (cue instanceof Cue.Writes line) {
      writes(line);
    } else if (cue instanceof Cue.Clicks click) {
      return clicks(click.remedy());
    } else if (cue instanceof Cue.TimePasses passes) {
      talk.waits(passes.time());
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
    var unheard = state().talk().unheard();
    if (unheard.isEmpty()) {
      return List.of();
    }
    var pending = Pendings.of(state(), talk.now());
    var heard = new ArrayList<Understanding>();
    var words = written.iterator();
    for (var utterance : unheard) {
      heard.add(
          utterance.isChoice()
              ? Understanding.nothing()
              : ear.hear(words.next(), pending, talk.now()));
    }
    written.clear();
    talk.listens(heard);
    return heard;
  }

  private Conversation state() {
    return talk.state();
  }

  private void writes(Cue.Writes line) {
    var photo = new Attachment("image", "https://shop.example/photo.jpg", "", 0);
    talk.writes(line.text(), line.photo() ? List.of(photo) : List.of());
    written.add(line);
  }

  private String clicks(String remedy) {
    var proposal = state().matter().openProposal().filter(p -> p.canBeChosenAt(talk.now()));
    var option =
        proposal.stream()
            .flatMap(p -> p.options().stream())
            .filter(o -> o.offer().remedy().code().equals(remedy))
            .findFirst();
    if (option.isEmpty()) {
      return remedy + " is not on the table";
    }
    talk.clicks(proposal.orElseThrow(), option.get().number());
    return "";
  }

  private String shopTells(String news) {
    var watched = state().watched();
    if (watched.isEmpty()) {
      return "the shop carries nothing out";
    }
    talk.decide(new RemedyProgressed(watched.get(watched.size() - 1).id(), news));
    return "";
  }

  private void agentActs(Cue cue) {
    if (cue instanceof Cue.AgentTakes) {
      talk.decide(new AgentTook(AGENT));
    } else if (cue instanceof Cue.AgentGivesBack) {
      talk.decide(new AgentReleased(AGENT, "assistant", talk.now()));
    } else if (cue instanceof Cue.AgentWrites words) {
      var answers = state().talk().unanswered();
      var language = state().talk().language();
      talk.speaks(
          new AgentSpoke(
              talk.nextId(),
              AGENT,
              words.text(),
              "",
              false,
              List.of(),
              state().stage(),
              language,
              answers,
              ""));
    }
  }

  private String agentDecides(boolean approved) {
    var accepted = state().matter().accepted();
    if (accepted == null) {
      return "nothing waits for approval";
    }
    talk.decide(new ApprovalGiven(AGENT, accepted.proposal(), approved, ""));
    return "";
  }
}
