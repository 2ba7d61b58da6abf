package io.amends.dialog.yaml;

/**
 * Sets, by their hash, whose wordings were all judged by the set's own guard and passed: a good
 * part of a start's work, which the next start need not do again. It must know nothing that was
 * judged by other code than is running. Thread-safe.
 */
public interface SoundSets {

  /** Remembers nothing: a set is judged whenever it is read. */
  SoundSets NONE =
      new SoundSets() {
        @Override
        public boolean contains(String hash) {
          return false;
        }

        @Override
        public void add(String hash) {}
      };

  /** Whether the set is known to be sound. */
  boolean contains(String hash);

  /** A set is sound. One that cannot be remembered is judged again, so this never fails. */
  void add(String hash);
}
