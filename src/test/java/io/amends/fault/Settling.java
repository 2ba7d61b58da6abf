package io.amends.fault;

import io.amends.server.Customer;

/** Waits until a conversation that is held over HTTP has come to rest. */
final class Settling {

  private Settling() {}

  /** Until every entry of the customer is answered, or a person has it. */
  static void of(Site site, Talk talk) {
    Site.await("answers to " + talk.name(), () -> isAnswered(site, talk.conversation()));
  }

  private static boolean isAnswered(Site site, String conversation) {
    var transcript = site.api(0).transcript(conversation);
    var answered = transcript.stream().flatMap(entry -> Customer.answers(entry).stream()).toList();
    return transcript.stream()
            .filter(entry -> !Customer.isReply(entry))
            .allMatch(entry -> answered.contains(entry.path("seq").asLong()))
        || site.api(0).state(conversation).path("mode").asString().equals("human");
  }
}
