package io.amends.wording;

/** How bad it is; the order of the constants is the order of weight. */
public enum Verdict {
  PASS,
  /** May go out; somebody should look at it. */
  WARN,
  /** Must not go out as it is; other words for the same are known. */
  REWRITE,
  /** Must not go out: what it says is not so, or is not ours to say. */
  BLOCK;

  /** Whether the text must not go out as it is. */
  public boolean stops() {
    return compareTo(REWRITE) >= 0;
  }
}
