package io.amends.throughput;

import java.util.List;

/** What customers say, in the three languages: each talk is a conversation of its own. */
final class Talks {

  private static final List<List<String>> ALL =
      List.of(
          List.of(
              "Hello",
              "My parcel should have been here on Monday and it still is not",
              "Sorry, I don't have the number at hand",
              "Thanks"),
          List.of("你好", "我的快递怎么还没到啊，都五天了", "订单号我现在找不到", "谢谢"),
          List.of("您好", "我訂的包裹怎麼還沒收到，已經晚了三天", "訂單編號我手邊沒有", "謝謝您"));

  private Talks() {}

  /** The lines of the n-th talk. */
  static List<String> of(long n) {
    return ALL.get((int) (n % ALL.size()));
  }
}
