package io.amends.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who the agents are, and how they prove it. A token is good for twelve hours, on every node with
 * the same key, and dies with the password it was given for. Thread-safe.
 */
public final class AgentDirectory {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);
  private static final String ONLY_AGENT = "desk";

  private final Map<String, String> passwords;
  private final SecretKeySpec key;
  private final Clock clock;
  private final LoginThrottle throttle;

  /**
   * @param password of the one agent, where the properties name none
   * @param key at least 32 characters that only this shop knows
   * @throws IllegalArgumentException when the agents cannot be read; it never quotes them
   */
  public AgentDirectory(DeskProperties properties, String password, String key, Clock clock) {
    this.passwords = agents(properties, password);
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
    this.throttle = new LoginThrottle(clock);
  }

  public Set<String> names() {
    return passwords.keySet();
  }

  /**
   * A token for whoever knows the password; empty for anybody else. Takes as long for an unknown
   * name as for a wrong password.
   *
   * @param address where the try comes from
   * @throws TooManyTriesException after five failed tries in five minutes
   */
  public synchronized Optional<String> signIn(String name, String password, String address) {
    throttle.check(name, address);
    var right = isSame(password, passwords.getOrDefault(name, "")) && passwords.containsKey(name);
    if (!right) {
      throttle.failed(name, address);
      return Optional.empty();
    }
    throttle.succeeded(name, address);
    return Optional.of(token(name, clock.instant().plus(TOKEN_LIFE).getEpochSecond()));
  }

  /** The agent whom a token was given to; empty for a wrong or expired one. Never fails. */
  public Optional<String> agentOf(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
      var expires = Long.parseLong(parts[1]);
      var good =
          passwords.containsKey(name)
              && isSame(token, token(name, expires))
              && clock.instant().isBefore(Instant.ofEpochSecond(expires));
      return good ? Optional.of(name) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException garbage) {
      return Optional.empty();
    }
  }

  private String token(String name, long expires) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    var words = base64.encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "." + expires;
    var signed = "desk\n" + words + "\n" + passwords.get(name);
    return words + "." + base64.encodeToString(mac(signed));
  }

  /** Both sides are hashed first, so that not even the length can be measured. */
  private boolean isSame(String one, String other) {
    return MessageDigest.isEqual(mac(one), mac(other));
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", missing);
    }
  }

  private static Map<String, String> agents(DeskProperties properties, String password) {
    if (properties.agents().isBlank()) {
      var only = properties.password().isBlank() ? password : properties.password();
      if (only.isBlank()) {
        throw new IllegalArgumentException("the agent " + ONLY_AGENT + " has no password");
      }
      return Map.of(ONLY_AGENT, only);
    }
    var agents = new LinkedHashMap<String, String>();
    var place = 0;
    for (var agent : properties.agents().split(",")) {
      place++;
      var colon = agent.indexOf(':');
      if (colon < 1 || agent.substring(0, colon).isBlank() || colon == agent.length() - 1) {
        throw new IllegalArgumentException(
            "amends.desk.agents is name:password,…; entry " + place + " is not");
      }
      var name = agent.substring(0, colon).strip();
      if (agents.put(name, agent.substring(colon + 1)) != null) {
        throw new IllegalArgumentException("amends.desk.agents names an agent twice: " + name);
      }
    }
    return Map.copyOf(agents);
  }
}
