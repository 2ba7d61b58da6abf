package io.amends.fault;

/** What must hold whatever breaks (RELIABILITY §3). */
enum Invariant {
  I1("nothing that was acknowledged is lost"),
  I2("nothing has its effect twice, and everybody is answered once"),
  I3("numbers have no gaps, and an answer comes after what it answers"),
  I4("nothing is there that nobody sent, and what was seen is what is kept"),
  I5("the state is what its events lead to, decided again and at every node"),
  I6("the assistant is silent once a person was asked for"),
  I7("each deadline passes once, not early, and soon after it can"),
  I8("memory, descriptors and connections come back to where they were"),
  I9("nobody sees anything of another's conversation");

  private final String text;

  Invariant(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
