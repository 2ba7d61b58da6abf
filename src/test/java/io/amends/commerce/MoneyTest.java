package io.amends.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({"3.999, CNY, 399", "3.99, USD, 399", "3.9, JPY, 3", "0.009, EUR, 0"})
  void what_is_given_is_rounded_down_to_the_currencys_smallest_unit(
      String major, String currency, long minor) {
    assertThat(Money.of(major, currency).minor()).isEqualTo(minor);
  }

  @Test
  void money_of_two_currencies_does_not_add_up() {
    assertThatThrownBy(() -> Money.of("1", "CNY").plus(Money.of("1", "USD")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
