package io.amends.channel.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes. */
final class Sha256 {

  private Sha256() {}

  /** The hash of all parts, one after the other. */
  static byte[] of(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
