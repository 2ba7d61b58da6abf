package io.amends.channel.agent;

import io.amends.conversation.Conversation;
import io.amends.conversation.CustomerEvent.CustomerSpoke;
import io.amends.conversation.CustomerEvent.TurnTaken;
import io.amends.engine.Entry;
import io.amends.engine.FlowLibrary;
import io.amends.language.Entity;
import io.amends.language.Keyword;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The places in a customer's words that an agent should see first: complaint words, and what they
 * call the items of the order. Not thread-safe.
 */
final class Highlights {

  private static final int ENTRIES = 100;

  private final TreeMap<Long, List<Keyword>> keywords = new TreeMap<>();

  /** Whether anything is new: words that are denied or quoted are nothing. */
  boolean heard(TurnTaken taken) {
    var before = keywords.size();
    for (var heard : taken.heard()) {
      var words =
          heard.understanding().keywords().stream().filter(word -> !word.negated()).toList();
      if (!words.isEmpty()) {
        keywords.put(heard.seq(), words);
      }
    }
    var isNews = keywords.size() > before;
    while (keywords.size() > ENTRIES) {
      keywords.pollFirstEntry();
    }
    return isNews;
  }

  /** {@code [{seq, word, issue, severity, start, end}]} in the order of the transcript. */
  ArrayNode keywords() {
    var array = JsonNodeFactory.instance.arrayNode();
    keywords.forEach(
        (seq, words) ->
            words.forEach(
                word ->
                    array
                        .addObject()
                        .put("seq", seq)
                        .put("word", word.word())
                        .put("issue", word.issue())
                        .put("severity", word.severity())
                        .put("start", word.start())
                        .put("end", word.end())));
    return array;
  }

  /** {@code [{seq, type, text, start, end, value}]}; empty while the order is not known. */
  static ArrayNode mentions(Conversation conversation, List<Entry> transcript, FlowLibrary flows) {
    var array = JsonNodeFactory.instance.arrayNode();
    var order = conversation.matter().order();
    var newest = transcript.subList(Math.max(0, transcript.size() - ENTRIES), transcript.size());
    if (order.isPresent()) {
      var decider = flows.decider(flows.newest()); // only shown: any set will do
      for (var entry : newest) {
        if (entry.event() instanceof CustomerSpoke spoke) {
          var named = decider.named(order.get(), spoke.text());
          named.forEach(item -> add(array, entry.seq(), item));
        }
      }
    }
    return array;
  }

  private static void add(ArrayNode array, long seq, Entity item) {
    array
        .addObject()
        .put("seq", seq)
        .put("type", item.type())
        .put("text", item.text())
        .put("start", item.start())
        .put("end", item.end())
        .put("value", item.value());
  }
}
