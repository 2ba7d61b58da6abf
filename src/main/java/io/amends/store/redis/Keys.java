package io.amends.store.redis;

import io.amends.conversation.ConversationId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lies where, the same on a single Redis and on a Cluster. Every key has a hash tag, and keys
 * of one tag are in one slot. Most tags are the numbers of {@link #GROUPS} groups. A conversation
 * is in the group of its id with all that is its own: events, headline, receipts, which dispatches
 * wait because of it, and the sorted sets by which it is found and woken. A lane of the outbox is
 * in the group of its name; one that is named after a conversation is in the conversation's. A
 * claim, by which a name is used by one conversation at a time, is in the group of that name.
 * Ledgers have groups of their own.
 *
 * <p>The number of groups, the hash and the names live for ever.
 */
final class Keys {

  static final int GROUPS = 64;

  /** Which layout the data is in; a release that does not know it does not start. */
  static final String LAYOUT = "amends:layout";

  /** The version of the layout above. */
  static final String LAYOUT_VERSION = "2";

  /** What makes tombstones of erased conversations say nothing to others. */
  static final String SALT = "amends:salt";

  /** Between a customer and a conversation that names them. */
  static final char END = '\0';

  /** The next character: what begins with a customer and {@link #END} comes before it. */
  static final char AFTER_END = '\1';

  /** Which node sends what is in the outbox. */
  static final String PUMP = "amends:pump";

  // Those that every append has: a hundred short texts that need not be put together again.
  private static final String[] HEADLINES = ofAll("headlines");
  private static final String[] CHANGES = ofAll("changes");
  private static final String[] DUE = ofAll("due");
  private static final String[] DESK = ofAll("desk");
  private static final String[] NEWS = ofAll("news");
  private static final String[] NAMED = ofAll("named");
  private static final String[] WAITING = ofAll("waiting");
  private static final String[] LEAVING = ofAll("leaving");
  private static final String[] LEFT = ofAll("left");
  private static final String[] HEADS = ofAll("heads");

  private Keys() {}

  private static String[] ofAll(String name) {
    return IntStream.range(0, GROUPS).mapToObj(group -> in(group, name)).toArray(String[]::new);
  }

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
    return HEADLINES[group];
  }

  /** Conversations by the time of their last change. */
  static String changes(int group) {
    return CHANGES[group];
  }

  /** Conversations by the time they are woken. */
  static String due(int group) {
    return DUE[group];
  }

  /** Prefix of what tells by whom a conversation is being woken. */
  static String waking(int group) {
    return in(group, "waking");
  }

  /** Conversations that wait for a person, or are not answered by the assistant alone. */
  static String desk(int group) {
    return DESK[group];
  }

  /** How many appends were told of, and the channel on which they are. */
  static String news(int group) {
    return NEWS[group];
  }

  /** Proof that a conversation took a delivery in. */
  static String receipt(int group, String delivery) {
    return in(group, "receipt:" + delivery);
  }

  /** By which conversation a delivery is or was taken in, or a dispatch is sent. */
  static String claim(Name name) {
    return in(group(name.text()), "claim:" + name.kind() + ":" + name.text());
  }

  /** Until which claim of a name the group's conversations have lost it. */
  static String voided(int group, Name name) {
    return in(group, "void:" + name.kind() + ":" + name.text());
  }

  /** Deliveries that a conversation took in, and its dispatches, of the last days. */
  static String traces(ConversationId id) {
    return in(group(id.value()), "traces:" + id.value());
  }

  /** Customers that a conversation names. */
  static String names(ConversationId id) {
    return in(group(id.value()), "names:" + id.value());
  }

  /** Customers, each with a conversation of the group that names them. */
  static String named(int group) {
    return NAMED[group];
  }

  /** Tombstones of erased conversations. */
  static String erased(int group) {
    return in(group, "erased");
  }

  /** In which lane each dispatch is that waits because of a conversation of the group. */
  static String waiting(int group) {
    return WAITING[group];
  }

  /** Dispatches on their way to lanes of other groups. */
  static String leaving(int group) {
    return LEAVING[group];
  }

  /** The number of the last one that left. */
  static String left(int group) {
    return LEFT[group];
  }

  /** The number of the last dispatch that came from each other group. */
  static String arrived(int group) {
    return in(group, "arrived");
  }

  /** Of the conversation after which a lane is named, as in "standard 4711"; else of all of it. */
  static int groupOfLane(String lane) {
    return group(lane.substring(lane.indexOf(' ') + 1));
  }

  /** What is in the dispatches of a lane. */
  static String rows(String lane) {
    return in(groupOfLane(lane), "rows:" + lane);
  }

  /** Ids of a lane's dispatches in the order they go out. */
  static String lane(String lane) {
    return in(groupOfLane(lane), "lane:" + lane);
  }

  /** Lanes by the time before which their first dispatch is not tried. */
  static String heads(int group) {
    return HEADS[group];
  }

  /** Lanes and dispatches that were given up, by the time of it. */
  static String parked(int group) {
    return in(group, "parked");
  }

  static String ledger(String order) {
    return "amends:{l" + group(order) + "}:ledger:" + order;
  }

  /** In the slot of a key with a tag: what is written there last of all. */
  static String mark(String key) {
    return "amends:{" + key.substring(key.indexOf('{') + 1, key.indexOf('}')) + "}:mark";
  }

  /** In every group: what is written to see whether that is possible. */
  static String probe(int group) {
    return in(group, "probe");
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

  /** One key of each of the groups. */
  static String[] of(List<Integer> groups, IntFunction<String> key) {
    return groups.stream().map(key::apply).toArray(String[]::new);
  }

  /** Two keys of each of the groups, group by group. */
  static String[] of(List<Integer> groups, IntFunction<String> first, IntFunction<String> second) {
    return groups.stream()
        .flatMap(group -> Stream.of(first.apply(group), second.apply(group)))
        .toArray(String[]::new);
  }

  private static String in(int group, String name) {
    return "amends:{" + group + "}:" + name;
  }
}
