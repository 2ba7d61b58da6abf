package io.amends.channel.api;

import io.amends.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation as a record to keep: the frames themselves, or a page to read. Whatever anybody
 * wrote is shown as text and nothing else.
 */
final class Transcripts {

  /** How each format is written. */
  static final Map<String, Writer> BY_FORMAT =
      Map.of("json", Transcripts::json, "md", Transcripts::markdown, "html", Transcripts::html);

  /** Writes the frames of a whole conversation. */
  interface Writer {
    Answer write(Conversation conversation, List<ObjectNode> frames);
  }

  private Transcripts() {}

  private static Answer json(Conversation conversation, List<ObjectNode> frames) {
    return Answer.ok(JsonNodeFactory.instance.arrayNode().addAll(frames));
  }

  private static Answer markdown(Conversation conversation, List<ObjectNode> frames) {
    var page = new StringBuilder("# Conversation ").append(Escape.markdown(id(conversation)));
    page.append("\n");
    for (var frame : frames) {
      page.append("\n**").append(Escape.markdown(who(frame))).append("** · ");
      page.append(text(frame, "at")).append("\n\n");
      lines(page, text(frame, "text"));
      for (var option : frame.path("options")) {
        lines(page, numbered(option));
      }
      for (var attachment : frame.path("attachments")) {
        lines(page, text(attachment, "kind") + ": " + text(attachment, "url"));
      }
    }
    return page("text/markdown;charset=UTF-8", page);
  }

  /** A quotation, line by line: nothing in it can begin anything else. */
  private static void lines(StringBuilder page, String text) {
    text.lines().forEach(line -> page.append("> ").append(Escape.markdown(line)).append("  \n"));
  }

  private static Answer html(Conversation conversation, List<ObjectNode> frames) {
    var title = Escape.html("Conversation " + id(conversation));
    var page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    page.append("<meta charset=\"utf-8\">\n<title>").append(title).append("</title>\n");
    page.append("<link rel=\"stylesheet\" href=\"/transcript.css\">\n</head>\n<body>\n<h1>");
    page.append(title).append("</h1>\n<ol>\n");
    frames.forEach(frame -> item(page, frame));
    page.append("</ol>\n</body>\n</html>\n");
    return page("text/html;charset=UTF-8", page);
  }

  private static void item(StringBuilder page, ObjectNode frame) {
    var at = Escape.html(text(frame, "at"));
    page.append("<li class=\"").append(text(frame, "from")).append("\">\n<h2><bdi>");
    page.append(Escape.html(who(frame))).append("</bdi> <time datetime=\"").append(at);
    page.append("\">").append(at).append("</time></h2>\n");
    paragraph(page, text(frame, "text"));
    for (var option : frame.path("options")) {
      paragraph(page, numbered(option));
    }
    for (var attachment : frame.path("attachments")) {
      var url = Escape.html(text(attachment, "url"));
      page.append("<p>").append(text(attachment, "kind")).append(": <a href=\"").append(url);
      page.append("\" rel=\"noopener noreferrer nofollow\">").append(url).append("</a></p>\n");
    }
    page.append("</li>\n");
  }

  private static void paragraph(StringBuilder page, String text) {
    page.append("<p dir=\"auto\">").append(Escape.html(text)).append("</p>\n");
  }

  private static String numbered(JsonNode option) {
    return option.path("option").intValue()
        + ". "
        + text(option, "title")
        + " — "
        + text(option, "detail");
  }

  private static String who(ObjectNode frame) {
    return frame.has("name")
        ? text(frame, "name") + " (" + text(frame, "from") + ")"
        : text(frame, "from");
  }

  private static String id(Conversation conversation) {
    return conversation.id().value();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).stringValue("");
  }

  private static Answer page(String type, StringBuilder page) {
    return new Answer(200, type, page.toString().getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
