package io.amends.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed tries to sign in. Per name and address five in five minutes are let through, per
 * address ten times as many whatever the names. Remembers a bounded number of addresses, the ones
 * that tried last. Thread-safe.
 */
final class LoginThrottle {

  private static final int TRIES = 5;
  private static final int TRIES_OF_AN_ADDRESS = 50;
  private static final int REMEMBERED = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > REMEMBERED;
        }
      };

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Fails with {@link TooManyTriesException} where another try is not let through. */
  synchronized void check(String name, String address) {
    refuseAfter(TRIES, key(name, address));
    refuseAfter(TRIES_OF_AN_ADDRESS, address);
  }

  synchronized void failed(String name, String address) {
    var now = clock.instant();
    failures.computeIfAbsent(key(name, address), same -> new ArrayDeque<>()).add(now);
    failures.computeIfAbsent(address, same -> new ArrayDeque<>()).add(now);
  }

  synchronized void succeeded(String name, String address) {
    failures.remove(key(name, address));
  }

  private void refuseAfter(int tries, String key) {
    var times = failures.get(key);
    if (times == null) {
      return;
    }
    var now = clock.instant();
    while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
      times.removeFirst();
    }
    if (times.isEmpty()) {
      failures.remove(key);
    } else if (times.size() >= tries) {
      throw new TooManyTriesException(Duration.between(now, times.peekFirst().plus(WINDOW)));
    }
  }

  /** No address holds a line break, so the two parts cannot be mixed up. */
  private static String key(String name, String address) {
    return address + "\n" + name;
  }
}
