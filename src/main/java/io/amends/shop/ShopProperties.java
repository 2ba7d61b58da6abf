package io.amends.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the shop is and how much patience it gets.
 *
 * @param url root of the shop's API; empty: the demo shop answers
 * @param token sent as bearer token; empty: none is sent
 * @param timeout how long a question may take in all before it counts as unanswered
 * @param remedyTimeout how long the posting of a remedy may take in all
 */
@Validated
@ConfigurationProperties("amends.shop")
public record ShopProperties(
    @DefaultValue("")
        @Pattern(regexp = "|https?://\\S+", message = "must begin with http:// or https://")
        String url,
    @DefaultValue("") String token,
    @DefaultValue("2s") Duration timeout,
    @DefaultValue("10s") Duration remedyTimeout,
    @DefaultValue @Valid Breaker breaker) {

  /** Whether there is a shop to ask; else the demo shop answers. */
  public boolean isConfigured() {
    return !url.isBlank();
  }

  /** Without the token: this may be logged. */
  @Override
  public String toString() {
    return "ShopProperties[url=" + url + ", timeout=" + timeout + ", breaker=" + breaker + "]";
  }

  /**
   * When a failing shop is left alone.
   *
   * @param window the calls of so many seconds are looked at
   * @param calls fewer than so many calls in the window prove nothing
   * @param failures per cent of failures at which asking stops
   * @param pause how long nothing is asked then
   * @param probes so many calls are let through after the pause to see whether it answers again
   */
  public record Breaker(
      @DefaultValue("30s") Duration window,
      @DefaultValue("10") @Min(1) int calls,
      @DefaultValue("50") @Min(1) @Max(100) int failures,
      @DefaultValue("10s") Duration pause,
      @DefaultValue("2") @Min(1) int probes) {}
}
