package io.amends.simulation;

/** What a simulated customer is like. Chances are in per cent. */
enum Kind {
  /** Answers what is asked, sends the photo, takes one of the two. */
  PATIENT(95, 3, 2, 85, 0),
  /** Reproaches, sends bursts, will not do much for it, asks for a person. */
  ANGRY(75, 5, 60, 45, 10),
  /** Leaves questions open, comes back hours later or never. */
  SILENT(45, 3, 5, 60, 0),
  /** Wants more than what is offered, names amounts, tries again in another conversation. */
  BARGAINING(90, 5, 8, 25, 65),
  /** Says one thing and then the other: numbers, wishes, choices, solved or not. */
  CONTRADICTORY(80, 30, 10, 45, 20),
  /** Asks something else in between, again and again. */
  TOPIC_HOPPING(70, 35, 5, 60, 5);

  /** Of a question: that it is answered. */
  final int answers;

  /** Of a message: that it is about something else than what was asked. */
  final int strays;

  /** Of a message: that there is anger in it. */
  final int rages;

  /** Of two options: that one is taken. */
  final int chooses;

  /** Of two options that are not taken: that another amount is named. */
  final int haggles;

  Kind(int answers, int strays, int rages, int chooses, int haggles) {
    this.answers = answers;
    this.strays = strays;
    this.rages = rages;
    this.chooses = chooses;
    this.haggles = haggles;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
