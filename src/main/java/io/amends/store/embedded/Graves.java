package io.amends.store.embedded;

import io.amends.conversation.ConversationId;
import io.amends.store.Tombstones;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which conversations were erased, by salted hashes. One salt serves for all. */
final class Graves {

  private static final byte[] NONE = new byte[0];

  private final Set<ByteBuffer> hashes = ConcurrentHashMap.newKeySet();
  private volatile byte[] salt = NONE;

  /** Made when it is first needed. */
  byte[] salt() {
    if (salt.length == 0) {
      salt = Tombstones.newSalt();
    }
    return salt;
  }

  void add(byte[] theirSalt, List<ByteBuffer> more) {
    if (!more.isEmpty()) {
      salt = theirSalt;
      hashes.addAll(more);
    }
  }

  boolean contains(ConversationId id) {
    return !hashes.isEmpty() && hashes.contains(Tombstones.key(salt, id));
  }

  List<ByteBuffer> all() {
    return List.copyOf(hashes);
  }
}
