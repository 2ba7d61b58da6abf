package io.amends.remedy;

import io.amends.commerce.Money;
import io.amends.remedy.ShopPolicy.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The policy the product ships with (P53), for tests; the file is checked against it. */
public final class Policies {

  private Policies() {}

  public static ShopPolicy standard() {
    return standard(
        Map.of(
            "CNY", figures("CNY", "50", "5", "30", "5", "10", "10", "20", "8", "15", "200"),
            "USD", figures("USD", "10", "1", "5", "1", "2", "8", "4", "2", "3", "50"),
            "EUR", figures("EUR", "10", "1", "5", "1", "2", "8", "4", "2", "3", "50")));
  }

  /** The same with other amounts. */
  public static ShopPolicy standard(Map<String, Figures> figures) {
    return new ShopPolicy(
        figures,
        List.of(10, 20, 30),
        10,
        40,
        50,
        60,
        50,
        Map.of("CN", 7, "EU", 14, "elsewhere", 30),
        7,
        2,
        Duration.ofHours(72));
  }

  /** Amounts in the sequence of the record's components. */
  public static Figures figures(String currency, String... majors) {
    var amounts = List.of(majors).stream().map(major -> Money.of(major, currency)).toList();
    return new Figures(
        amounts.get(0),
        amounts.get(1),
        amounts.get(2),
        amounts.get(3),
        amounts.get(4),
        amounts.get(5),
        amounts.get(6),
        amounts.get(7),
        amounts.get(8),
        amounts.get(9));
  }
}
