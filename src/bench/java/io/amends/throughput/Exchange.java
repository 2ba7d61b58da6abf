package io.amends.throughput;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One customer's end of a socket. Not safe for use by several threads. */
sealed interface Exchange {

  /** What a frame leads to. */
  enum Step {
    /** Nothing; more is to come. */
    WAIT,
    /** The newest message was answered; {@link #next} is said. */
    ANSWERED,
    /** The conversation is ready for the first message; {@link #next} is said. */
    READY,
    /** The newest message was answered and there is nothing more to say. */
    LAST,
    /** Somebody else took over, or an error came: no answer will. */
    BROKEN
  }

  String path();

  /** The first frame. */
  String first();

  Step hears(String frame);

  /** The frame that is sent after {@code ANSWERED} and {@code READY}. */
  String next();

  /** To whom everything comes back. */
  final class Echoed implements Exchange {

    private long left;

    /**
     * @param messages after so many it leaves
     */
    Echoed(long messages) {
      this.left = messages;
    }

    private static final String MESSAGE =
        "{\"type\":\"message\",\"id\":\"m1\",\"text\":\"My parcel should have been here on Monday\"}";

    @Override
    public String path() {
      return "/";
    }

    @Override
    public String first() {
      return MESSAGE;
    }

    @Override
    public Step hears(String frame) {
      return --left == 0 ? Step.LAST : Step.ANSWERED;
    }

    @Override
    public String next() {
      return MESSAGE;
    }
  }

  /** At the widget; who has nothing to say leaves when it is welcomed. */
  final class Served implements Exchange {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> lines;
    private int said;
    private long seq = -1;

    Served(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public String path() {
      return "/ws/chat";
    }

    @Override
    public String first() {
      return "{\"type\":\"hello\"}";
    }

    @Override
    public Step hears(String text) {
      var frame = JSON.readTree(text);
      return switch (frame.path("type").asString()) {
        case "welcome" -> lines.isEmpty() ? Step.LAST : Step.READY;
        case "ack" -> {
          seq = frame.path("seq").asLong();
          yield Step.WAIT;
        }
        case "message", "proposal" -> answers(frame);
        case "error" -> Step.BROKEN;
        default -> Step.WAIT;
      };
    }

    private Step answers(JsonNode frame) {
      for (var answered : frame.path("answers")) {
        if (answered.asLong() == seq) {
          seq = -1;
          return said == lines.size() ? Step.LAST : Step.ANSWERED;
        }
      }
      return Step.WAIT;
    }

    @Override
    public String next() {
      var line = JSON.writeValueAsString(lines.get(said++));
      return "{\"type\":\"message\",\"id\":\"m" + said + "\",\"text\":" + line + "}";
    }
  }
}
