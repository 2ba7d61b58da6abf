package io.amends.shop;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** Says why the shop was of no help, without repeating anything that was asked or answered. */
final class ShopReason {

  private ShopReason() {}

  static String of(Throwable error) {
    if (error instanceof ShopFailure || error instanceof BrokenAnswerException) {
      return String.valueOf(error.getMessage());
    }
    if (error instanceof TimeoutException) {
      return "the shop did not answer in time";
    }
    if (error instanceof CallNotPermittedException) {
      return "the shop was not asked: it failed too often just now";
    }
    if (error instanceof DataBufferLimitException) {
      return "the shop's answer is too large";
    }
    return error instanceof WebClientRequestException
        ? "the shop cannot be reached"
        : "asking the shop failed: " + error.getClass().getSimpleName();
  }
}
