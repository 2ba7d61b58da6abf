package io.amends.store;

import io.amends.conversation.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** What is left of what was erased: a salted hash, which names nobody. */
public final class Tombstones {

  public static final int SALT_BYTES = 16;
  public static final int HASH_BYTES = 16;

  private Tombstones() {}

  /** Once for each store: with another one nothing that was erased is known again. */
  public static byte[] newSalt() {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  public static byte[] hash(byte[] salt, ConversationId id) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      sha.update(id.value().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(sha.digest(), HASH_BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-256 is part of every Java", missing);
    }
  }

  /** The same as a value that can be compared. */
  public static ByteBuffer key(byte[] salt, ConversationId id) {
    return ByteBuffer.wrap(hash(salt, id));
  }
}
