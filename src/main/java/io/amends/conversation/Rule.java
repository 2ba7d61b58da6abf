package io.amends.conversation;

/**
 * One rule of the decider. It writes what it decides into the draft and says whether it had an
 * answer; without one it must leave the draft as it was.
 */
@FunctionalInterface
interface Rule {

  boolean answers(Draft draft, Turn turn);
}
