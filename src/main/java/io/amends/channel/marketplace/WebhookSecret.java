package io.amends.channel.marketplace;

import java.util.Base64;

/**
 * A secret as Standard Webhooks writes it down: {@code whsec_} and the base64 of 24 to 64 bytes.
 */
final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private WebhookSecret() {}

  /** Complaints never repeat the secret. */
  static byte[] decode(String secret) {
    if (!secret.strip().startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    var bytes = bytes(secret.strip().substring(PREFIX.length()));
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "a webhook secret has 24 to 64 bytes after base64, not " + bytes.length);
    }
    return bytes;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message quotes what it read.
      throw new IllegalArgumentException("a webhook secret is base64 after " + PREFIX);
    }
  }
}
