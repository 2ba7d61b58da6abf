package io.amends.engine;

import io.amends.conversation.Conversation;
import io.amends.conversation.Decider;
import io.amends.conversation.Replay;

/**
 * The installed flow sets: the newest for what begins, older ones for conversations under way.
 * Thread-safe.
 */
public interface FlowLibrary extends Replay.Deciders {

  /**
   * The decider that a conversation is decided with: that of the set its flow began on.
   *
   * @throws IllegalStateException when that set is no longer there
   */
  @Override
  Decider deciderFor(Conversation conversation);

  /** The decider of a set by its hash, for replay; fails like {@link #deciderFor}. */
  @Override
  Decider decider(String hash);

  /** Hash of the newest set. */
  String newest();
}
