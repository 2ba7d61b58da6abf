package io.amends.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By when a text says that something will be, and when that is. */
class DeadlinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It leaves within three working days.|3 working days",
        "It leaves within 3 business days.|3 working days",
        "You hear from us in an hour.|1 hour",
        "We answer within half an hour.|30 minutes",
        "Within the next 24 hours a colleague writes.|24 hours",
        "A colleague writes, two days at the latest.|2 days",
        "within three to five working days|5 working days",
        "In under 20 minutes|20 minutes",
        "You hear from us tomorrow.|1 day",
        "by the next working day|1 working day",
        "We settle it by the end of the day.|0 days",
        "It is done in two weeks.|2 weeks",
        "三个工作日内发出|3 working days",
        "最晚三個工作天出貨|3 working days",
        "24小时之内回复您|24 hours",
        "２４小時內回覆您|24 hours",
        "半小时内回复|30 minutes",
        "十五分钟以内|15 minutes",
        "一周内退回|1 week",
        "两天内|2 days",
        "兩個禮拜內|2 weeks",
        "最迟2天|2 days",
        "最晚下一个工作日在这里答复您|1 working day",
        "下個工作天回覆您|1 working day",
        "明天我们会在这里跟您说进展|1 day",
        "后天送到|2 days",
        "今天内办好|0 days",
      })
  void a_time_is_read(String text, String deadline) {
    assertThat(Deadlines.in(text))
        .extracting(named -> named.deadline().toString())
        .containsExactly(deadline);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We see to it at once.",
        "It was due three days ago.",
        "We see no movement for some days.",
        "You're within the days for a return.",
        "Within the return period it can come back.",
        "What was today's price?",
        "我们马上去办",
        "三天前就该到了",
        "等了几天的包裹",
        "以后天天都能用",
        "今天的价格",
        "说好的时间没能兑现",
        "",
      })
  void what_names_no_end_is_none(String text) {
    assertThat(Deadlines.in(text)).isEmpty();
  }

  @Test
  void several_are_read_in_their_order_and_know_their_sentence() {
    var text = "It leaves within three working days. Tomorrow we tell you how it stands.";
    var named = Deadlines.in(text);

    assertThat(named)
        .extracting(Deadlines.Named::deadline)
        .containsExactly(
            new Deadline(3, Deadline.Unit.WORKING_DAY), new Deadline(1, Deadline.Unit.DAY));
    assertThat(Deadlines.sentence(text, named.get(1)))
        .isEqualTo("Tomorrow we tell you how it stands.");
  }

  /** 2026-11-06 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "30 minutes, 2026-11-06T15:30:00Z",
    "24 hours, 2026-11-07T15:00:00Z",
    "0 days, 2026-11-07T00:00:00Z",
    "1 day, 2026-11-08T00:00:00Z",
    "1 working day, 2026-11-10T00:00:00Z",
    "3 working days, 2026-11-12T00:00:00Z",
    "2 weeks, 2026-11-21T00:00:00Z",
  })
  void days_end_with_their_last_and_a_weekend_is_no_working_day(String written, Instant due) {
    var said = Instant.parse("2026-11-06T15:00:00Z");

    assertThat(Deadline.of(written).orElseThrow().after(said, ZoneOffset.UTC)).isEqualTo(due);
  }

  @Test
  void a_day_is_the_shops_day() {
    // Half past eleven in the evening in Shanghai: tomorrow ends half an hour and a day later.
    var said = Instant.parse("2026-11-06T15:30:00Z");
    var tomorrow = new Deadline(1, Deadline.Unit.DAY);

    assertThat(tomorrow.after(said, ZoneId.of("Asia/Shanghai")))
        .isEqualTo(Instant.parse("2026-11-07T16:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "3 working day s", "-1 day", "3", "03 days", "3 months"})
  void what_is_no_time_in_a_file_is_none(String written) {
    assertThat(Deadline.of(written)).isEmpty();
  }
}
