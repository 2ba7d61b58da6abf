package io.amends.channel.widget;

import io.amends.conversation.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes conversation ids that cannot be guessed, and the tokens that let a widget come back to its
 * own conversation. A token is a keyed hash of the id, so nothing has to be kept. Thread-safe.
 */
public final class ConversationTokens {

  private static final int ID_BYTES = 18;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * @param secret at least 32 bytes that only this shop knows
   */
  public ConversationTokens(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** An id with 144 random bits. */
  public ConversationId newConversation() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return new ConversationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public String tokenOf(ConversationId id) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var hash = mac.doFinal(("widget " + id.value()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", missing);
    }
  }

  /**
   * Whether the token was made for this conversation; takes as long for a wrong one as for a right
   * one.
   */
  public boolean isFor(ConversationId id, String token) {
    return MessageDigest.isEqual(
        tokenOf(id).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
