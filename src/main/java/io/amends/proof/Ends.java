package io.amends.proof;

/** How a combination can end. */
enum Ends {
  TWO_KINDS("two ways of different kinds"),
  /** P53: there is no way of another kind. */
  ONE_KIND("two ways of one kind, for there is no other"),
  /** P53: the shop's own limit; a person approves what the customer chooses. */
  BOTH_WAIT("two ways above the limit of approval"),
  /** Never: the planner left out a way of another kind. */
  WRONG_KIND("two ways of one kind though there is another"),
  ONLY_WAY("the only lawful way, said with its reason"),
  ANSWER("an answer"),
  PERSON("a person"),
  NOTHING_LEFT("a person, for nothing can be done");

  private final String words;

  Ends(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
