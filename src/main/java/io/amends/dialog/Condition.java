package io.amends.dialog;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a case demands of one fact or slot. No expressions: plain words only. */
public sealed interface Condition {

  /**
   * @param value the fact or slot as text; {@code null} where it is not known
   */
  boolean holds(@Nullable String value);

  /** {@code lost} or {@code [lost, held]}: one of these words. */
  record AnyOf(Set<String> words) implements Condition {
    public AnyOf {
      words = Set.copyOf(words);
    }

    @Override
    public boolean holds(@Nullable String value) {
      return value != null && words.contains(value);
    }
  }

  /** {@code at least 7}; an unknown value is not at least anything. */
  record AtLeast(BigDecimal bound) implements Condition {
    @Override
    public boolean holds(@Nullable String value) {
      return value != null && new BigDecimal(value).compareTo(bound) >= 0;
    }
  }

  /** {@code at most 3}; an unknown value is not at most anything. */
  record AtMost(BigDecimal bound) implements Condition {
    @Override
    public boolean holds(@Nullable String value) {
      return value != null && new BigDecimal(value).compareTo(bound) <= 0;
    }
  }

  /** {@code known}. */
  record Known() implements Condition {
    @Override
    public boolean holds(@Nullable String value) {
      return value != null;
    }
  }

  /** {@code missing}. */
  record Missing() implements Condition {
    @Override
    public boolean holds(@Nullable String value) {
      return value == null;
    }
  }
}
