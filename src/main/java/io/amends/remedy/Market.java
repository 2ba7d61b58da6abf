package io.amends.remedy;

import io.amends.commerce.Order;
import java.util.Set;

/** Whose law an order is under, as far as the policy tells them apart (P53). */
final class Market {

  static final String CHINA = "CN";
  static final String EUROPE = "EU";
  static final String ELSEWHERE = "elsewhere";

  private static final Set<String> EU_COUNTRIES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private Market() {}

  /** By the country of destination, else by currency. */
  static String of(Order order) {
    var destination = order.destination();
    if (destination != null && !destination.country().isBlank()) {
      return ofCountry(destination.country());
    }
    return switch (order.currency()) {
      case "CNY" -> CHINA;
      case "EUR" -> EUROPE;
      default -> ELSEWHERE;
    };
  }

  private static String ofCountry(String country) {
    if (country.equals("CN")) {
      return CHINA;
    }
    return EU_COUNTRIES.contains(country) ? EUROPE : ELSEWHERE;
  }
}
