package io.amends.channel;

import io.amends.conversation.Attachment;
import io.amends.engine.CustomerMessage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a customer's message from JSON: {@code {id, text, attachments?}}. What it lets through can
 * be stored, shown and understood; everything else is refused with a code of the contract. Never
 * throws. Thread-safe.
 *
 * <p>The text is kept as it was written, blanks and control characters included; half of a
 * surrogate pair, which is no character and cannot be stored, becomes U+FFFD, so offsets stay.
 */
public final class MessageReader {

  public static final int TEXT_AT_MOST = 8_000;

  private static final int ID_AT_MOST = 200;
  private static final int ATTACHMENTS_AT_MOST = 10;
  private static final int URL_AT_MOST = 2_000;
  private static final int NAME_AT_MOST = 255;
  private static final Set<String> KINDS = Set.of("image", "video", "audio", "file");

  private final int textAtMost;

  /** With the limit of the contract. */
  public MessageReader() {
    this(TEXT_AT_MOST);
  }

  /**
   * @param textAtMost how many code points a text may have
   */
  public MessageReader(int textAtMost) {
    this.textAtMost = textAtMost;
  }

  /** A message, or why it is none. */
  public sealed interface Result {}

  public record Accepted(CustomerMessage message) implements Result {}

  /**
   * @param code {@code malformed}, {@code empty} or {@code too-long}
   * @param message says what is wrong with which field; never holds the customer's words
   * @param id the client's own id of the message; {@code null} where it could not be read
   */
  public record Refused(String code, String message, @Nullable String id) implements Result {}

  public Result read(JsonNode node) {
    String id = null;
    try {
      id = id(node);
      var text = text(node.path("text"));
      var attachments = attachments(node.path("attachments"));
      if (isBlank(text) && attachments.isEmpty()) {
        throw new Refusal("empty", "there is neither a text nor an attachment");
      }
      return new Accepted(CustomerMessage.of(id, text, attachments));
    } catch (Refusal refusal) {
      return new Refused(refusal.code, refusal.reason, id);
    }
  }

  /**
   * Whether it can name something: 1 to 200 characters, no control character, no half character.
   */
  public static boolean isId(String id) {
    return !id.isBlank()
        && id.length() <= ID_AT_MOST
        && isWellFormed(id)
        && id.chars().noneMatch(Character::isISOControl);
  }

  /** The same text with U+FFFD for every half of a surrogate pair. */
  public static String wellFormed(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    var whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? 0xFFFD : c));
    return whole.toString();
  }

  private static String id(JsonNode node) {
    var id = string(node.path("id"), "id");
    require(isId(id), "malformed", "id must have 1 to 200 printable characters");
    return id;
  }

  private String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    var text = string(node, "text");
    require(
        text.codePointCount(0, text.length()) <= textAtMost,
        "too-long",
        "text must not have more than " + textAtMost + " characters");
    return wellFormed(text);
  }

  private static List<Attachment> attachments(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    require(node.isArray(), "malformed", "attachments must be an array");
    require(
        node.size() <= ATTACHMENTS_AT_MOST,
        "malformed",
        "attachments must not be more than " + ATTACHMENTS_AT_MOST);
    var attachments = new ArrayList<Attachment>();
    for (var i = 0; i < node.size(); i++) {
      attachments.add(attachment(node.path(i), "attachments[" + i + "]"));
    }
    return attachments;
  }

  private static Attachment attachment(JsonNode node, String where) {
    require(node.isObject(), "malformed", where + " must be an object");
    var kind = string(node.path("kind"), where + ".kind");
    require(KINDS.contains(kind), "malformed", where + ".kind must be image, video, audio or file");
    var url = string(node.path("url"), where + ".url");
    require(
        isWebAddress(url),
        "malformed",
        where + ".url must be an http or https address of at most " + URL_AT_MOST + " characters");
    return new Attachment(kind, url, name(node, where), bytes(node, where));
  }

  private static String name(JsonNode node, String where) {
    var name = node.path("name");
    if (name.isMissingNode() || name.isNull()) {
      return "";
    }
    var text = string(name, where + ".name");
    require(
        text.length() <= NAME_AT_MOST,
        "malformed",
        where + ".name must not have more than " + NAME_AT_MOST + " characters");
    return wellFormed(text);
  }

  private static long bytes(JsonNode node, String where) {
    var bytes = node.path("bytes");
    if (bytes.isMissingNode() || bytes.isNull()) {
      return 0;
    }
    require(
        bytes.isIntegralNumber() && bytes.canConvertToLong() && bytes.longValue() >= 0,
        "malformed",
        where + ".bytes must be a whole number, 0 or more");
    return bytes.longValue();
  }

  private static boolean isWebAddress(String url) {
    if (url.length() > URL_AT_MOST) {
      return false;
    }
    try {
      var uri = new URI(url);
      var scheme = uri.getScheme();
      return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
          && uri.getRawAuthority() != null
          && isWellFormed(url);
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  private static String string(JsonNode node, String field) {
    require(node.isString(), "malformed", field + " must be a string");
    return node.stringValue();
  }

  /** Nothing that a reader would see. */
  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(MessageReader::isUnseen);
  }

  private static boolean isUnseen(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static boolean isWellFormed(String text) {
    for (var i = 0; i < text.length(); ) {
      var codePoint = text.codePointAt(i);
      if (isHalf(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static void require(boolean holds, String code, String message) {
    if (!holds) {
      throw new Refusal(code, message);
    }
  }

  /** Leaves the reading of one message; never leaves this class. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    Refusal(String code, String reason) {
      super(reason, null, false, false);
      this.code = code;
      this.reason = reason;
    }
  }
}
