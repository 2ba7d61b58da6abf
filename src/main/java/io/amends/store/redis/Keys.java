package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lies where. Every key but a ledger's belongs to one of {@link #GROUPS} groups, whose number
 * is its hash tag: all keys of a group are in one slot. A conversation is in the group of its id
 * with all that is its own, and so are the sorted sets by which it is found and woken; a dispatch
 * is in the group of its lane, its pointer in the group of its id, a receipt in the group of its
 * delivery. A ledger is in the slot of its order.
 *
 * <p>The number of groups, the hash and the names live for ever.
 */
final class Keys {

  static final int GROUPS = 64;

  /** Which layout the data is in; a release that does not know it does not start. */
  static final String LAYOUT = "amends:layout";

  /** The version of the layout above. */
  static final String LAYOUT_VERSION = "1";

  /** Which node sends what is in the outbox. */
  static final String PUMP = "amends:pump";

  private Keys() {}

  static int group(String name) {
    // String.hashCode is fixed by its specification; mixed, for its low bits follow the last
    // letter.
    var hash = name.hashCode() * 0x9E3779B9;
    return hash >>> 26;
  }

  static String events(ConversationId id) {
    return in(group(id.value()), "events:" + id.value());
  }

  static String headlines(int group) {
    return in(group, "headlines");
  }

  /** Conversations by the time of their last change. */
  static String changes(int group) {
    return in(group, "changes");
  }

  /** Conversations by the time they are woken. */
  static String due(int group) {
    return in(group, "due");
  }

  /** Prefix of what tells by whom a conversation is being woken. */
  static String waking(int group) {
    return in(group, "waking");
  }

  /** Conversations that wait for a person, or are not answered by the assistant alone. */
  static String desk(int group) {
    return in(group, "desk");
  }

  /** How many appends were told of, and the channel on which they are. */
  static String news(int group) {
    return in(group, "news");
  }

  static String receipt(String delivery) {
    return in(group(delivery), "receipt:" + delivery);
  }

  /** In which lane a dispatch is; there as long as the dispatch is. */
  static String pointer(String dispatch) {
    return in(group(dispatch), "dispatch:" + dispatch);
  }

  /** What is in the dispatches of a lane. */
  static String rows(String lane) {
    return in(group(lane), "rows:" + lane);
  }

  /** Ids of a lane's dispatches in the order they go out. */
  static String lane(String lane) {
    return in(group(lane), "lane:" + lane);
  }

  /** Lanes by the time before which their first dispatch is not tried. */
  static String heads(int group) {
    return in(group, "heads");
  }

  /** Dispatches that were given up, by the time of it. */
  static String parked(int group) {
    return in(group, "parked");
  }

  static String ledger(String order) {
    return "amends:ledger:" + order;
  }

  /** What nodes say of themselves. */
  static String posts(String subject) {
    return "amends:{" + subject + "}:posts";
  }

  /** Until when that is kept. */
  static String postedUntil(String subject) {
    return "amends:{" + subject + "}:until";
  }

  /** The files of a set of flows. */
  static String set(String hash) {
    return "amends:set:" + hash;
  }

  /** One key of every group. */
  static String[] ofAll(IntFunction<String> key) {
    return IntStream.range(0, GROUPS).mapToObj(key).toArray(String[]::new);
  }

  /** Two keys of every group, group by group. */
  static String[] ofAll(IntFunction<String> first, IntFunction<String> second) {
    return IntStream.range(0, GROUPS)
        .boxed()
        .flatMap(group -> Stream.of(first.apply(group), second.apply(group)))
        .toArray(String[]::new);
  }

  private static String in(int group, String name) {
    return "amends:{" + group + "}:" + name;
  }
}
