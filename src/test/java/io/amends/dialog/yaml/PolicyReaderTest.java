package io.amends.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CNY:                    | YUAN:                  | 2  "YUAN" is no currency. Write its ISO 4217 code, as CNY.
          coupon-min: 5           | coupon-mim: 5          | 3  the figures in CNY has no "coupon-min". Add it.
          coupon-min: 5           | coupon-mim: 5          | 4  "coupon-mim" is no key of the figures in CNY. Did you mean "coupon-min"?
          repair: 20              | repair: twenty         | 9  "twenty" is no amount. Write a number such as 50.
          [10, 20, 30]            | 10                     | 13  "partial-refund-percent" has another form. Write [one, two].
          [10, 20, 30]            | [10, 200]              | 13  "200" is more than 100 %. Write 0 to 100.
          coupon-percent: 10      | coupon-percent: 10%    | 14  "10%" is no whole number. Write for example 10.
          EU: 14,                 | UK: 14,                | 19  return-window-days has no "EU". Add it.
          72 hours                | three days             | 22  "three days" is no duration. Write a number and seconds, minutes, hours or days: 24 hours.
          """)
  void what_is_wrong_with_the_limits_is_told_with_its_line(
      String from, String to, String expected) {
    assertThat(new SampleSet().change("policy.yaml", from, to).problems())
        .contains("dialog-flows/policy.yaml:" + expected);
  }
}
