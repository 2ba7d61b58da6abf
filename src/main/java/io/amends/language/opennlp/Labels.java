package io.amends.language.opennlp;

import io.amends.language.Entity;
import io.amends.language.Label;
import io.amends.language.Topic;
import io.amends.language.Understanding;
import java.util.List;

/** Copies of an understanding with one thing changed. */
final class Labels {

  private Labels() {}

  static Understanding withActs(Understanding u, List<Label> acts) {
    return new Understanding(
        u.language(),
        u.conclusive(),
        u.issues(),
        u.requests(),
        acts,
        u.emotion(),
        u.risks(),
        u.entities(),
        u.keywords(),
        u.topics(),
        u.model());
  }

  static Understanding withRequests(Understanding u, List<Label> requests) {
    return new Understanding(
        u.language(),
        u.conclusive(),
        u.issues(),
        requests,
        u.acts(),
        u.emotion(),
        u.risks(),
        u.entities(),
        u.keywords(),
        u.topics(),
        u.model());
  }

  static Understanding withEntities(Understanding u, List<Entity> entities) {
    return new Understanding(
        u.language(),
        u.conclusive(),
        u.issues(),
        u.requests(),
        u.acts(),
        u.emotion(),
        u.risks(),
        entities,
        u.keywords(),
        u.topics(),
        u.model());
  }

  static Understanding withTopics(Understanding u, List<Topic> topics) {
    return new Understanding(
        u.language(),
        u.conclusive(),
        u.issues(),
        u.requests(),
        u.acts(),
        u.emotion(),
        u.risks(),
        u.entities(),
        u.keywords(),
        topics,
        u.model());
  }
}
