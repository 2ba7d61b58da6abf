package io.amends.throughput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What customers say, in the three languages: each talk is a conversation of its own. */
public final class Talks {

  private static final List<List<String>> ALL =
      List.of(
          List.of(
              "Hello",
              "My parcel should have been here on Monday and it still is not",
              "Sorry, I don't have the number at hand",
              "Thanks"),
          List.of("你好", "我的快递怎么还没到啊，都五天了", "订单号我现在找不到", "谢谢"),
          List.of("您好", "我訂的包裹怎麼還沒收到，已經晚了三天", "訂單編號我手邊沒有", "謝謝您"));

  private static final List<String> PLEASANTRIES = List.of("Good morning", "早上好", "早安");
  private static final int LONG = 40;

  private Talks() {}

  /** The lines of the n-th talk. */
  public static List<String> of(long n) {
    return ALL.get((int) (n % ALL.size()));
  }

  /**
   * The same, with so many pleasantries after it that what connecting and beginning cost is hardly
   * seen: {@value #LONG} lines.
   */
  static List<String> longOf(long n) {
    var lines = new ArrayList<>(of(n));
    var pleasantry = PLEASANTRIES.get((int) (n % PLEASANTRIES.size()));
    lines.addAll(Collections.nCopies(LONG - lines.size(), pleasantry));
    return lines;
  }
}
