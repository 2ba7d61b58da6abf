package io.amends.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in at the desk.
 *
 * @param agents {@code name:password,…}; empty: one agent {@code desk}
 * @param password of the agent {@code desk}; empty: the one in the file {@code credentials}
 */
@ConfigurationProperties("amends.desk")
public record DeskProperties(@DefaultValue("") String agents, @DefaultValue("") String password) {

  /** Passwords never reach a log. */
  @Override
  public String toString() {
    return "DeskProperties[…]";
  }
}
