package io.amends.channel.marketplace;

import io.amends.channel.marketplace.InboundMessage.Choice;
import io.amends.channel.marketplace.InboundMessage.Ignored;
import io.amends.channel.marketplace.InboundMessage.Malformed;
import io.amends.channel.marketplace.InboundMessage.Message;
import io.amends.conversation.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of {@code POST /webhooks/standard}. Unknown fields and types are ignored. Never
 * fails: what cannot be read is {@link Malformed}. Thread-safe.
 */
public final class StandardWebhookReader {

  private static final String RECEIVED = "message.received";
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST_URL = 2_000;
  private static final int MOST_ATTACHMENTS = 20;
  private static final Set<String> KINDS = Set.of("image", "video", "audio", "file");
  private static final Pattern TYPE = Pattern.compile("[a-zA-Z0-9_.]{1,100}");
  private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s]+");

  private final JsonMapper json = JsonMapper.builder().build();

  public InboundMessage read(byte[] body) {
    try {
      return envelope(json.readTree(body));
    } catch (JacksonException e) {
      return new Malformed("body", "is not JSON");
    } catch (MalformedException e) {
      return new Malformed(e.field, e.why);
    }
  }

  private static InboundMessage envelope(JsonNode body) {
    require(body.isObject(), "body", "is not an object");
    var type = body.path("type");
    require(type.isString() && TYPE.matcher(type.asString()).matches(), "type", "is no event type");
    if (!type.asString().equals(RECEIVED)) {
      return new Ignored(type.asString());
    }
    require(body.path("data").isObject(), "data", "is not an object");
    return message(body.path("data"));
  }

  private static Message message(JsonNode data) {
    var text = text(data);
    var attachments = attachments(data.path("attachments"));
    var choice = choice(data.path("choice"));
    require(
        !text.isBlank() || !attachments.isEmpty() || choice != null,
        "data.text",
        "is empty, and nothing else is there");
    return new Message(
        id(data, "data", "conversation"),
        id(data, "data", "customer"),
        id(data, "data", "id"),
        text,
        isAbsent(data.path("order")) ? "" : id(data, "data", "order"),
        attachments,
        choice);
  }

  private static String text(JsonNode data) {
    var node = data.path("text");
    require(isAbsent(node) || node.isString(), "data.text", "is not text");
    var text = isAbsent(node) ? "" : node.asString();
    require(
        text.codePointCount(0, text.length()) <= LONGEST_TEXT,
        "data.text",
        "has more than 8,000 characters");
    return text;
  }

  private static List<Attachment> attachments(JsonNode list) {
    require(isAbsent(list) || list.isArray(), "data.attachments", "is not a list");
    require(list.size() <= MOST_ATTACHMENTS, "data.attachments", "has more than 20 entries");
    var attachments = new ArrayList<Attachment>();
    for (var entry : list) {
      attachments.add(attachment(entry, "data.attachments[" + attachments.size() + "]"));
    }
    return attachments;
  }

  private static Attachment attachment(JsonNode entry, String at) {
    var kind = entry.path("kind").asString("");
    var url = entry.path("url").asString("");
    var bytes = entry.path("bytes");
    require(KINDS.contains(kind), at + ".kind", "is not image, video, audio or file");
    require(
        url.length() <= LONGEST_URL && WEB.matcher(url).matches(),
        at + ".url",
        "is no web address");
    require(
        isAbsent(bytes) || (bytes.canConvertToLong() && bytes.asLong() >= 0),
        at + ".bytes",
        "is no size");
    return new Attachment(
        kind,
        url,
        isAbsent(entry.path("name")) ? "" : id(entry, at, "name"),
        isAbsent(bytes) ? 0 : bytes.asLong());
  }

  private static @Nullable Choice choice(JsonNode choice) {
    if (isAbsent(choice)) {
      return null;
    }
    int option = choice.path("option").asInt(0);
    require(option == 1 || option == 2, "data.choice.option", "is not 1 or 2");
    return new Choice(id(choice, "data.choice", "proposal"), option);
  }

  /** A short line of text or a number: what names something. */
  private static String id(JsonNode object, String at, String name) {
    var node = object.path(name);
    var field = at + "." + name;
    require(!isAbsent(node), field, "is missing");
    require(node.isString() || node.isIntegralNumber(), field, "is not text");
    var id = node.asString();
    require(!id.isBlank() && id.length() <= LONGEST_ID, field, "has not 1 to 200 characters");
    require(id.codePoints().noneMatch(Character::isISOControl), field, "has control characters");
    return id;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean holds, String field, String why) {
    if (!holds) {
      throw new MalformedException(field, why);
    }
  }

  private static final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String why;

    private MalformedException(String field, String why) {
      super(field, null, false, false);
      this.field = field;
      this.why = why;
    }
  }
}
