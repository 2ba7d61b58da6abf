package io.amends.desk;

import io.amends.conversation.Attachment;
import io.amends.conversation.Promise;
import io.amends.remedy.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent must know to go on without asking again what was answered (P62).
 *
 * @param issue issue code; empty: none yet
 * @param request what the customer wants, a request code; empty: not known
 * @param emotion of the newest turn, 0 to 4
 * @param moods of the last turns, newest last
 * @param trend {@code rising}, {@code falling} or {@code steady}
 * @param slots what was asked and what was told; an unanswered question has no answer
 * @param offered what is on the table for the order, on this channel or another
 * @param accepted what the customer took; {@code null}: nothing
 * @param refused kinds that the customer turned down
 * @param timesDeclined how often a proposal was turned down in this conversation
 * @param order what is true of the order, in plain words; empty: not known
 * @param evidence what the customer sent along
 * @param risks flagged in this conversation
 * @param openApproval what waits for a person's yes; {@code null}: nothing
 * @param deadlines when the conversation must be looked at again, by name
 * @param promises what the customer was promised and has not got
 */
public record Summary(
    String issue,
    String request,
    int emotion,
    List<Integer> moods,
    String trend,
    List<Slot> slots,
    List<Offer> offered,
    @Nullable Offer accepted,
    List<String> refused,
    int timesDeclined,
    Map<String, String> order,
    List<Attachment> evidence,
    List<String> risks,
    @Nullable Approval openApproval,
    Map<String, Instant> deadlines,
    List<Promise> promises) {

  public Summary {
    moods = List.copyOf(moods);
    slots = List.copyOf(slots);
    offered = List.copyOf(offered);
    refused = List.copyOf(refused);
    order = Map.copyOf(order);
    evidence = List.copyOf(evidence);
    risks = List.copyOf(risks);
    deadlines = Map.copyOf(deadlines);
    promises = List.copyOf(promises);
  }

  /** A question and its answer. */
  public record Slot(String name, @Nullable String answer, int timesAsked) {}

  /** Something above the limit that the customer took, to be carried out once a person agrees. */
  public record Approval(String proposal, String title, Offer offer) {}
}
