package io.amends.channel.marketplace;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Signs and verifies as Standard Webhooks 1.0.0 says, version {@code v1} (HMAC-SHA256). Several
 * secrets stand for a rotation: any of them verifies, and all of them sign. Verifying never fails
 * with an exception, whatever the headers hold, and takes the same time wherever a signature is
 * wrong. Thread-safe.
 */
public final class StandardWebhookSignature {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  /** How far the sender's clock may be from ours, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  /** Visible ASCII without the dot, which separates what is signed. */
  private static final Pattern WEBHOOK_ID = Pattern.compile("[!-\\-/-~]{1,256}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets {@code whsec_} and the base64 of 24 to 64 bytes each, at least one
   * @throws IllegalArgumentException saying what is wrong, without the secret
   */
  public StandardWebhookSignature(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no webhook secret is given");
    }
    this.keys =
        secrets.stream()
            .map(WebhookSecret::decode)
            .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
            .toList();
  }

  /** The value of {@link #SIGNATURE}: one signature a secret, the first secret's first. */
  public String sign(String id, Instant at, byte[] body) {
    if (!WEBHOOK_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a webhook id is visible ASCII without dots");
    }
    var timestamp = Long.toString(at.getEpochSecond());
    return keys.stream()
        .map(key -> VERSION + signature(key, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  /** Whether the body is from someone who knows a secret, and fresh. */
  public boolean verifies(HttpHeaders headers, byte[] body, Instant now) {
    return verifies(
        only(headers, ID), only(headers, TIMESTAMP), only(headers, SIGNATURE), body, now);
  }

  /** Whether the body is from someone who knows a secret, and fresh; {@code null}: no header. */
  public boolean verifies(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      Instant now) {
    if (id == null || timestamp == null || signatures == null) {
      return false;
    }
    return WEBHOOK_ID.matcher(id).matches()
        && SECONDS.matcher(timestamp).matches()
        && isFresh(Long.parseLong(timestamp), now)
        && anyMatches(id, timestamp, signatures, body);
  }

  private static boolean isFresh(long seconds, Instant now) {
    return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
  }

  /** The text is compared, not what it decodes to: base64 has several texts for the same bytes. */
  private boolean anyMatches(String id, String timestamp, String signatures, byte[] body) {
    var expected = keys.stream().map(key -> bytes(signature(key, id, timestamp, body))).toList();
    boolean matches = false;
    int start = 0;
    while (start <= signatures.length()) {
      int space = signatures.indexOf(' ', start);
      int end = space < 0 ? signatures.length() : space;
      if (signatures.startsWith(VERSION, start)) {
        var presented = bytes(signatures.substring(start + VERSION.length(), end));
        for (var signature : expected) {
          matches |= MessageDigest.isEqual(presented, signature);
        }
      }
      start = end + 1;
    }
    return matches;
  }

  private static String signature(SecretKeySpec key, String id, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(bytes(id + "." + timestamp + "."));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A header that comes twice is no header: we could not say which one was signed. */
  private static @Nullable String only(HttpHeaders headers, String name) {
    var values = headers.getOrEmpty(name);
    return values.size() == 1 ? values.get(0) : null;
  }
}
